import type { Condition, Measure, Pattern } from '../../../engine/index.ts'
import type { PublishSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

/** The rows of both tables of the notes, their example, and two that ask further. */
const KEYS = [
  'user.profile.created',
  'user.a.created',
  'user.created',
  'user.profile.extra.created',
  'user.profile.extra.v1.created',
  'user.profile.updated',
  'user',
  'User.created',
]

/** Other keys for another branch: the first three are to pass, the next three are not. */
const PUZZLE = ['order.paid', 'order.eu.paid', 'order.us.paid', 'order.eu.cancelled', 'paid', 'user.paid']

const NAMES = KEYS.map((_, at) => `m${at + 1}`)

const row = (key: string, at: number): PublishSetup => ({
  id: `m${at + 1}`,
  at: 2000 + at * 500,
  routing_key: key,
})

const keyOf = (at: number) => `/clients/Pr/publish/${at}/routing_key`

const taken = (name: string): Pattern => ({ type: 'message.enqueued', name })
const dropped = (name: string): Pattern => ({ type: 'message.unroutable', name })

const taking: Measure = { take: 'split', of: { type: 'message.enqueued' }, by: 'name', among: NAMES }

/** What became of the messages up to here, in their order: 1 is in the queue. */
const sofar = (...fates: number[]): Condition => ({
  measure: taking,
  equals: NAMES.map((_, at) => fates[at] ?? 0).join('/'),
})

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'topic-wildcards',
  model: 'rabbitmq',
  seed: 5,
  until: 6500,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [{ name: 'events', type: 'topic', durable: true }],
      queues: [{ name: 'q', durable: true, arguments: {} }],
      bindings: [
        {
          source: 'events',
          destination: 'q',
          destination_type: 'queue',
          routing_key: 'user.*.created',
          arguments: {},
        },
      ],
    },
    clients: [{ kind: 'publisher', name: 'Pr', exchange: 'events', publish: KEYS.map(row) }],
    network: { latency: 100 },
  },
  commands: [],
  knobs: [
    {
      id: 'binding',
      paths: ['/definitions/bindings/0/routing_key'],
      values: ['user.*.created', 'user.#.created', 'user.*', 'user.#', '#', '*', 'order.#.paid'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'binding', value: 'user.#.created', does: 'mends' },
  branches: [
    { id: 'hash', set: { binding: 'user.#.created' } },
    { id: 'star', set: { binding: 'user.*' } },
    { id: 'user', set: { binding: 'user.#' } },
    { id: 'any', set: { binding: '#' } },
    { id: 'word', set: { binding: '*' } },
    {
      id: 'puzzle',
      set: {
        binding: 'order.#.paid',
        ...Object.fromEntries(PUZZLE.map((key, at) => [keyOf(at), key])),
      },
    },
  ],
  beats: [
    {
      id: 'one',
      when: { event: taken('m2') },
      holds: [sofar(1, 1)],
      focus: ['exchange:events', 'queue:q'],
    },
    {
      id: 'none',
      when: { event: dropped('m3') },
      holds: [sofar(1, 1)],
      focus: ['exchange:events'],
    },
    {
      id: 'two',
      when: { event: dropped('m4') },
      holds: [sofar(1, 1)],
      focus: ['exchange:events'],
    },
    {
      id: 'hash',
      branch: 'hash',
      when: { event: taken('m5') },
      holds: [sofar(1, 1, 1, 1, 1)],
      focus: ['exchange:events', 'queue:q'],
    },
    {
      id: 'case',
      branch: 'hash',
      when: { event: dropped('m8') },
      holds: [sofar(1, 1, 1, 1, 1)],
      focus: ['exchange:events'],
    },
    {
      id: 'example',
      branch: 'star',
      when: { event: dropped('m6') },
      holds: [sofar(0, 0, 1)],
      focus: ['exchange:events', 'queue:q'],
      bet: 'example',
      erratum: 'E01',
    },
    {
      id: 'zero',
      branch: 'user',
      when: { event: taken('m7') },
      holds: [sofar(1, 1, 1, 1, 1, 1, 1)],
      focus: ['exchange:events', 'queue:q'],
    },
    {
      id: 'any',
      branch: 'any',
      when: { event: taken('m8') },
      holds: [sofar(1, 1, 1, 1, 1, 1, 1, 1)],
      focus: ['exchange:events', 'queue:q'],
    },
    {
      id: 'word',
      branch: 'word',
      when: { event: taken('m7') },
      holds: [sofar(0, 0, 0, 0, 0, 0, 1)],
      focus: ['exchange:events', 'queue:q'],
    },
    {
      id: 'puzzle',
      branch: 'puzzle',
      when: { event: dropped('m6') },
      holds: [sofar(1, 1, 1)],
      focus: ['exchange:events', 'queue:q'],
      bet: 'puzzle',
    },
  ],
  bets: [
    {
      id: 'example',
      kind: 'choice',
      measure: { take: 'count', of: taken('m6') },
      branch: 'star',
      options: [
        { id: 'yes', value: 1 },
        { id: 'no', value: 0 },
        { id: 'headers', value: null },
      ],
    },
    {
      id: 'puzzle',
      kind: 'choice',
      measure: { ...taking, among: NAMES.slice(0, 6) },
      branch: 'puzzle',
      options: [
        { id: 'longer', value: '0/1/1/0/0/0' },
        { id: 'three', value: '1/1/1/0/0/0' },
        { id: 'orders', value: '1/1/1/1/0/0' },
        { id: 'paid', value: '1/1/1/0/1/1' },
      ],
    },
  ],
  guarantees: [{ id: 'no-loss', guarantee: 'no-loss', options: {}, expect: false }],
  measures: { taking },
  // Read off the words between the dots by hand, key by key.
  goldens: [
    { measure: 'taking', value: '1/1/0/0/0/0/0/0' },
    { measure: 'taking', branch: 'hash', value: '1/1/1/1/1/0/0/0' },
    { measure: 'taking', branch: 'star', value: '0/0/1/0/0/0/0/0' },
    { measure: 'taking', branch: 'user', value: '1/1/1/1/1/1/1/0' },
    { measure: 'taking', branch: 'any', value: '1/1/1/1/1/1/1/1' },
    { measure: 'taking', branch: 'word', value: '0/0/0/0/0/0/1/0' },
    { measure: 'taking', branch: 'puzzle', value: '1/1/1/0/0/0/0/0' },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [12, 26],
    'exchange:events': [42, 26],
    'queue:q': [92, 26],
  },
}

export default scenario
