import type { Scenario } from '../../format.ts'

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'my-scenario',
  model: 'rabbitmq',
  seed: 1,
  until: 10_000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [{ name: 'orders', type: 'direct' }],
      queues: [{ name: 'work' }],
      bindings: [{ source: 'orders', destination: 'work', routing_key: 'new' }],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'shop',
        exchange: 'orders',
        routing_key: 'new',
        publish: [{ id: 'm{n}', at: 100, count: 3, every: 200 }],
      },
      { kind: 'consumer', name: 'worker', queue: 'work', prefetch_count: 1, work: 500 },
    ],
    network: { latency: 1 },
  },
  commands: [],
  knobs: [
    { id: 'work', paths: ['/clients/worker/work'], values: [500, 100, 2000], unit: 'ms', applies: 'start' },
  ],
  headline: { knob: 'work', value: 2000 },
  branches: [],
  beats: [
    {
      id: 'waits',
      when: { event: { type: 'message.enqueued', queue: 'work' }, nth: 3 },
      holds: [{ measure: { take: 'count', of: { type: 'message.acked' } }, equals: 0 }],
      focus: ['queue:work'],
    },
    {
      id: 'done',
      when: { event: { type: 'message.acked' }, nth: 3 },
      focus: ['consumer:worker'],
      bet: 'when',
    },
  ],
  bets: [
    {
      id: 'when',
      kind: 'number',
      measure: { take: 'tick', of: { type: 'message.acked' }, nth: 3 },
      unit: 'ms',
      tolerance: 100,
    },
  ],
  guarantees: [{ id: 'all', guarantee: 'at-least-once', options: {}, expect: true }],
  measures: { done: { take: 'tick', of: { type: 'message.acked' }, nth: 3 } },
  goldens: [{ measure: 'done', value: 1607 }],
  colourBy: 'key',
  layout: {
    'producer:shop': [10, 24],
    'exchange:orders': [34, 24],
    'queue:work': [65, 24],
    'consumer:worker': [107, 24],
  },
}

export default scenario
