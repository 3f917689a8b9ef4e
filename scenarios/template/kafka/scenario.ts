import type { Scenario } from '../../format.ts'

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'my-scenario',
  model: 'kafka',
  seed: 1,
  until: 12_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 1 }],
    producers: [{ name: 'shop', sends: [{ topic: 'orders', at: 100, count: 3, every: 200 }] }],
    consumers: [
      {
        name: 'worker',
        group: 'workers',
        topics: ['orders'],
        work: 500,
        config: { 'auto.offset.reset': 'earliest' },
      },
    ],
    network: { latency: { least: 1, most: 1 }, links: [] },
  },
  commands: [],
  knobs: [
    { id: 'work', paths: ['/consumers/worker/work'], values: [500, 100, 2000], unit: 'ms', applies: 'start' },
  ],
  headline: { knob: 'work', value: 2000 },
  branches: [],
  beats: [
    {
      id: 'waits',
      when: { event: { type: 'records.appended', partition: 'orders-0' }, nth: 3 },
      holds: [{ absent: { type: 'records.processed' } }],
      focus: ['partition:orders-0'],
    },
    {
      id: 'done',
      when: { event: { type: 'records.processed', consumer: 'worker' }, nth: 3 },
      focus: ['member:worker'],
      bet: 'when',
    },
  ],
  bets: [
    {
      id: 'when',
      kind: 'number',
      measure: { take: 'tick', of: { type: 'records.processed' }, nth: 3 },
      unit: 'ms',
      tolerance: 1000,
    },
  ],
  guarantees: [{ id: 'all', guarantee: 'at-least-once', options: {}, expect: true }],
  measures: { done: { take: 'tick', of: { type: 'records.processed' }, nth: 3 } },
  goldens: [{ measure: 'done', value: 4514 }],
  colourBy: 'key',
  layout: {
    'producer:shop': [9, 15],
    'partition:orders-0': [60, 15],
    'group:workers': [13, 40],
    'member:worker': [108, 15],
  },
}

export default scenario
