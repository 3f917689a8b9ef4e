import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const groupAndStandby: readonly Generator[] = [
  {
    id: 'heir',
    draw: [
      {
        set: 'assignor',
        from: [
          'org.apache.kafka.clients.consumer.RangeAssignor',
          'org.apache.kafka.clients.consumer.RoundRobinAssignor',
          'org.apache.kafka.clients.consumer.StickyAssignor',
        ],
      },
      { set: 'partitions', from: [3, 4, 5] },
    ],
    ask: {
      kind: 'written',
      measure: 'heirOfP1',
      question: {
        en: 'C1 to C4, {partitions} partitions, {assignor}. C2 leaves. Who reads P1 in the end?',
        ru: 'C1–C4, партиций: {partitions}, {assignor}. C2 уходит. Кто в итоге читает P1?',
      },
      because: {
        en:
          'All partitions are dealt anew among those who are left: the spare one need not get ' +
          'what has become free.',
        ru:
          'Партиции сдают заново между оставшимися: запасной не обязан получить именно ' + 'освободившуюся.',
      },
      beliefs: [
        {
          gives: 'C4',
          why: {
            en: 'C4 gets a partition, but not always the one that became free.',
            ru: 'C4 получит партицию, но не обязательно освободившуюся.',
          },
        },
        {
          gives: 'C3',
          why: {
            en: 'The order in which they are dealt has another result here.',
            ru: 'При таком раскладе сдача выходит другой.',
          },
        },
        {
          gives: 'C1',
          why: {
            en: 'C1 gets more than its first only where there are more partitions than members.',
            ru: 'Больше первой C1 получит, только если партиций больше, чем участников.',
          },
        },
        {
          gives: null,
          why: {
            en: 'It is not left alone: the group is dealt anew.',
            ru: 'Без хозяина она не останется: группу пересдадут.',
          },
        },
      ],
    },
  },
  {
    id: 'revoked',
    draw: [
      {
        set: 'assignor',
        from: [
          'org.apache.kafka.clients.consumer.RangeAssignor',
          'org.apache.kafka.clients.consumer.StickyAssignor',
          'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
        ],
      },
      { set: 'partitions', from: [3, 4] },
    ],
    ask: {
      kind: 'written',
      measure: 'c3Revocations',
      question: {
        en:
          '{assignor}, {partitions} partitions; C4 joins and C2 leaves. How often does C3 have ' +
          'to let go of partitions?',
        ru:
          '{assignor}, партиций: {partitions}; приходит C4, уходит C2. Сколько раз C3 придётся ' +
          'отпустить партиции?',
      },
      because: {
        en:
          'An eager protocol takes everything from everybody each time; a cooperative one only ' +
          'what moves.',
        ru: 'Eager каждый раз забирает всё у всех; cooperative — только то, что переезжает.',
      },
      beliefs: [
        {
          as: { assignor: 'org.apache.kafka.clients.consumer.RangeAssignor' },
          why: {
            en: 'So with an eager assignor.',
            ru: 'Так — с eager-назначением.',
          },
        },
        {
          as: { assignor: 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor' },
          why: {
            en: 'Only the cooperative protocol leaves it what it keeps: Sticky alone is eager.',
            ru: 'Своё оставляет только cooperative: Sticky сам по себе eager.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'Each of the two changes is a rebalance of its own.',
            ru: 'Каждое из двух изменений — отдельный ребаланс.',
          },
        },
      ],
    },
  },
]
