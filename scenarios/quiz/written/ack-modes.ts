import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const ackModes: readonly Generator[] = [
  {
    id: 'done-written',
    draw: [
      { set: 'ack', from: ['auto', 'manual'] },
      { set: 'crash', from: ['never', 'before-work', 'mid-work'] },
    ],
    ask: {
      kind: 'written',
      measure: 'done',
      question: {
        en: 'Three messages, ack {ack}, W1 dies: {crash}. How many are worked on to the end?',
        ru: 'Три сообщения, ack {ack}, W1 умирает: {crash}. Сколько из них доведут до конца?',
      },
      because: {
        en: 'What is not answered comes back; with auto there is nothing to answer, so it is gone.',
        ru: 'Неподтверждённое возвращается; при auto подтверждать нечего, и оно пропадает.',
      },
      beliefs: [
        {
          gives: 3,
          why: {
            en: 'With auto ack all three left the queue when they were sent: they die with W1.',
            ru: 'При auto все три ушли из очереди при отправке и умерли вместе с W1.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'With manual ack, or without a death, none is gone.',
            ru: 'При manual или без смерти ничто не пропадает.',
          },
        },
        {
          gives: 2,
          why: {
            en: 'A death costs either all that was delivered or nothing: the ack decides.',
            ru: 'Смерть стоит либо всего доставленного, либо ничего: решает ack.',
          },
        },
      ],
    },
  },
  {
    id: 'back',
    draw: [
      { set: 'ack', from: ['auto', 'manual'] },
      { set: 'crash', from: ['never', 'before-work', 'mid-work'] },
    ],
    ask: {
      kind: 'written',
      measure: 'back',
      question: {
        en:
          'Three messages, prefetch 2, ack {ack}, W1 dies on m1: {crash}. How many deliveries ' +
          'go back into the queue?',
        ru:
          'Три сообщения, prefetch 2, ack {ack}, W1 умирает на m1: {crash}. Сколько доставок ' +
          'вернётся в очередь?',
      },
      because: {
        en:
          'When its channel closes, all that is not acked goes back; with auto it was acked by ' +
          'the sending.',
        ru:
          'Когда канал закрывается, возвращается всё без ack; при auto подтверждением была ' +
          'сама отправка.',
      },
      beliefs: [
        {
          gives: 0,
          why: {
            en: 'Nothing was acked yet: it is the broker’s, and it gives it out again.',
            ru: 'Ack ещё не было: это собственность брокера, и он выдаст её снова.',
          },
        },
        {
          gives: 3,
          why: {
            en: 'Only what was delivered and not acked can come back, and the window is 2.',
            ru: 'Вернуться может лишь доставленное без ack, а окно — 2.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'It is not about the one in work, but about all that was delivered and not acked.',
            ru: 'Дело не в том, что в работе, а во всём доставленном без ack.',
          },
        },
      ],
    },
  },
]
