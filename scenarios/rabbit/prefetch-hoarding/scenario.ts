import type { Condition } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

const worker = (name: string, work: number, start: number): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue: 'q',
  prefetch_count: 0,
  work,
  start,
})

const WORK_ENDED = { type: 'work.ended' } as const
const AMONG = ['SLOW', 'FAST'] as const

const split = { take: 'split', of: WORK_ENDED, by: 'client', among: AMONG } as const
const total = { take: 'span', from: { type: 'message.delivered' }, to: WORK_ENDED } as const

/** Of the twenty that come later: n1 to n20. */
const LATER = Array.from({ length: 20 }, (_, at) => `n${at + 1}`)
const later = {
  take: 'split',
  of: { type: 'message.delivered', name: LATER },
  by: 'consumerTag',
  among: AMONG,
} as const

const shared = (slow: number, fast: number): Condition => ({ measure: split, equals: `${slow}/${fast}` })
const took = (milliseconds: number): Condition => ({ measure: total, equals: milliseconds })

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'prefetch-hoarding',
  model: 'rabbitmq',
  seed: 15,
  until: 45_000,
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
        publish: [{ id: 'm{n}', key: 'first 20', at: 900, count: 20 }],
      },
      worker('SLOW', 2000, 1000),
      worker('FAST', 250, 2000),
    ],
    network: { latency: 50 },
  },
  commands: [],
  knobs: [
    {
      id: 'prefetch',
      paths: ['/clients/SLOW/prefetch_count', '/clients/FAST/prefetch_count'],
      values: [0, 1, 10],
      unit: 'count',
      applies: 'start',
    },
    { id: 'first', paths: ['/clients/SLOW/start'], values: [1000, 3000], unit: 'ms', applies: 'start' },
    { id: 'work', paths: ['/clients/SLOW/work'], values: [2000, 250], unit: 'ms', applies: 'start' },
  ],
  headline: { knob: 'first', value: 3000 },
  branches: [
    { id: 'kill', commands: [{ at: 8000, to: 'SLOW', signal: { type: 'crash' } }] },
    {
      id: 'more',
      commands: [{ at: 5000, to: 'Pr', signal: { type: 'publish', id: 'n{n}', key: 'next 20', count: 20 } }],
    },
    { id: 'swap', set: { first: 3000 } },
    { id: 'ten', set: { prefetch: 10 } },
    { id: 'one', set: { prefetch: 1 } },
  ],
  beats: [
    {
      id: 'grabbed',
      when: { event: { type: 'delivery.received', name: 'm20' } },
      holds: [{ absent: { type: 'consumer.added', consumerTag: 'FAST' } }, shared(0, 0)],
      focus: ['queue:q', 'consumer:SLOW'],
    },
    {
      id: 'idle',
      when: { event: { type: 'work.ended', client: 'SLOW' } },
      holds: [shared(1, 0), { happened: { type: 'consumer.added', consumerTag: 'FAST' } }],
      focus: ['queue:q', 'consumer:SLOW', 'consumer:FAST'],
      bet: 'fast',
    },
    {
      id: 'all',
      when: { event: WORK_ENDED, nth: 20 },
      holds: [shared(20, 0), took(40_050)],
      focus: ['consumer:SLOW', 'consumer:FAST'],
      erratum: 'E08',
    },
    {
      id: 'killed',
      branch: 'kill',
      when: { event: { type: 'delivery.received', client: 'FAST', name: 'm20' } },
      holds: [shared(3, 0), { happened: { type: 'message.requeued', name: 'm20' } }],
      focus: ['queue:q', 'consumer:SLOW', 'consumer:FAST'],
    },
    {
      id: 'rescued',
      branch: 'kill',
      when: { event: WORK_ENDED, nth: 20 },
      holds: [shared(3, 17)],
      focus: ['consumer:FAST'],
    },
    {
      id: 'more',
      branch: 'more',
      when: { event: { type: 'delivery.received', client: 'FAST' }, nth: 10 },
      holds: [{ measure: later, equals: '10/10' }],
      focus: ['consumer:SLOW', 'consumer:FAST'],
    },
    {
      id: 'swapped',
      branch: 'swap',
      when: { event: WORK_ENDED, nth: 20 },
      holds: [shared(0, 20), took(5050)],
      focus: ['consumer:SLOW', 'consumer:FAST'],
    },
    {
      id: 'ten',
      branch: 'ten',
      when: { event: WORK_ENDED, nth: 20 },
      holds: [shared(10, 10), took(20_050)],
      focus: ['consumer:SLOW', 'consumer:FAST'],
    },
    {
      id: 'one',
      branch: 'one',
      when: { event: WORK_ENDED, nth: 20 },
      holds: [shared(4, 16), took(8350)],
      focus: ['queue:q', 'consumer:SLOW', 'consumer:FAST'],
    },
  ],
  bets: [
    {
      id: 'fast',
      kind: 'choice',
      measure: split,
      options: [
        { id: 'eight', value: '2/18' },
        { id: 'half', value: '10/10' },
        { id: 'none', value: '20/0' },
        { id: 'four', value: '4/16' },
      ],
    },
  ],
  guarantees: [{ id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true }],
  measures: { split, total, later },
  // 50 ms for the first to come, then SLOW's 20 x 2 s, or 10, or FAST's 20 x 0.25 s. With a window of 1 each of the
  // four of SLOW waits 100 ms for the next, save the last; FAST, a second later, does 16 at 350 ms meanwhile.
  goldens: [
    { measure: 'split', value: '20/0' },
    { measure: 'total', value: 40_050 },
    { measure: 'split', branch: 'kill', value: '3/17' },
    { measure: 'later', branch: 'more', value: '10/10' },
    { measure: 'split', branch: 'swap', value: '0/20' },
    { measure: 'total', branch: 'swap', value: 5050 },
    { measure: 'split', branch: 'ten', value: '10/10' },
    { measure: 'total', branch: 'ten', value: 20_050 },
    { measure: 'split', branch: 'one', value: '4/16' },
    { measure: 'total', branch: 'one', value: 8350 },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [10, 24],
    'exchange:': [34, 24],
    'queue:q': [65, 24],
    'consumer:SLOW': [107, 12],
    'consumer:FAST': [107, 36],
  },
}

export default scenario
