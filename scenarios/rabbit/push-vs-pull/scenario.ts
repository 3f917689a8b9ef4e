import type { Condition } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

/** One way between any two. */
const WAY = 20
const FIRST_AT = 1300
const BURST_AT = 3000

const worker = (name: string): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue: 'q',
  mode: 'consume',
  every: 500,
  prefetch_count: 0,
  work: 1000,
  memory: 100,
  restart_delay: 1000,
})

const received = { type: 'delivery.received', client: ['W1', 'W2'] } as const
/** From the publisher's hand to the worker's. */
const wait = {
  take: 'span',
  from: { type: 'publish.sent', name: 'm0' },
  to: { ...received, name: 'm0' },
} as const
const questions = { take: 'count', of: { type: 'poll.sent' } } as const
const deaths = { take: 'count', of: { type: 'client.crashed' } } as const
/** When the last of the burst was out of the queue for the first time. */
const emptied = {
  take: 'tick',
  of: { type: 'message.delivered', name: 'm20' },
  nth: 1,
} as const
const split = { take: 'split', of: { type: 'work.ended' }, by: 'client', among: ['W1', 'W2'] } as const

const delivered = (count: number): Condition => ({
  measure: { take: 'count', of: { type: 'message.delivered' } },
  equals: count,
})
const done = (count: number): Condition => ({
  measure: { take: 'count', of: { type: 'work.ended' } },
  equals: count,
})

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'push-vs-pull',
  model: 'rabbitmq',
  seed: 12,
  until: 27_000,
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
        publish: [
          { id: 'm0', key: 'first', at: FIRST_AT, count: 1 },
          { id: 'm{n}', key: 'burst', at: BURST_AT, count: 20 },
        ],
      },
      worker('W1'),
      { ...worker('W2'), start: 'by-hand' },
    ],
    network: { latency: WAY },
  },
  commands: [],
  knobs: [
    {
      id: 'prefetch',
      paths: ['/clients/W1/prefetch_count', '/clients/W2/prefetch_count'],
      values: [0, 1, 5],
      unit: 'count',
      applies: 'start',
    },
    {
      id: 'memory',
      paths: ['/clients/W1/memory', '/clients/W2/memory'],
      values: [100, 10],
      unit: 'count',
      applies: 'start',
    },
    {
      id: 'mode',
      paths: ['/clients/W1/mode'],
      values: ['consume', 'get'],
      unit: 'word',
      applies: 'start',
    },
    { id: 'every', paths: ['/clients/W1/every'], values: [500, 20], unit: 'ms', applies: 'start' },
  ],
  headline: { knob: 'memory', value: 10 },
  branches: [
    { id: 'poll', set: { mode: 'get' } },
    { id: 'poll-often', set: { mode: 'get', every: 20 } },
    { id: 'small', set: { memory: 10 } },
    { id: 'window', set: { memory: 10, prefetch: 5 } },
    {
      id: 'second',
      set: { memory: 10, prefetch: 5 },
      commands: [{ at: 5000, to: 'W2', signal: { type: 'start' } }],
    },
  ],
  beats: [
    {
      id: 'pushed',
      when: { event: { ...received, name: 'm0' } },
      holds: [{ measure: wait, equals: 2 * WAY }, { absent: { type: 'poll.sent' } }],
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'asked',
      branch: 'poll',
      when: { event: { ...received, name: 'm0' } },
      holds: [
        { measure: wait, equals: 560 },
        { measure: questions, equals: 4 },
      ],
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'often',
      branch: 'poll-often',
      when: { event: { ...received, name: 'm0' } },
      holds: [
        { measure: wait, equals: 80 },
        { measure: questions, equals: 20 },
      ],
      focus: ['queue:q', 'consumer:W1'],
      erratum: 'E10',
    },
    {
      id: 'burst',
      when: { event: { ...received, name: 'm20' } },
      holds: [delivered(21), { absent: { type: 'client.crashed' } }],
      focus: ['queue:q', 'consumer:W1'],
      bet: 'where',
    },
    {
      id: 'drowned',
      branch: 'small',
      when: { event: { type: 'client.crashed', at: 'out-of-memory' } },
      holds: [delivered(21), done(1)],
      focus: ['consumer:W1'],
    },
    {
      id: 'loop',
      branch: 'small',
      when: { event: { type: 'client.crashed', at: 'out-of-memory' }, nth: 5 },
      holds: [done(1), delivered(101)],
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'window',
      branch: 'window',
      when: { event: { ...received, name: 'm5' } },
      holds: [{ absent: { type: 'client.crashed' } }, { happened: { type: 'consumer.blocked' } }],
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'second',
      branch: 'second',
      when: { event: { ...received, client: 'W2' }, nth: 5 },
      holds: [{ absent: { type: 'client.crashed' } }],
      focus: ['queue:q', 'consumer:W1', 'consumer:W2'],
    },
  ],
  bets: [
    {
      id: 'where',
      kind: 'choice',
      measure: emptied,
      options: [
        { id: 'queue', value: null },
        { id: 'worker', value: BURST_AT + WAY },
        { id: 'one-by-one', value: BURST_AT + WAY + 19_000 },
      ],
    },
  ],
  guarantees: [{ id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true }],
  measures: { wait, questions, emptied, deaths, split },
  // Pushed: two ways. Asked: the question of 1280 finds nothing at 1300, its answer is there at 1320, the next goes
  // out at 1820 and is back at 1860. Asked each 20 ms after an answer: a question each 60 ms, one of them at 1340.
  // Too small a memory: the flood of 3040, and then again each 1000 ms of rest and six ways there and back later.
  goldens: [
    { measure: 'wait', value: 2 * WAY },
    { measure: 'wait', branch: 'poll', value: 560 },
    { measure: 'wait', branch: 'poll-often', value: 80 },
    { measure: 'emptied', value: 3020 },
    { measure: 'emptied', branch: 'window', value: 18_060 },
    { measure: 'deaths', branch: 'small', value: 20 },
    { measure: 'split', branch: 'small', value: '1/0' },
    { measure: 'split', branch: 'window', value: '21/0' },
    { measure: 'split', branch: 'second', value: '12/9' },
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
