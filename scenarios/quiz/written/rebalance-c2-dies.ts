import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const rebalanceC2Dies: readonly Generator[] = [
  {
    id: 'removed',
    draw: [{ set: 'session', from: [10000, 20000, 30000, 45000] }],
    ask: {
      kind: 'written',
      measure: 'expired',
      unit: 'ms',
      question: {
        en:
          'C2 is killed at 12 s; session.timeout.ms is {session}. When does the coordinator ' + 'remove it?',
        ru: 'C2 убит в 12 с; session.timeout.ms = {session}. Когда координатор его исключит?',
      },
      because: {
        en: 'A whole session of silence after its last heartbeat.',
        ru: 'Полная сессия молчания после последнего heartbeat.',
      },
      beliefs: [
        {
          gives: 12000,
          why: {
            en: 'A killed process says nothing to the group: nobody leaves.',
            ru: 'Убитый процесс группе ничего не скажет: он не «уходит».',
          },
        },
        {
          gives: 15000,
          why: {
            en: 'One missed heartbeat is not enough.',
            ru: 'Одного пропущенного heartbeat мало.',
          },
        },
        {
          gives: 312000,
          why: {
            en: 'max.poll.interval.ms is for who lives and does not poll.',
            ru: 'max.poll.interval.ms — для тех, кто жив, но не вызывает poll.',
          },
        },
        {
          is: 'session',
          why: {
            en: 'Its session begins with the last heartbeat, not with the run.',
            ru: 'Сессия отсчитывается от последнего heartbeat, а не от начала.',
          },
        },
      ],
    },
  },
  {
    id: 'survivors',
    draw: [
      {
        set: 'assignor',
        from: [
          'org.apache.kafka.clients.consumer.RangeAssignor',
          'org.apache.kafka.clients.consumer.RoundRobinAssignor',
          'org.apache.kafka.clients.consumer.StickyAssignor',
          'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
        ],
      },
    ],
    ask: {
      kind: 'written',
      measure: 'revocations',
      question: {
        en: 'C2 of three is dead, {assignor}. How many of the two survivors let go of their ' + 'partitions?',
        ru: 'C2 из трёх мёртв, {assignor}. Сколько из двух выживших отпустят свои партиции?',
      },
      because: {
        en:
          'Eager: everybody lets go before joining. Cooperative: only what moves, and what the ' +
          'dead one had is free.',
        ru:
          'Eager: перед вступлением отпускают все. Cooperative: только переезжающее, а ' +
          'партиции мёртвого и так свободны.',
      },
      beliefs: [
        {
          gives: 0,
          why: {
            en: 'Sticky keeps the result the same, but its protocol is eager as well.',
            ru: 'Sticky сохраняет расклад, но протокол у него тоже eager.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'Not only who gets the free one: all join anew.',
            ru: 'Не только тот, кому достанется свободная: вступают заново все.',
          },
        },
        {
          gives: 2,
          why: {
            en: 'That is the eager protocol.',
            ru: 'Так — в eager-протоколе.',
          },
        },
      ],
    },
  },
]
