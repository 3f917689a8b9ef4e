import type { Condition, Pattern } from '../../../engine/index.ts'
import type { BrokerOrder, ClientOrder, ConsumerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const ORDERS = 'orders-0'
const USERS = 'users-0'

const CLOSE: ClientOrder = { type: 'close' }
const START: ClientOrder = { type: 'start' }
const CRASH: ClientOrder = { type: 'crash' }

const toZero = (groupId: string): BrokerOrder => ({
  type: 'AlterConsumerGroupOffsets',
  groupId,
  partition: ORDERS,
  offset: 0,
})

const reader = (name: string, topics: readonly string[], work: number): ConsumerSetup => ({
  name,
  group: name,
  topics,
  config: { 'enable.auto.commit': false, 'auto.offset.reset': 'earliest', 'session.timeout.ms': 6000 },
  work,
  commits: 'after-batch',
})

const bridged: Pattern = { type: 'records.processed', consumer: 'bridge', partition: ORDERS }

/** How often the bridge has made tasks of an order: three tasks each time. */
const rounds = { take: 'count', of: bridged } as const

/** How often it made tasks of the third order, which was in its hands when it died. */
const third = { take: 'count', of: { ...bridged, from: 2 } } as const

const committed: Pattern = { type: 'offset.committed', client: 'bridge' }

const died: Pattern = { type: 'consumer.crashed', consumer: 'bridge' }

const twiceDone: Condition = { measure: rounds, equals: 2 }

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'kafka-plus-rabbit',
  model: 'kafka',
  seed: 38,
  until: 40_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [
      { name: 'orders', partitions: 1 },
      { name: 'users', partitions: 1 },
    ],
    producers: [
      {
        name: 'services',
        sends: [
          { topic: 'orders', keys: ['o1', 'o2', 'o3'], value: 'order.placed', atOnce: 3, count: 3, at: 5000 },
          {
            topic: 'users',
            key: 'u1',
            values: ['user.created', 'user.verified'],
            count: 2,
            every: 500,
            at: 8000,
          },
        ],
      },
    ],
    // The bridge publishes the tasks of an event and waits for their confirms: 300 ms in all.
    consumers: [reader('analytics', ['orders', 'users'], 10), reader('bridge', ['orders', 'users'], 300)],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [
    { at: 5700, to: 'bridge', signal: CRASH },
    { at: 6500, to: 'bridge', signal: START },
    { at: 20_000, to: 'analytics', signal: CLOSE },
    { at: 21_000, to: 'kafka-1', signal: toZero('analytics') },
    { at: 22_000, to: 'analytics', signal: START },
  ],
  knobs: [
    {
      id: 'commits',
      paths: ['/consumers/bridge/commits'],
      values: ['after-batch', 'before'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'commits', value: 'before', does: 'mends' },
  branches: [
    {
      id: 'rewound',
      commands: [
        { at: 30_000, to: 'bridge', signal: CLOSE },
        { at: 31_000, to: 'kafka-1', signal: toZero('bridge') },
        { at: 32_000, to: 'bridge', signal: START },
      ],
    },
    { id: 'early', set: { commits: 'before' } },
  ],
  beats: [
    {
      id: 'kept',
      when: { event: { type: 'records.appended', partition: ORDERS } },
      focus: ['producer:services', `partition:${ORDERS}`],
      erratum: 'E29',
    },
    {
      id: 'two-uses',
      when: { event: bridged, nth: 2 },
      holds: [{ happened: { type: 'records.processed', consumer: 'analytics', partition: ORDERS } }],
      focus: ['member:analytics', 'member:bridge', `partition:${ORDERS}`],
    },
    {
      id: 'between',
      when: { event: died },
      holds: [twiceDone, { absent: committed }],
      focus: ['member:bridge', `partition:${ORDERS}`],
    },
    {
      id: 'ordered',
      when: { event: { type: 'records.processed', consumer: 'analytics', value: 'user.verified' } },
      holds: [{ happened: { type: 'records.processed', consumer: 'analytics', value: 'user.created' } }],
      focus: ['member:analytics', `partition:${USERS}`],
    },
    {
      id: 'twice',
      when: { event: committed },
      holds: [{ happened: died }, { measure: rounds, equals: 5 }],
      focus: ['member:bridge', `partition:${ORDERS}`],
    },
    {
      id: 'harmless',
      when: { event: { type: 'position.set', consumer: 'analytics', partition: ORDERS, offset: 0 }, nth: 2 },
      focus: ['member:analytics', `partition:${ORDERS}`],
    },
    {
      id: 'all-again',
      branch: 'rewound',
      when: { event: { ...bridged, from: 2 }, nth: 2 },
      holds: [{ measure: rounds, equals: 8 }],
      focus: ['member:bridge', `partition:${ORDERS}`],
      bet: 'rewind',
    },
    {
      id: 'lost',
      branch: 'early',
      when: { event: { type: 'position.set', consumer: 'bridge', partition: ORDERS, offset: 3 } },
      holds: [{ happened: died }, { measure: third, equals: 0 }],
      focus: ['member:bridge', `partition:${ORDERS}`],
    },
  ],
  bets: [
    {
      id: 'rewind',
      kind: 'choice',
      measure: third,
      options: [
        { id: 'nothing', value: 1 },
        { id: 'again', value: 2 },
        { id: 'dlq', value: null },
        { id: 'dedup', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'tasks', guarantee: 'at-least-once', options: { members: ['bridge'] }, expect: true },
    { id: 'once', guarantee: 'no-duplicates', options: { members: ['bridge'] }, expect: false },
  ],
  measures: { rounds, third },
  // Two orders before its death, all three after it.
  goldens: [
    { measure: 'rounds', value: 5 },
    { measure: 'third', value: 1 },
    { measure: 'rounds', branch: 'rewound', value: 8 },
    { measure: 'rounds', branch: 'early', value: 2 },
    { measure: 'third', branch: 'early', value: 0 },
  ],
  colourBy: 'key',
  layout: {
    'producer:services': [8, 10],
    [`partition:${ORDERS}`]: [60, 10],
    [`partition:${USERS}`]: [60, 34],
    'group:analytics': [16, 28],
    'group:bridge': [16, 48],
    'member:analytics': [106, 12],
    'member:bridge': [106, 32],
  },
}

export default scenario
