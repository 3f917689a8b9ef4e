import type { Condition, Measure } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

/** The same clock as in its twin, shop-tape. */
const NEWCOMER_AT = 10_000
const FIFTH_AT = 15_000

const department = (name: string, work: number): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue: `q.${name}`,
  prefetch_count: 1,
  work,
})

const copies = (name: string): Measure => ({ take: 'count', of: { type: 'message.enqueued', name } })
const seen: Measure = {
  take: 'count',
  of: { type: 'delivery.received', client: 'analytics', name: ['o1', 'o2', 'o3', 'o4'] },
}
const done = (times: number): Condition => ({
  measure: { take: 'count', of: { type: 'message.acked' } },
  equals: times,
})

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'shop-courier',
  model: 'rabbitmq',
  seed: 2,
  until: 24_000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [{ name: 'orders', type: 'fanout', durable: true }],
      queues: [
        { name: 'q.billing', durable: true, arguments: {} },
        { name: 'q.delivery', durable: true, arguments: {} },
      ],
      bindings: [
        { source: 'orders', destination: 'q.billing', routing_key: '' },
        { source: 'orders', destination: 'q.delivery', routing_key: '' },
      ],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'shop',
        exchange: 'orders',
        publish: [
          { id: 'o{n}', at: 1000, count: 4, every: 500 },
          { id: 'o5', at: FIFTH_AT },
        ],
      },
      department('billing', 500),
      department('delivery', 300),
      {
        ...department('analytics', 200),
        declares: { bindings: [{ source: 'orders' }] },
        start: NEWCOMER_AT,
      },
    ],
    network: { latency: 10 },
  },
  commands: [],
  knobs: [
    {
      id: 'opens',
      paths: ['/clients/analytics/start'],
      values: [NEWCOMER_AT, 500],
      unit: 'ms',
      applies: 'start',
    },
  ],
  headline: { knob: 'opens', value: 500 },
  branches: [
    {
      id: 'redo',
      commands: ['o1', 'o2', 'o3', 'o4'].map((id, row) => ({
        at: 18_000 + row * 500,
        to: 'shop',
        signal: { type: 'publish', id },
      })),
    },
    { id: 'early', set: { opens: 500 } },
  ],
  beats: [
    {
      id: 'copies',
      when: { event: { type: 'message.enqueued', queue: 'q.delivery', name: 'o1' } },
      holds: [{ measure: copies('o1'), equals: 2 }],
      focus: ['exchange:orders', 'queue:q.billing', 'queue:q.delivery'],
    },
    {
      id: 'brought',
      when: { event: { type: 'work.started', client: 'billing', name: 'o1' } },
      focus: ['queue:q.billing', 'consumer:billing'],
    },
    {
      id: 'signed',
      when: { event: { type: 'message.acked', queue: 'q.billing', name: 'o1' } },
      focus: ['queue:q.billing', 'consumer:billing'],
    },
    {
      id: 'empty',
      when: { tick: 8000 },
      holds: [done(8)],
      focus: ['queue:q.billing', 'queue:q.delivery'],
    },
    {
      id: 'newcomer',
      when: { event: { type: 'consumer.added', consumerTag: 'analytics' } },
      holds: [done(8), { measure: seen, equals: 0 }],
      focus: ['consumer:analytics'],
      bet: 'newcomer',
    },
    {
      id: 'fifth',
      when: { event: { type: 'work.started', client: 'analytics', name: 'o5' } },
      holds: [
        { measure: copies('o5'), equals: 3 },
        { measure: seen, equals: 0 },
      ],
      focus: ['exchange:orders', 'consumer:analytics'],
    },
    {
      id: 'redo',
      branch: 'redo',
      when: { event: { type: 'message.enqueued', name: 'o1' }, nth: 5 },
      holds: [{ happened: { type: 'message.enqueued', queue: 'q.analytics', name: 'o1' } }],
      focus: ['producer:shop', 'exchange:orders'],
    },
  ],
  bets: [
    {
      id: 'newcomer',
      kind: 'choice',
      measure: seen,
      options: [
        { id: 'all', value: 4 },
        { id: 'last', value: 1 },
        { id: 'none', value: 0 },
      ],
    },
  ],
  guarantees: [
    { id: 'no-loss', guarantee: 'no-loss', options: {}, expect: true },
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true },
  ],
  measures: { seen, copies: copies('o1') },
  // A copy for each queue that was bound when the order came.
  goldens: [
    { measure: 'seen', value: 0 },
    { measure: 'copies', value: 2 },
    { measure: 'copies', branch: 'redo', value: 5 },
    { measure: 'seen', branch: 'early', value: 4 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [9, 24],
    'exchange:orders': [30, 24],
    'queue:q.billing': [64, 9],
    'queue:q.delivery': [64, 24],
    'queue:q.analytics': [64, 39],
    'consumer:billing': [106, 9],
    'consumer:delivery': [106, 24],
    'consumer:analytics': [106, 39],
  },
}

export default scenario
