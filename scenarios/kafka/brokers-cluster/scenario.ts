import type { Pattern } from '../../../engine/index.ts'
import type { BrokerOrder } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const PARTITIONS = [0, 1, 2, 3, 4, 5]
const NAMES = PARTITIONS.map((number) => `orders-${number}`)

const CRASH: BrokerOrder = { type: 'broker.crash' }
const START: BrokerOrder = { type: 'broker.start' }
const MOVE: BrokerOrder = { type: 'AlterPartitionReassignments', partition: 'orders-0', replicas: [4] }
const GROW: BrokerOrder = { type: 'CreatePartitions', topic: 'orders', partitions: 8 }

/** Which broker the batches of each partition went to, at last. */
const homes = {
  take: 'table',
  of: { type: 'batch.sent', producer: 'shop' },
  by: 'partition',
  among: NAMES,
  field: 'broker',
} as const

/** How many partitions lost their leader, and nobody could take over: it is the first that happens to them. */
const leaderless = {
  take: 'count',
  of: { type: 'partition.changed', leader: -1, 'registration.partitionEpoch': 1 },
} as const

/** What came to the new broker by itself. */
const moved = { take: 'count', of: { type: 'partition.changed', leader: 4 } } as const

const b2Dies: Pattern = { type: 'broker.stopped', broker: 'kafka-2', crashed: true }

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'brokers-cluster',
  model: 'kafka',
  seed: 25,
  until: 60_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4, starts: 35_000 }],
    topics: [{ name: 'orders', partitions: 6, replicationFactor: 1 }],
    producers: [
      {
        name: 'shop',
        // One record a second in each partition.
        sends: [
          {
            topic: 'orders',
            keys: ['a', 'b', 'c', 'd', 'e', 'f'],
            partitions: PARTITIONS,
            atOnce: 6,
            every: 1000,
            at: 500,
            until: 55_000,
          },
        ],
      },
    ],
    consumers: [],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [
    { at: 10_000, to: 'kafka-2', signal: CRASH },
    { at: 25_000, to: 'kafka-2', signal: START },
  ],
  knobs: [
    {
      id: 'copies',
      paths: ['/topics/orders/replicationFactor'],
      values: [1, 3],
      unit: 'count',
      applies: 'start',
    },
  ],
  headline: { knob: 'copies', value: 3, does: 'mends' },
  branches: [
    { id: 'grown', commands: [{ at: 40_000, to: 'kafka-1', signal: GROW }] },
    { id: 'moved', commands: [{ at: 45_000, to: 'kafka-1', signal: MOVE }] },
    { id: 'copied', set: { copies: 3 } },
  ],
  beats: [
    {
      id: 'spread',
      when: { event: { type: 'producer.started', producer: 'shop' } },
      focus: ['broker:kafka-1', 'broker:kafka-2', 'broker:kafka-3'],
    },
    {
      id: 'map',
      when: { event: { type: 'metadata.received', client: 'shop' } },
      focus: ['producer:shop', 'broker:kafka-1'],
    },
    {
      id: 'straight',
      when: { event: { type: 'records.acked', producer: 'shop' }, nth: 6 },
      holds: [
        {
          measure: homes,
          equals:
            'orders-0:kafka-1 orders-1:kafka-2 orders-2:kafka-3 orders-3:kafka-1 orders-4:kafka-2 orders-5:kafka-3',
        },
      ],
      focus: ['producer:shop', ...NAMES.map((name) => `partition:${name}`)],
    },
    {
      id: 'offline',
      when: { event: { type: 'partition.changed', partition: 'orders-4', leader: -1 } },
      holds: [{ happened: b2Dies }, { measure: leaderless, equals: 2 }],
      focus: ['broker:kafka-2', 'partition:orders-1', 'partition:orders-4'],
      erratum: 'E27',
    },
    {
      id: 'back',
      when: { event: { type: 'records.appended', broker: 'kafka-2' }, after: 'offline' },
      holds: [{ absent: { type: 'records.failed' } }],
      focus: ['broker:kafka-2', 'partition:orders-1', 'partition:orders-4'],
    },
    {
      id: 'empty',
      when: { tick: 50_000 },
      holds: [{ measure: moved, equals: 0 }, { happened: { type: 'broker.started', broker: 'kafka-4' } }],
      focus: ['broker:kafka-4'],
      bet: 'fourth',
    },
    {
      id: 'newborn',
      branch: 'grown',
      when: { event: { type: 'partition.created', partition: 'orders-7' } },
      holds: [
        {
          measure: {
            take: 'value',
            of: { type: 'partition.created', partition: 'orders-7' },
            field: 'replicas.0',
          },
          equals: 4,
        },
      ],
      focus: ['broker:kafka-4', 'partition:orders-7'],
    },
    {
      id: 'arrived',
      branch: 'moved',
      when: { event: { type: 'records.appended', partition: 'orders-0', broker: 'kafka-4' } },
      holds: [
        { happened: { type: 'replica.created', broker: 'kafka-4', partition: 'orders-0' } },
        { measure: { take: 'count', of: { type: 'replica.created', broker: 'kafka-4' } }, equals: 1 },
      ],
      focus: ['broker:kafka-1', 'broker:kafka-4', 'partition:orders-0'],
    },
    {
      id: 'takeover',
      branch: 'copied',
      when: { event: { type: 'partition.changed', partition: 'orders-4', leader: [1, 3] } },
      holds: [{ happened: b2Dies }, { measure: leaderless, equals: 0 }],
      focus: ['broker:kafka-2', 'partition:orders-1', 'partition:orders-4'],
    },
  ],
  bets: [
    {
      id: 'fourth',
      kind: 'choice',
      measure: moved,
      options: [
        { id: 'spread', value: 1 },
        { id: 'nothing', value: 0 },
        { id: 'half', value: 3 },
        { id: 'anew', value: null },
      ],
    },
  ],
  guarantees: [{ id: 'acked-stays', guarantee: 'acked-stays', options: {}, expect: true }],
  measures: { homes, leaderless, moved },
  // Dealt in turn: 0, 3 to the first broker, 1, 4 to the second, 2, 5 to the third.
  goldens: [
    {
      measure: 'homes',
      value:
        'orders-0:kafka-1 orders-1:kafka-2 orders-2:kafka-3 orders-3:kafka-1 orders-4:kafka-2 orders-5:kafka-3',
    },
    { measure: 'leaderless', value: 2 },
    { measure: 'moved', value: 0 },
    { measure: 'leaderless', branch: 'copied', value: 0 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [8, 18],
    'partition:orders-0': [42, 6],
    'partition:orders-1': [42, 18],
    'partition:orders-2': [42, 30],
    'partition:orders-3': [98, 6],
    'partition:orders-4': [98, 18],
    'partition:orders-5': [98, 30],
    'partition:orders-6': [42, 42],
    'partition:orders-7': [98, 42],
    'broker:kafka-1': [26, 54],
    'broker:kafka-2': [52, 54],
    'broker:kafka-3': [78, 54],
    'broker:kafka-4': [104, 54],
  },
}

export default scenario
