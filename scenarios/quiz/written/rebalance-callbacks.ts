import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const rebalanceCallbacks: readonly Generator[] = [
  {
    id: 'heir',
    draw: [
      { set: 'on-revoked', from: ['commitSync', 'nothing'] },
      {
        set: 'assignor',
        from: [
          'org.apache.kafka.clients.consumer.RangeAssignor',
          'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
        ],
      },
    ],
    ask: {
      kind: 'written',
      measure: 'heirBegins',
      question: {
        en:
          'C1 has processed 27 records of P1 and not committed them; onPartitionsRevoked: ' +
          '{on-revoked}; {assignor}. Where does C2, the heir, begin?',
        ru:
          'C1 обработал 27 записей P1, но не закоммитил; onPartitionsRevoked: {on-revoked}; ' +
          '{assignor}. С какого offset начнёт наследник C2?',
      },
      because: {
        en: 'The callback is the last moment to write it down; the heir knows only what is written.',
        ru: 'Колбэк — последний момент записать; наследник знает только записанное.',
      },
      beliefs: [
        {
          gives: 27,
          why: {
            en: 'Processed is not committed.',
            ru: 'Обработано — не значит закоммичено.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'The callback commits before the partition is given up.',
            ru: 'Колбэк коммитит до того, как партицию отдадут.',
          },
        },
        {
          gives: 26,
          why: {
            en: 'A commit is the number of the next record.',
            ru: 'В коммите — номер следующей записи.',
          },
        },
      ],
    },
  },
  {
    id: 'given',
    draw: [
      {
        set: 'assignor',
        from: [
          'org.apache.kafka.clients.consumer.RangeAssignor',
          'org.apache.kafka.clients.consumer.RoundRobinAssignor',
          'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
        ],
      },
    ],
    ask: {
      kind: 'written',
      measure: 'givenUp',
      question: {
        en: 'C1 owns two partitions, C2 joins; {assignor}. How many partitions does C1 give up first?',
        ru: 'У C1 две партиции, приходит C2; {assignor}. Сколько партиций C1 сначала отпустит?',
      },
      because: {
        en: 'Eager gives up all and may get some back; cooperative gives up what moves.',
        ru: 'Eager отпускает всё, часть может получить назад; cooperative — лишь переезжающее.',
      },
      beliefs: [
        {
          gives: 2,
          why: {
            en: 'A cooperative member keeps what stays with it.',
            ru: 'Cooperative-участник своё не отпускает.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'An eager one lets go of all before it is known who gets what.',
            ru: 'Eager отпускает всё, пока ещё неизвестно, кому что достанется.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'One of the two must move.',
            ru: 'Одной из двух придётся переехать.',
          },
        },
      ],
    },
  },
]
