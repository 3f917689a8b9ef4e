import type { ClientOrder, ConsumerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const GROUP = 'order-processors'
const RANGE = 'org.apache.kafka.clients.consumer.RangeAssignor'
const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'
const MEMBERS = ['C1', 'C2'] as const

const CRASH: ClientOrder = { type: 'crash' }
const FREEZE = { type: 'process.freeze', place: 'C2' }
const RESUME = { type: 'process.resume', place: 'C2' }

const member = (name: string, starts: number): ConsumerSetup => ({
  name,
  group: GROUP,
  topics: ['orders'],
  // Nothing is committed but in the callback, so that one sees what the callback is worth.
  config: {
    'enable.auto.commit': false,
    'auto.offset.reset': 'earliest',
    'partition.assignment.strategy': RANGE,
    'session.timeout.ms': 6000,
    'heartbeat.interval.ms': 2000,
  },
  work: 50,
  commits: 'none',
  onRevoked: 'commitSync',
  starts,
})

/** Where the new owner of P1 begins. */
const heirBegins = {
  take: 'value',
  of: { type: 'position.set', consumer: 'C2', partition: 'orders-1' },
  field: 'offset',
  nth: 1,
} as const

/** How many partitions came to C1 in what it was told last. */
const givenBack = {
  take: 'value',
  of: { type: 'partitions.assigned', consumer: 'C1' },
  field: 'partitions.length',
} as const

/** How many partitions C1 had to give up when C2 came. */
const givenUp = {
  take: 'value',
  of: { type: 'partitions.revoked', consumer: 'C1' },
  field: 'partitions.length',
  nth: 1,
} as const

/** Callbacks of C2: Revoked and Lost. */
const lastWords = {
  take: 'count',
  of: { type: 'partitions.revoked', consumer: 'C2' },
} as const

const losses = { take: 'count', of: { type: 'partitions.lost', consumer: 'C2' } } as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'rebalance-callbacks',
  model: 'kafka',
  seed: 32,
  until: 46_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 2 }],
    producers: [
      {
        name: 'shop',
        sends: [{ topic: 'orders', partitions: [0, 1], keys: ['a', 'b'], atOnce: 2, every: 500 }],
      },
    ],
    consumers: [member('C1', 0), member('C2', 12_000)],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [],
  knobs: [
    {
      id: 'on-revoked',
      paths: MEMBERS.map((name) => `/consumers/${name}/onRevoked`),
      values: ['commitSync', 'nothing'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'assignor',
      paths: MEMBERS.map((name) => `/consumers/${name}/config/partition.assignment.strategy`),
      values: [RANGE, COOPERATIVE],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'on-revoked', value: 'nothing', does: 'breaks' },
  branches: [
    { id: 'silent', set: { 'on-revoked': 'nothing' } },
    { id: 'killed', commands: [{ at: 25_000, to: 'C2', signal: CRASH }] },
    {
      id: 'paused',
      commands: [
        { at: 25_000, to: 'physics', signal: FREEZE },
        { at: 36_000, to: 'physics', signal: RESUME },
      ],
    },
    { id: 'cooperative', set: { assignor: COOPERATIVE } },
  ],
  beats: [
    {
      id: 'door',
      when: { event: { type: 'commit.sent', consumer: 'C1' } },
      focus: ['member:C1', `group:${GROUP}`],
    },
    {
      id: 'written',
      when: { event: { type: 'offset.committed', client: 'C1' } },
      focus: ['member:C1', 'partition:orders-0', 'partition:orders-1'],
    },
    {
      id: 'let-go',
      when: { event: { type: 'partitions.revoked', consumer: 'C1' } },
      holds: [{ happened: { type: 'offset.committed', client: 'C1' } }, { measure: givenUp, equals: 2 }],
      focus: ['member:C1'],
    },
    {
      id: 'assigned',
      when: { event: { type: 'partitions.assigned', consumer: 'C1' }, after: 'let-go' },
      holds: [{ happened: { type: 'member.joined', client: 'C2' } }, { measure: givenBack, equals: 1 }],
      focus: ['member:C1', 'partition:orders-0'],
    },
    {
      id: 'heir',
      when: { event: { type: 'position.set', consumer: 'C2', partition: 'orders-1' } },
      holds: [{ measure: heirBegins, least: 10 }],
      focus: ['member:C2', 'partition:orders-1'],
      bet: 'killed',
    },
    {
      id: 'repeated',
      branch: 'silent',
      when: { event: { type: 'position.set', consumer: 'C2', partition: 'orders-1' } },
      holds: [{ measure: heirBegins, equals: 0 }],
      focus: ['member:C2', 'partition:orders-1'],
    },
    {
      id: 'no-door',
      branch: 'killed',
      when: { event: { type: 'partition.owned', client: 'C1', partition: 'orders-1', generation: 3 } },
      holds: [{ measure: lastWords, equals: 0 }, { happened: { type: 'consumer.crashed', consumer: 'C2' } }],
      focus: ['member:C1', 'member:C2', 'partition:orders-1'],
      erratum: 'E19',
    },
    {
      id: 'lost',
      branch: 'paused',
      when: { event: { type: 'partitions.lost', consumer: 'C2' } },
      holds: [{ measure: lastWords, equals: 0 }],
      focus: ['member:C2', 'partition:orders-1'],
    },
    {
      id: 'only-moved',
      branch: 'cooperative',
      when: { event: { type: 'partitions.revoked', consumer: 'C1' } },
      holds: [{ measure: givenUp, equals: 1 }],
      focus: ['member:C1', 'partition:orders-1'],
    },
  ],
  bets: [
    {
      id: 'killed',
      kind: 'choice',
      branch: 'killed',
      measure: lastWords,
      options: [
        { id: 'revoked', value: 1 },
        { id: 'lost', value: null },
        { id: 'assigned', value: null },
        { id: 'none', value: 0 },
      ],
    },
  ],
  guarantees: [
    { id: 'one-owner', guarantee: 'one-owner', options: {}, expect: true },
    { id: 'no-duplicates', guarantee: 'no-duplicates', options: {}, expect: true },
  ],
  measures: { heirBegins, givenUp, lastWords, losses },
  goldens: [
    { measure: 'givenUp', value: 2 },
    // Two records a second from 0 to 13 s: 0 ... 26, so the next one is 27.
    { measure: 'heirBegins', value: 27 },
    { measure: 'heirBegins', branch: 'silent', value: 0 },
    { measure: 'lastWords', branch: 'killed', value: 0 },
    { measure: 'losses', branch: 'paused', value: 1 },
    { measure: 'givenUp', branch: 'cooperative', value: 1 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [9, 12],
    'partition:orders-0': [60, 8],
    'partition:orders-1': [60, 26],
    [`group:${GROUP}`]: [16, 42],
    'member:C1': [108, 8],
    'member:C2': [108, 26],
  },
}

export default scenario
