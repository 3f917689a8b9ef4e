import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const orderingAnomaly: readonly Generator[] = [
  {
    id: 'last',
    draw: [
      { set: 'work', from: [200, 1000, 1500, 3000] },
      { set: 'partitioner', from: ['org.apache.kafka.clients.producer.RoundRobinPartitioner', null] },
    ],
    ask: {
      kind: 'written',
      measure: 'last',
      question: {
        en:
          'Three events of one user, in this order: registered, emailConfirmed, ' +
          'passwordChanged; partitioner {partitioner}. C2 works {work} on a record. Which is ' +
          'handled last?',
        ru:
          'Три события одного пользователя: registered, emailConfirmed, passwordChanged; ' +
          'partitioner: {partitioner}. C2 тратит на запись {work}. Какое обработают последним?',
      },
      because: {
        en: 'Order holds in one partition only; between partitions the slower reader is later.',
        ru: 'Порядок есть только внутри партиции; между партициями позже тот, кто медленнее.',
      },
      beliefs: [
        {
          gives: 'passwordChanged',
          why: {
            en: 'They lie on different tapes, and C2 is still busy when C3 is done.',
            ru: 'Они на разных лентах, и C2 ещё занят, когда C3 уже закончил.',
          },
        },
        {
          gives: 'emailConfirmed',
          why: {
            en: 'C2 is done before, or all three lie on one tape.',
            ru: 'C2 успевает раньше — или все три на одной ленте.',
          },
        },
        {
          gives: 'registered',
          why: {
            en: 'It was first, and its reader was not held up.',
            ru: 'Оно было первым, и его читателя ничто не задержало.',
          },
        },
      ],
    },
  },
  {
    id: 'when',
    draw: [{ set: 'work', from: [200, 1000, 2000, 3000] }],
    ask: {
      kind: 'written',
      measure: 'confirmed',
      unit: 'ms',
      question: {
        en: 'emailConfirmed is sent at 11 s; C2, its reader, works {work} on it. When is it handled?',
        ru: 'emailConfirmed отправлено в 11 с; его читатель C2 тратит {work}. Когда оно обработано?',
      },
      because: {
        en: 'A moment on the way, then the work of its own reader: nobody else’s counts.',
        ru: 'Мгновение в пути и работа собственного читателя: чужая не в счёт.',
      },
      beliefs: [
        {
          gives: 12215,
          why: {
            en: 'That is when passwordChanged is handled, by another reader.',
            ru: 'Тогда обработали passwordChanged — у другого читателя.',
          },
        },
        {
          as: { work: 200 },
          why: {
            en: 'So with a quick reader.',
            ru: 'Так — с быстрым читателем.',
          },
        },
        {
          as: { work: 3000 },
          why: {
            en: 'So if C2 needs three seconds.',
            ru: 'Так — если C2 нужно три секунды.',
          },
        },
      ],
    },
  },
]
