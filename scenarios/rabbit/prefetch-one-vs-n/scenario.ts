import type { Condition } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

/** One way between the broker and a worker. */
const WAY = 100
/** By then both are subscribed: eight ways there and back. */
const AT = 3000

const worker = (name: string, work: number): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue: 'q',
  prefetch_count: 1,
  work,
})

const total = {
  take: 'span',
  from: { type: 'message.delivered' },
  to: { type: 'work.ended' },
} as const

const split = {
  take: 'split',
  of: { type: 'work.ended' },
  by: 'client',
  among: ['W1', 'W2'],
} as const

const took = (milliseconds: number): Condition => ({ measure: total, equals: milliseconds })
const shared = (...counts: readonly [number, number]): Condition => ({
  measure: split,
  equals: counts.join('/'),
})

const WORK_ENDED = { type: 'work.ended' } as const
const PAIR = [{ at: 0, to: 'W2', signal: { type: 'start' } }] as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'prefetch-one-vs-n',
  model: 'rabbitmq',
  seed: 14,
  until: 20_000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [],
      queues: [{ name: 'q', durable: true, arguments: {} }],
      bindings: [],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'Pr',
        exchange: '',
        routing_key: 'q',
        publish: [{ id: 'm{n}', key: 'job', at: AT, count: 30 }],
      },
      worker('W1', 100),
      { ...worker('W2', 2500), start: 'by-hand' },
    ],
    network: {
      latency: 0,
      links: [
        { between: ['W1', 'broker'], latency: WAY },
        { between: ['W2', 'broker'], latency: WAY },
      ],
    },
  },
  commands: [],
  knobs: [
    {
      id: 'prefetch',
      paths: ['/clients/W1/prefetch_count', '/clients/W2/prefetch_count'],
      values: [1, 2, 3, 5, 10, 30],
      unit: 'count',
      applies: 'start',
    },
    {
      id: 'way',
      paths: ['/network/links/0/latency', '/network/links/1/latency'],
      values: [WAY, 0],
      unit: 'ms',
      applies: 'start',
    },
    { id: 'work', paths: ['/clients/W1/work'], values: [100, 500], unit: 'ms', applies: 'start' },
    {
      id: 'messages',
      paths: ['/clients/Pr/publish/0/count'],
      values: [30, 12],
      unit: 'count',
      applies: 'start',
    },
  ],
  headline: { knob: 'way', value: 0, does: 'mends' },
  branches: [
    { id: 'two', set: { prefetch: 2 } },
    { id: 'three', set: { prefetch: 3 } },
    { id: 'thirty', set: { prefetch: 30 } },
    { id: 'near', set: { way: 0 } },
    { id: 'pair', set: { work: 500, messages: 12 }, commands: PAIR },
    { id: 'pair-two', set: { work: 500, messages: 12, prefetch: 2 }, commands: PAIR },
    { id: 'pair-ten', set: { work: 500, messages: 12, prefetch: 10 }, commands: PAIR },
  ],
  beats: [
    {
      id: 'gap',
      when: { event: { type: 'work.started' }, nth: 2 },
      // Ended, 100 ms for the ack, 100 ms for the next one.
      holds: [{ measure: { take: 'span', from: WORK_ENDED, to: { type: 'work.started' } }, equals: 2 * WAY }],
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'one',
      when: { event: WORK_ENDED, nth: 30 },
      holds: [took(8900)],
      focus: ['consumer:W1'],
    },
    {
      id: 'two',
      branch: 'two',
      when: { event: WORK_ENDED, nth: 30 },
      holds: [took(4500)],
      focus: ['consumer:W1'],
    },
    {
      id: 'three',
      branch: 'three',
      when: { event: WORK_ENDED, nth: 30 },
      holds: [took(3100)],
      focus: ['consumer:W1'],
    },
    {
      id: 'thirty',
      branch: 'thirty',
      when: { event: WORK_ENDED, nth: 30 },
      holds: [took(3100)],
      focus: ['queue:q', 'consumer:W1'],
      bet: 'thirty',
    },
    {
      id: 'near',
      branch: 'near',
      when: { event: WORK_ENDED, nth: 30 },
      holds: [took(3000)],
      focus: ['consumer:W1'],
      erratum: 'E09',
    },
    {
      id: 'pair',
      branch: 'pair',
      when: { event: WORK_ENDED, nth: 12 },
      holds: [took(8000), shared(9, 3)],
      focus: ['consumer:W1', 'consumer:W2'],
    },
    {
      id: 'pair-two',
      branch: 'pair-two',
      when: { event: WORK_ENDED, nth: 12 },
      holds: [took(7600), shared(9, 3)],
      focus: ['consumer:W1', 'consumer:W2'],
    },
    {
      id: 'pair-ten',
      branch: 'pair-ten',
      when: { event: WORK_ENDED, nth: 12 },
      holds: [took(15_100), shared(6, 6)],
      focus: ['consumer:W1', 'consumer:W2'],
    },
  ],
  bets: [
    {
      id: 'thirty',
      kind: 'choice',
      measure: total,
      branch: 'thirty',
      options: [
        { id: 'tenth', value: 310 },
        { id: 'tie', value: 3100 },
        { id: 'worse', value: 4500 },
        { id: 'as-one', value: 8900 },
      ],
    },
  ],
  guarantees: [{ id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true }],
  measures: { total, split },
  // A worker waits 200 ms after each message (30 x 300, and the way there instead of the last wait); with 2 it
  // waits 100 after each second one; with 3 never: 100 ms for the first to come, and 30 x 100.
  goldens: [
    { measure: 'total', value: 8900 },
    { measure: 'total', branch: 'two', value: 4500 },
    { measure: 'total', branch: 'three', value: 3100 },
    { measure: 'total', branch: 'thirty', value: 3100 },
    { measure: 'total', branch: 'near', value: 3000 },
    { measure: 'total', branch: 'pair', value: 8000 },
    { measure: 'split', branch: 'pair', value: '9/3' },
    { measure: 'total', branch: 'pair-two', value: 7600 },
    { measure: 'split', branch: 'pair-two', value: '9/3' },
    { measure: 'total', branch: 'pair-ten', value: 15_100 },
    { measure: 'split', branch: 'pair-ten', value: '6/6' },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [10, 24],
    'exchange:': [34, 24],
    'queue:q': [65, 24],
    'consumer:W1': [107, 12],
    'consumer:W2': [107, 36],
  },
}

export default scenario
