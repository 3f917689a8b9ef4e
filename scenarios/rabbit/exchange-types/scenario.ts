import type { Condition, Measure, Pattern } from '../../../engine/index.ts'
import type { Scenario } from '../../format.ts'

const copied: Pattern = { type: 'message.enqueued' }
const copyOf = (name: string): Pattern => ({ type: 'message.enqueued', name })

/** How many copies each of the three messages has. */
const copies: Measure = { take: 'split', of: copied, by: 'name', among: ['m1', 'm2', 'm3'] }

/** Which queues have a copy of a message: A/B/C. */
const where = (name: string): Measure => ({
  take: 'split',
  of: copyOf(name),
  by: 'queue',
  among: ['A', 'B', 'C'],
})

const goesTo = (name: string, shares: string): Condition => ({ measure: where(name), equals: shares })

const binding = (queue: string, key: string, headers: Readonly<Record<string, string>>) => ({
  source: 'events',
  destination: queue,
  destination_type: 'queue' as const,
  routing_key: key,
  arguments: headers,
})

const wildcards = {
  type: 'topic',
  '/definitions/bindings/0/routing_key': 'order.*',
  '/definitions/bindings/1/routing_key': '#.created',
  '/definitions/bindings/2/routing_key': 'user.#',
}

/** Headers are compared, so the bindings name no key: the arrows show the headers instead. */
const noKeys = {
  type: 'headers',
  '/definitions/bindings/0/routing_key': '',
  '/definitions/bindings/1/routing_key': '',
  '/definitions/bindings/2/routing_key': '',
}

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'exchange-types',
  model: 'rabbitmq',
  seed: 4,
  until: 6000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [{ name: 'events', type: 'direct', durable: true }],
      queues: ['A', 'B', 'C'].map((name) => ({ name, durable: true, arguments: {} })),
      bindings: [
        binding('A', 'order.created', { 'x-match': 'all', to: 'ru', as: 'pdf' }),
        binding('B', 'order.created', { 'x-match': 'any', to: 'ru', as: 'pdf' }),
        binding('C', 'user.created', { 'x-match': 'all', as: 'img' }),
      ],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'Pr',
        exchange: 'events',
        publish: [
          { id: 'm1', at: 2000, routing_key: 'order.created', headers: { to: 'ru', as: 'pdf' } },
          { id: 'm2', at: 3000, routing_key: 'order.cancelled', headers: { to: 'eu', as: 'pdf' } },
          { id: 'm3', at: 4000, routing_key: 'user.created', headers: { to: 'ru', as: 'img' } },
        ],
      },
    ],
    network: { latency: 100 },
  },
  commands: [],
  knobs: [
    {
      id: 'type',
      paths: ['/definitions/exchanges/events/type'],
      values: ['direct', 'topic', 'fanout', 'headers'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'key',
      paths: ['/definitions/bindings/0/routing_key'],
      values: ['order.created', 'order.*', '#.created'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'match',
      paths: ['/definitions/bindings/1/arguments/x-match'],
      values: ['any', 'all'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'type', value: 'fanout', does: 'mends' },
  branches: [
    { id: 'topic', set: wildcards },
    { id: 'fanout', set: { type: 'fanout' } },
    { id: 'headers', set: noKeys },
    { id: 'all', set: { ...noKeys, match: 'all' } },
    {
      id: 'twice',
      set: {
        ...wildcards,
        '/definitions/bindings/2/destination': 'A',
        '/definitions/bindings/2/routing_key': 'order.#',
      },
    },
  ],
  beats: [
    {
      id: 'keys',
      when: { event: { type: 'publish.sent', name: 'm1' } },
      focus: ['producer:Pr', 'exchange:events'],
      erratum: 'E02',
    },
    {
      id: 'direct',
      when: { event: copyOf('m1'), nth: 2 },
      holds: [goesTo('m1', '1/1/0')],
      focus: ['exchange:events', 'queue:A', 'queue:B'],
    },
    {
      id: 'nowhere',
      when: { event: { type: 'message.unroutable', name: 'm2' } },
      holds: [goesTo('m2', '0/0/0')],
      focus: ['exchange:events'],
    },
    {
      id: 'topic',
      branch: 'topic',
      when: { event: copyOf('m2') },
      holds: [goesTo('m1', '1/1/0'), goesTo('m2', '1/0/0')],
      focus: ['exchange:events', 'queue:A'],
    },
    {
      id: 'topic-user',
      branch: 'topic',
      when: { event: copyOf('m3'), nth: 2 },
      holds: [goesTo('m3', '0/1/1')],
      focus: ['exchange:events', 'queue:B', 'queue:C'],
    },
    {
      id: 'fanout',
      branch: 'fanout',
      when: { event: copied, nth: 9 },
      holds: [{ measure: copies, equals: '3/3/3' }],
      focus: ['exchange:events', 'queue:A', 'queue:B', 'queue:C'],
    },
    {
      id: 'headers',
      branch: 'headers',
      when: { event: copyOf('m3'), nth: 2 },
      holds: [goesTo('m1', '1/1/0'), goesTo('m2', '0/1/0'), goesTo('m3', '0/1/1')],
      focus: ['exchange:events', 'queue:A', 'queue:B', 'queue:C'],
    },
    {
      id: 'all',
      branch: 'all',
      when: { event: copyOf('m3') },
      holds: [goesTo('m1', '1/1/0'), goesTo('m2', '0/0/0'), goesTo('m3', '0/0/1')],
      focus: ['exchange:events', 'queue:B'],
    },
    {
      id: 'twice',
      branch: 'twice',
      when: { event: copyOf('m1'), nth: 2 },
      holds: [goesTo('m1', '1/1/0')],
      focus: ['exchange:events', 'queue:A'],
      bet: 'twice',
    },
  ],
  bets: [
    {
      id: 'twice',
      kind: 'choice',
      measure: { take: 'count', of: { type: 'message.enqueued', queue: 'A', name: 'm1' } },
      branch: 'twice',
      options: [
        { id: 'none', value: 0 },
        { id: 'one', value: 1 },
        { id: 'two', value: 2 },
        { id: 'error', value: null },
      ],
    },
  ],
  guarantees: [{ id: 'no-loss', guarantee: 'no-loss', options: {}, expect: false }],
  measures: { copies, 'm1-in': where('m1'), 'm2-in': where('m2'), 'm3-in': where('m3') },
  // Copies of m1, m2 and m3: as many as queues of which at least one binding fits.
  goldens: [
    { measure: 'copies', value: '2/0/1' },
    { measure: 'copies', branch: 'topic', value: '2/1/2' },
    { measure: 'copies', branch: 'fanout', value: '3/3/3' },
    { measure: 'copies', branch: 'headers', value: '2/1/2' },
    { measure: 'copies', branch: 'all', value: '2/0/1' },
    { measure: 'm1-in', branch: 'twice', value: '1/1/0' },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [10, 28],
    'exchange:events': [36, 28],
    'queue:A': [94, 10],
    'queue:B': [94, 28],
    'queue:C': [94, 46],
  },
}

export default scenario
