import type { Condition } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

const worker = (name: string): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue: 'q',
  prefetch_count: 0,
  work: 1000,
})

const split = (...consumers: string[]) =>
  ({ take: 'split', of: { type: 'message.delivered' }, by: 'consumerTag', among: consumers }) as const

const total = {
  take: 'span',
  from: { type: 'message.delivered' },
  to: { type: 'message.acked' },
} as const

const dealt = (...shares: number[]): Condition => ({
  measure: split('W1', 'W2', 'W3', 'W4'),
  equals: [...shares, 0].join('/'),
})

const took = (ms: number): Condition => ({ measure: total, least: ms, most: ms + 100 })

/** All were delivered before anybody had acknowledged: no window stood in the way. */
const atOnce: Condition = { measure: { take: 'count', of: { type: 'message.acked' } }, equals: 0 }

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'round-robin-3x6',
  model: 'rabbitmq',
  seed: 42,
  until: 12_000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [{ name: 'tasks', type: 'direct', durable: true }],
      queues: [{ name: 'q', durable: true, arguments: {} }],
      bindings: [
        { source: 'tasks', destination: 'q', destination_type: 'queue', routing_key: 'task', arguments: {} },
      ],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'Pr',
        exchange: 'tasks',
        routing_key: 'task',
        publish: [{ id: 'm{n}', at: 100, count: 6 }],
      },
      worker('W1'),
      worker('W2'),
      worker('W3'),
      { ...worker('W4'), start: 'by-hand' },
    ],
    network: { latency: 1 },
  },
  commands: [],
  knobs: [
    { id: 'work', paths: ['/clients/W3/work'], values: [1000, 5000], unit: 'ms', applies: 'start' },
    {
      id: 'prefetch',
      paths: ['W1', 'W2', 'W3', 'W4'].map((name) => `/clients/${name}/prefetch_count`),
      values: [0, 1, 2, 10],
      unit: 'count',
      applies: 'start',
    },
  ],
  headline: { knob: 'work', value: 5000 },
  branches: [
    { id: 'slow', set: { work: 5000 } },
    { id: 'slow-prefetch', set: { work: 5000, prefetch: 1 } },
    { id: 'late', commands: [{ at: 600, to: 'W4', signal: { type: 'start' } }] },
  ],
  beats: [
    {
      id: 'ring',
      when: { event: { type: 'consumer.added' }, nth: 3 },
      holds: [
        {
          measure: { ...split('W1', 'W2', 'W3'), of: { type: 'consumer.added' } },
          equals: '1/1/1',
        },
      ],
      focus: ['queue:q', 'consumer:W1', 'consumer:W2', 'consumer:W3'],
    },
    {
      id: 'deal',
      when: { event: { type: 'delivery.received' }, nth: 6 },
      holds: [dealt(2, 2, 2), atOnce],
      focus: ['queue:q', 'consumer:W1', 'consumer:W2', 'consumer:W3'],
    },
    {
      id: 'done',
      when: { event: { type: 'message.acked' }, nth: 6 },
      holds: [dealt(2, 2, 2), took(2000)],
      focus: ['consumer:W1', 'consumer:W2', 'consumer:W3'],
    },
    {
      id: 'slow-deal',
      branch: 'slow',
      when: { event: { type: 'delivery.received' }, nth: 6 },
      holds: [dealt(2, 2, 2), atOnce],
      focus: ['queue:q', 'consumer:W3'],
      bet: 'split',
    },
    {
      id: 'slow-done',
      branch: 'slow',
      when: { event: { type: 'message.acked' }, nth: 6 },
      holds: [dealt(2, 2, 2), took(10_000)],
      focus: ['consumer:W1', 'consumer:W2', 'consumer:W3'],
    },
    {
      id: 'skip',
      branch: 'slow-prefetch',
      when: { event: { type: 'message.delivered' }, nth: 6 },
      holds: [dealt(3, 2, 1)],
      focus: ['queue:q', 'consumer:W3'],
      erratum: 'E07',
    },
    {
      id: 'skip-done',
      branch: 'slow-prefetch',
      when: { event: { type: 'message.acked' }, nth: 6 },
      holds: [dealt(3, 2, 1), took(5000)],
      focus: ['consumer:W1', 'consumer:W2', 'consumer:W3'],
    },
    {
      id: 'newcomer',
      branch: 'late',
      when: { event: { type: 'message.acked' }, nth: 6 },
      holds: [dealt(2, 2, 2), { happened: { type: 'consumer.added', consumerTag: 'W4' } }],
      focus: ['consumer:W4', 'queue:q'],
    },
  ],
  bets: [
    {
      id: 'split',
      kind: 'choice',
      measure: split('W1', 'W2', 'W3'),
      branch: 'slow',
      options: [
        { id: 'faster-more', value: '3/2/1' },
        { id: 'same', value: '2/2/2' },
        { id: 'slow-none', value: '3/3/0' },
        { id: 'random', value: null },
      ],
    },
  ],
  guarantees: [
    {
      id: 'even-split',
      guarantee: 'even-split',
      options: { queue: 'q', consumers: ['W1', 'W2', 'W3'] },
      expect: true,
    },
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true },
  ],
  measures: {
    split: split('W1', 'W2', 'W3'),
    'split-of-four': split('W1', 'W2', 'W3', 'W4'),
    total,
  },
  // The seconds of the work, and 2 ms: a delivery and an acknowledgement travel 1 ms each.
  goldens: [
    { measure: 'split', value: '2/2/2' },
    { measure: 'total', value: 2002 },
    { measure: 'split', branch: 'slow', value: '2/2/2' },
    { measure: 'total', branch: 'slow', value: 10_002 },
    { measure: 'split', branch: 'slow-prefetch', value: '3/2/1' },
    { measure: 'total', branch: 'slow-prefetch', value: 5002 },
    { measure: 'split-of-four', branch: 'late', value: '2/2/2/0' },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [10, 24],
    'exchange:tasks': [34, 24],
    'queue:q': [65, 24],
    'consumer:W1': [107, 7],
    'consumer:W2': [107, 22],
    'consumer:W3': [107, 37],
    'consumer:W4': [107, 52],
  },
}

export default scenario
