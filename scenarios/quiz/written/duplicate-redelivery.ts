import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const duplicateRedelivery: readonly Generator[] = [
  {
    id: 'charged',
    draw: [
      { set: 'crash', from: ['after-effect', 'before-work', 'after-ack', 'never'] },
      { set: 'ack', from: ['manual', 'auto'] },
    ],
    ask: {
      kind: 'written',
      measure: 'charges',
      question: {
        en: 'W1 dies: {crash}; acks: {ack}. How often is m1 charged?',
        ru: 'W1 умирает: {crash}; подтверждения: {ack}. Сколько раз спишут m1?',
      },
      because: {
        en: 'Between the effect and the ack a death repeats; with auto a death before the effect ' + 'loses.',
        ru: 'Смерть между эффектом и ack повторяет; при auto смерть до эффекта теряет.',
      },
      beliefs: [
        {
          gives: 1,
          why: {
            en: 'Once for sure is what neither ack mode gives.',
            ru: 'Ровно раз не обещает ни один режим.',
          },
        },
        {
          gives: 2,
          why: {
            en: 'Twice only if the ack was still to come when the work was done.',
            ru: 'Дважды — только если работа сделана, а ack ещё не ушёл.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'Not lost: it was charged before, or it comes back.',
            ru: 'Не потеряно: списать успели, или сообщение вернётся.',
          },
        },
      ],
    },
  },
  {
    id: 'flag',
    draw: [{ set: 'crash', from: ['after-effect', 'before-work', 'after-ack', 'never'] }],
    ask: {
      kind: 'written',
      measure: 'flags',
      question: {
        en: 'W1 dies: {crash}, manual acks. How many deliveries carry redelivered?',
        ru: 'W1 умирает: {crash}, ack ручной. Сколько доставок придёт с redelivered?',
      },
      because: {
        en: 'The flag says “was delivered before and not acked”, whether or not it was worked on.',
        ru: 'Флаг значит «уже доставляли и ack не было» — работали над ним или нет.',
      },
      beliefs: [
        {
          gives: 1,
          why: {
            en: 'What was acked, or never came back, is not delivered again.',
            ru: 'Подтверждённое или не возвращавшееся снова не доставят.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'It was not acked, so it is delivered again, and marked.',
            ru: 'Ack не было — доставят снова, с пометкой.',
          },
        },
        {
          gives: 2,
          why: {
            en: 'W1 and W2 are two workers, but only one delivery is a second one.',
            ru: 'Рабочих двое, но повторная доставка одна.',
          },
        },
      ],
    },
  },
]
