import type { Condition } from '../../../engine/index.ts'
import type { BrokerOrder, ClientOrder, ProducerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const TOPIC = 'user-actions'
const TAPES = ['user-actions-0', 'user-actions-1', 'user-actions-2'] as const

const numbered = (from: number, to: number, prefix = ''): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${prefix}${from + at}`)

const USERS = numbered(1, 6, 'user-')
const NUMBERS = numbered(1, 6)

/** A producer that sends on one branch alone. */
const only = (name: string, sends: ProducerSetup['sends'], config = {}): ProducerSetup => ({
  name,
  starts: null,
  config,
  ...(sends !== undefined && { sends }),
})

const GROW: BrokerOrder = { type: 'CreatePartitions', topic: TOPIC, partitions: 4 }
const ONCE_MORE: ClientOrder = { type: 'send', topic: TOPIC, records: [{ key: '1' }] }

const splitOf = (producer: string, key?: readonly string[]) =>
  ({
    take: 'split',
    of: { type: 'records.sent', producer, ...(key !== undefined && { key }) },
    by: 'partition',
    among: TAPES,
  }) as const

/** How many of user-1 ... user-6 went to P0, P1 and P2. */
const users = splitOf('app', USERS)

/** How many of 1 ... 6 did, each at its first record. */
const numbers = {
  take: 'table',
  of: { type: 'records.sent', producer: 'app', key: NUMBERS },
  by: 'key',
  among: NUMBERS,
  field: 'partition',
} as const

const lastOfKey1 = {
  take: 'value',
  of: { type: 'records.sent', producer: 'app', key: '1' },
  field: 'partition',
} as const

const crowd = splitOf('crowd')

/** How many records without a key each tape got: whole batches, drawn with the scenario's seed. */
const keyless = splitOf('keyless')

const chosen = splitOf('chooser')

const threeTapes: Condition = {
  measure: {
    take: 'value',
    of: { type: 'metadata.received' },
    field: 'topics.0.partitions.length',
    nth: 1,
  },
  equals: 3,
}

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'key-to-partition',
  model: 'kafka',
  seed: 23,
  until: 18_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: TOPIC, partitions: 3 }],
    producers: [
      {
        name: 'app',
        config: { 'metadata.max.age.ms': 5000 },
        sends: [
          { topic: TOPIC, keys: USERS, count: 6, every: 200, at: 1000 },
          { topic: TOPIC, keys: NUMBERS, count: 6, every: 200, at: 4000 },
          { topic: TOPIC, key: '1', count: 5, every: 200, at: 7000 },
        ],
      },
      only('chooser', [
        { topic: TOPIC, keys: NUMBERS, partitions: [0, 1, 2], count: 6, every: 200, at: 1000 },
      ]),
      only('crowd', [{ topic: TOPIC, keys: numbered(1, 1000, 'user-'), count: 1000, every: 2, at: 1000 }]),
      // A small batch.size, so that a tape is full after a few records and the next is drawn.
      only('keyless', [{ topic: TOPIC, count: 30, every: 50, at: 1000 }], { 'batch.size': 400 }),
    ],
    consumers: [],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [
    { at: 11_000, to: 'kafka-1', signal: GROW },
    // The first send finds that the metadata is old and asks; the second one knows of four partitions.
    { at: 14_000, to: 'app', signal: ONCE_MORE },
    { at: 15_000, to: 'app', signal: ONCE_MORE },
  ],
  knobs: [
    {
      id: 'partitions',
      paths: ['/topics/user-actions/partitions'],
      values: [3, 4, 6],
      unit: 'count',
      applies: 'start',
    },
  ],
  headline: { knob: 'partitions', value: 4 },
  branches: [
    { id: 'crowd', set: { '/producers/app/starts': null, '/producers/crowd/starts': 0 } },
    { id: 'keyless', set: { '/producers/app/starts': null, '/producers/keyless/starts': 0 } },
    { id: 'chosen', set: { '/producers/app/starts': null, '/producers/chooser/starts': 0 } },
  ],
  beats: [
    {
      id: 'machine',
      when: { event: { type: 'records.sent', producer: 'app', key: 'user-1' } },
      holds: [threeTapes],
      focus: ['producer:app'],
    },
    {
      id: 'uneven',
      when: { event: { type: 'records.sent', producer: 'app', key: 'user-6' } },
      holds: [{ measure: users, equals: '0/2/4' }],
      focus: ['producer:app', 'partition:user-actions-0', 'partition:user-actions-2'],
      bet: 'users',
      erratum: 'E25',
    },
    {
      id: 'spelled',
      when: { event: { type: 'records.sent', producer: 'app', key: '6' } },
      holds: [threeTapes],
      focus: ['producer:app'],
    },
    {
      id: 'always',
      when: { event: { type: 'records.sent', producer: 'app', key: '1' }, nth: 6 },
      holds: [{ measure: lastOfKey1, equals: 'user-actions-0' }],
      focus: ['producer:app', 'partition:user-actions-0'],
    },
    {
      id: 'grown',
      when: { event: { type: 'partition.created', partition: 'user-actions-3' } },
      holds: [threeTapes],
      focus: ['partition:user-actions-3'],
    },
    {
      id: 'moved',
      when: { event: { type: 'records.sent', producer: 'app', key: '1' }, after: 'grown', nth: 2 },
      holds: [{ measure: lastOfKey1, equals: 'user-actions-3' }],
      focus: ['partition:user-actions-0', 'partition:user-actions-3'],
    },
    {
      id: 'many',
      branch: 'crowd',
      when: { event: { type: 'records.sent', producer: 'crowd' }, nth: 1000 },
      holds: [{ measure: crowd, equals: '313/341/346' }],
      focus: ['partition:user-actions-0', 'partition:user-actions-1', 'partition:user-actions-2'],
    },
    {
      id: 'no-key',
      branch: 'keyless',
      when: { event: { type: 'records.sent', producer: 'keyless' }, nth: 30 },
      focus: ['producer:keyless'],
      erratum: 'E24',
    },
    {
      id: 'obeyed',
      branch: 'chosen',
      when: { event: { type: 'records.sent', producer: 'chooser' }, nth: 6 },
      holds: [{ measure: chosen, equals: '2/2/2' }],
      focus: ['producer:chooser'],
    },
  ],
  bets: [
    {
      id: 'users',
      kind: 'choice',
      measure: users,
      options: [
        { id: 'even', value: '2/2/2' },
        { id: 'empty', value: '0/2/4' },
        { id: 'steps', value: '1/2/3' },
        { id: 'one', value: '6/0/0' },
      ],
    },
  ],
  guarantees: [{ id: 'stored', guarantee: 'acked-stays', options: {}, expect: true }],
  measures: { users, numbers, lastOfKey1, crowd, keyless, chosen },
  // murmur2 as in the oracle's keys-murmur2: user-1 ... user-6 are 2, 2, 2, 1, 1, 2, and 1 ... 6 are 0, 2, 2, 1, 0, 1.
  goldens: [
    { measure: 'users', value: '0/2/4' },
    { measure: 'lastOfKey1', value: 'user-actions-3' },
    { measure: 'crowd', branch: 'crowd', value: '313/341/346' },
    { measure: 'chosen', branch: 'chosen', value: '2/2/2' },
  ],
  colourBy: 'key',
  layout: {
    'producer:app': [9, 6],
    'producer:chooser': [9, 20],
    'producer:crowd': [9, 34],
    'producer:keyless': [9, 48],
    'partition:user-actions-0': [60, 6],
    'partition:user-actions-1': [60, 20],
    'partition:user-actions-2': [60, 34],
    'partition:user-actions-3': [60, 48],
  },
}

export default scenario
