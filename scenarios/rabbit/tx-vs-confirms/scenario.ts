import type { Condition, Measure, Pattern } from '../../../engine/index.ts'
import type { PublisherSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

/** One way between a publisher and the broker. */
const WAY = 100
/** By then all have a channel, and have said `tx.select` or `confirm.select`. */
const AT = 2000

const lane = (name: string, letter: string): PublisherSetup => ({
  kind: 'publisher',
  name,
  exchange: '',
  routing_key: 'q',
  reconnect_delay: 500,
  publish: [{ id: `${letter}{n}`, key: name, at: AT, count: 6, properties: { delivery_mode: 2 } }],
})

const sent = (client: string): Pattern => ({ type: 'publish.sent', client })
const known = (client: string): Pattern => ({
  type: client === 'Pa' || client === 'Pb' ? 'publish.committed' : 'publish.confirmed',
  client,
})
/** From the first message sent to the last word of the broker. */
const took = (client: string): Measure => ({ take: 'span', from: sent(client), to: known(client) })

const c4 = { take: 'count', of: { type: 'message.enqueued', name: 'c4' } } as const
const stored = {
  take: 'count',
  of: { type: 'message.enqueued', name: ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'] },
} as const
const unroutable = { take: 'count', of: { type: 'message.unroutable' } } as const
const nacked = { take: 'count', of: { type: 'publish.confirmed', client: 'Pd', ok: false } } as const

const done = (client: string, milliseconds: number): Condition => ({
  measure: took(client),
  equals: milliseconds,
})

const LANES = ['Pf', 'Pa', 'Pb', 'Pc', 'Pd']

/** Only this publisher is there. */
const only = (name: string) =>
  Object.fromEntries(
    LANES.filter((other) => other !== name).map((other) => [`/clients/${other}/start`, 'by-hand']),
  )

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'tx-vs-confirms',
  model: 'rabbitmq',
  seed: 7,
  until: 9000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [],
      queues: [
        { name: 'q', durable: true, arguments: { 'x-max-length': 1000, 'x-overflow': 'reject-publish' } },
      ],
      bindings: [],
    },
    clients: [
      {
        ...lane('Pf', 'f'),
        publish: [
          { id: 'f{n}', key: 'Pf', at: AT - 200, count: 6, every: 40, properties: { delivery_mode: 2 } },
        ],
      },
      { ...lane('Pa', 'a'), tx: 1 },
      { ...lane('Pb', 'b'), tx: 6 },
      { ...lane('Pc', 'c'), confirm: 'each' },
      { ...lane('Pd', 'd'), confirm: 'async', on_nack: 'log', retry_delay: 1000 },
      { kind: 'consumer', name: 'W', queue: 'q', prefetch_count: 1, work: 100, start: 'by-hand' },
    ],
    network: { latency: WAY },
  },
  commands: [],
  knobs: [
    { id: 'tx', paths: ['/clients/Pa/tx'], values: [1, 2, 3, 6], unit: 'count', applies: 'start' },
    {
      id: 'confirm',
      paths: ['/clients/Pc/confirm'],
      values: ['each', 'batch', 'async'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'room',
      paths: ['/definitions/queues/q/arguments/x-max-length'],
      values: [1000, 4],
      unit: 'count',
      applies: 'start',
    },
    { id: 'nack', paths: ['/clients/Pd/on_nack'], values: ['log', 'retry'], unit: 'word', applies: 'start' },
    {
      id: 'key',
      paths: ['/clients/Pd/routing_key'],
      values: ['q', 'nowhere'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'tx', value: 6, does: 'mends' },
  branches: [
    {
      id: 'crash',
      commands: [
        { at: 2050, to: 'broker', signal: { type: 'node.crash' } },
        { at: 3000, to: 'broker', signal: { type: 'node.start' } },
      ],
    },
    { id: 'full', set: { ...only('Pd'), room: 4 } },
    {
      id: 'retry',
      set: { ...only('Pd'), room: 4, nack: 'retry' },
      commands: [{ at: 2300, to: 'W', signal: { type: 'start' } }],
    },
    // c4 goes out after three round trips, is stored 100 ms later, and its confirm needs 100 ms more.
    { id: 'after', set: only('Pc'), commands: [{ at: AT + 750, to: 'Pc', signal: { type: 'disconnect' } }] },
    { id: 'unroutable', set: { ...only('Pd'), key: 'nowhere' } },
  ],
  beats: [
    {
      id: 'sent',
      when: { event: sent('Pf'), nth: 6 },
      focus: ['producer:Pf'],
    },
    {
      id: 'one-trip',
      when: { event: known('Pd') },
      holds: [done('Pd', 200), done('Pb', 200)],
      focus: ['producer:Pb', 'producer:Pd'],
    },
    {
      id: 'chain',
      when: { event: { type: 'message.confirmed', publishTag: 2 } },
      holds: [
        { happened: { type: 'message.enqueued', name: 'c2' } },
        { absent: { type: 'message.delivered' } },
      ],
      focus: ['queue:q', 'producer:Pc'],
    },
    {
      id: 'six-trips',
      when: { event: known('Pc'), nth: 6 },
      holds: [done('Pc', 1200), done('Pa', 1200)],
      focus: ['producer:Pa', 'producer:Pc'],
      bet: 'each',
      erratum: 'E04',
    },
    {
      id: 'gone',
      branch: 'crash',
      // Pf's socket is gone: that is all that Pf ever learns.
      when: { event: { type: 'client.disconnected', client: 'Pf' } },
      holds: [
        { happened: { type: 'node.crashed' } },
        { measure: stored, equals: 4 },
        { measure: { take: 'count', of: sent('Pf') }, equals: 6 },
      ],
      focus: ['producer:Pf', 'queue:q'],
    },
    {
      id: 'resent',
      branch: 'crash',
      when: { event: known('Pd') },
      holds: [
        { measure: stored, equals: 4 },
        { measure: { take: 'count', of: { type: 'message.enqueued', name: 'd1' } }, equals: 1 },
        { happened: { type: 'publish.sent', client: 'Pd', tries: 1 } },
      ],
      focus: ['producer:Pf', 'producer:Pb', 'producer:Pd'],
    },
    {
      id: 'twin',
      branch: 'after',
      when: { event: { type: 'message.enqueued', name: 'c4' }, nth: 2 },
      holds: [{ happened: { type: 'publish.sent', name: 'c4', tries: 1 } }],
      focus: ['producer:Pc', 'queue:q'],
      bet: 'copies',
    },
    {
      id: 'nack',
      branch: 'full',
      when: { event: { type: 'publish.confirmed', client: 'Pd', ok: false }, nth: 2 },
      holds: [{ measure: { take: 'count', of: { type: 'message.enqueued' } }, equals: 4 }],
      focus: ['producer:Pd', 'queue:q'],
      erratum: 'E06',
    },
    {
      id: 'retried',
      branch: 'retry',
      when: { event: { type: 'message.enqueued', name: 'd6' } },
      holds: [{ happened: { type: 'publish.sent', name: 'd6', tries: 2 } }],
      focus: ['producer:Pd', 'queue:q', 'consumer:W'],
    },
    {
      id: 'unroutable',
      branch: 'unroutable',
      when: { event: { type: 'publish.confirmed', client: 'Pd', ok: true }, nth: 6 },
      holds: [{ measure: unroutable, equals: 6 }, { absent: { type: 'message.enqueued' } }],
      focus: ['producer:Pd', 'exchange:'],
      erratum: 'E05',
    },
  ],
  bets: [
    {
      id: 'each',
      kind: 'choice',
      measure: took('Pc'),
      options: [
        { id: 'as-async', value: 200 },
        { id: 'half', value: 600 },
        { id: 'as-tx', value: 1200 },
      ],
    },
    {
      id: 'copies',
      kind: 'choice',
      measure: c4,
      options: [
        { id: 'one', value: 1 },
        { id: 'two', value: 2 },
        { id: 'none', value: 0 },
      ],
    },
  ],
  guarantees: [{ id: 'no-loss', guarantee: 'no-loss', options: {}, expect: true }],
  measures: { a: took('Pa'), b: took('Pb'), c: took('Pc'), d: took('Pd'), c4, stored, nacked, unroutable },
  // A round trip is 200 ms, and writing to disk takes none here: six times for those that wait six times.
  goldens: [
    { measure: 'a', value: 1200 },
    { measure: 'b', value: 200 },
    { measure: 'c', value: 1200 },
    { measure: 'd', value: 200 },
    { measure: 'stored', value: 6 },
    { measure: 'stored', branch: 'crash', value: 4 },
    { measure: 'c4', branch: 'after', value: 2 },
    { measure: 'nacked', branch: 'full', value: 2 },
    { measure: 'nacked', branch: 'retry', value: 4 },
    { measure: 'unroutable', branch: 'unroutable', value: 6 },
  ],
  colourBy: 'producer',
  layout: {
    'producer:Pa': [7, 3],
    'producer:Pb': [7, 27],
    'producer:Pc': [25, 14],
    'producer:Pd': [25, 38],
    'producer:Pf': [54, 42],
    'exchange:': [54, 19],
    'queue:q': [81, 19],
    'consumer:W': [110, 19],
  },
}

export default scenario
