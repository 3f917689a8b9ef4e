import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const kafkaPlusRabbit: readonly Generator[] = [
  {
    id: 'rounds',
    draw: [
      { set: 'commits', from: ['after-batch', 'before'] },
      { set: '/consumers/bridge/work', from: [100, 200, 300, 500] },
    ],
    ask: {
      kind: 'written',
      measure: 'rounds',
      question: {
        en:
          'The bridge works {/consumers/bridge/work} ms on each of three orders, is killed 0.7 ' +
          's after they came, and starts again; it commits: {commits}. How often is an order ' +
          'made into tasks?',
        ru:
          'Мост тратит {/consumers/bridge/work} мс на каждый из трёх заказов, через 0,7 с ' +
          'после их прихода его убивают и запускают снова; commit: {commits}. Сколько раз ' +
          'заказ превратят в задачи?',
      },
      because: {
        en: 'Committing first loses what was not done yet; committing afterwards repeats what was.',
        ru: 'Коммит до работы теряет несделанное, после — повторяет сделанное.',
      },
      beliefs: [
        {
          gives: 3,
          why: {
            en: 'Exactly once would need one transaction over both brokers.',
            ru: 'Ровно один раз — это одна транзакция на оба брокера.',
          },
        },
        {
          as: { commits: 'after-batch' },
          why: {
            en: 'So if it commits after the confirms.',
            ru: 'Так — если коммит после confirms.',
          },
        },
        {
          as: { commits: 'before' },
          why: {
            en: 'So if it commits before them.',
            ru: 'Так — если коммит до них.',
          },
        },
        {
          gives: 6,
          why: {
            en: 'Twice only for what was done before the death and not committed.',
            ru: 'Дважды — только сделанное до смерти и не закоммиченное.',
          },
        },
      ],
    },
  },
  {
    id: 'third',
    draw: [
      { set: 'commits', from: ['after-batch', 'before'] },
      { set: '/consumers/bridge/work', from: [100, 200, 300, 500] },
    ],
    ask: {
      kind: 'written',
      measure: 'third',
      question: {
        en:
          'The same bridge: {/consumers/bridge/work} ms for an order, commit: {commits}. How ' +
          'often does o3, the last of the batch, become tasks?',
        ru:
          'Тот же мост: {/consumers/bridge/work} мс на заказ, commit: {commits}. Сколько раз ' +
          'o3, последний в пачке, станет задачами?',
      },
      because: {
        en: 'What counts is on which side of the death the commit was, and on which the work.',
        ru: 'Важно, по какую сторону от смерти оказался коммит, а по какую — работа.',
      },
      beliefs: [
        {
          gives: 1,
          why: {
            en: 'The commit and the work of o3 were on two sides of the death.',
            ru: 'Коммит и работа над o3 оказались по разные стороны смерти.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'It was not committed before it was done, or it was done in time.',
            ru: 'Её не коммитили до работы — или успели сделать.',
          },
        },
        {
          gives: 2,
          why: {
            en: 'It was not done before the death, or committed after it was.',
            ru: 'До смерти её не сделали — или сделали и закоммитили.',
          },
        },
      ],
    },
  },
]
