import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const brokersCluster: readonly Generator[] = [
  {
    id: 'leaderless',
    draw: [{ set: 'copies', from: [1, 2, 3] }],
    ask: {
      kind: 'written',
      measure: 'leaderless',
      question: {
        en:
          'Six partitions on three brokers, replication factor {copies}. One broker dies. How ' +
          'many partitions have no leader?',
        ru:
          'Шесть партиций на трёх брокерах, replication factor {copies}. Один брокер умирает. ' +
          'Сколько партиций останется без лидера?',
      },
      because: {
        en:
          'A partition needs one living copy that is in sync: with a factor of 1 the dead ' +
          'broker had the only one.',
        ru:
          'Партиции нужна хоть одна живая синхронная копия: при факторе 1 единственная была на ' + 'умершем.',
      },
      beliefs: [
        {
          gives: 0,
          why: {
            en: 'With one copy there is nobody to take over.',
            ru: 'С одной копией перенять лидерство некому.',
          },
        },
        {
          gives: 2,
          why: {
            en: 'A follower in sync becomes the leader.',
            ru: 'Лидером станет follower из ISR.',
          },
        },
        {
          gives: 6,
          why: {
            en: 'The other brokers lead their own partitions on.',
            ru: 'Остальные брокеры ведут свои партиции дальше.',
          },
        },
      ],
    },
  },
  {
    id: 'home',
    draw: [{ set: 'copies', from: [1, 3] }],
    ask: {
      kind: 'written',
      measure: 'homes',
      question: {
        en:
          'Replication factor {copies}; kafka-2 dies and comes back. Who got the last batch of ' +
          'each partition?',
        ru:
          'Replication factor {copies}; kafka-2 умер и вернулся. Кому ушла последняя пачка ' +
          'каждой партиции?',
      },
      because: {
        en:
          'With one copy the leader has to be waited for; with three it moved, and does not ' +
          'move back at once.',
        ru: 'С одной копией лидера остаётся ждать; с тремя лидерство переехало и сразу не вернётся.',
      },
      beliefs: [
        {
          as: { copies: 1 },
          why: {
            en: 'So if nobody could take over: the old leader is the only one.',
            ru: 'Так — если перенять некому: прежний лидер единственный.',
          },
        },
        {
          as: { copies: 3 },
          why: {
            en: 'Another broker leads only what it has a copy of.',
            ru: 'Чужую партицию ведут, лишь имея её копию.',
          },
        },
        {
          gives:
            'orders-0:kafka-1 orders-1:kafka-4 orders-2:kafka-3 orders-3:kafka-1 orders-4:kafka-4 orders-5:kafka-3',
          why: {
            en: 'A new broker gets nothing by itself.',
            ru: 'Новому брокеру само ничего не достаётся.',
          },
        },
      ],
    },
  },
]
