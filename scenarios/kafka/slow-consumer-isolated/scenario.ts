import type { Condition } from '../../../engine/index.ts'
import type { ClientOrder, ConsumerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const GROUP = 'processors'
const RECOVERS_AT = 40_000

const UNHANG: ClientOrder = { type: 'unhang' }

const member = (name: string, starts: number | null): ConsumerSetup => ({
  name,
  group: GROUP,
  topics: ['orders'],
  config: {
    'enable.auto.commit': false,
    'auto.offset.reset': 'earliest',
    'group.protocol': 'classic',
  },
  work: 100,
  commits: 'after-batch',
  // The record that nobody's code can digest at first sight; only the owner of P0 meets it.
  // biome-ignore lint/suspicious/noThenProperty: the field of the format, never awaited.
  failures: [{ partition: 'orders-0', offset: 12, times: 1, then: 'hang' }],
  starts,
})

/** The last number that each member of the group wrote into the book. */
const book = {
  take: 'table',
  of: { type: 'offset.committed', groupId: GROUP },
  by: 'client',
  among: ['C1', 'C2'],
  field: 'offsets.0.offset',
} as const

const bookOfC1 = {
  take: 'value',
  of: { type: 'offset.committed', client: 'C1' },
  field: 'offsets.0.offset',
} as const

/** How often C2, to whom nothing happens, had to give its partition up. */
const c2Revocations = { take: 'count', of: { type: 'partitions.revoked', consumer: 'C2' } } as const

/** How long C2 stood without a partition. */
const standstill = {
  take: 'span',
  from: { type: 'partitions.revoked', consumer: 'C2' },
  to: { type: 'partitions.assigned', consumer: 'C2' },
} as const

const c1Stuck: readonly Condition[] = [
  { happened: { type: 'record.failed', consumer: 'C1', offset: 12 } },
  { absent: { type: 'consumer.unhung', consumer: 'C1' } },
]

const undisturbed: Condition = { measure: c2Revocations, equals: 0 }

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'slow-consumer-isolated',
  model: 'kafka',
  seed: 33,
  until: 50_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 2 }],
    producers: [
      {
        name: 'shop',
        // One record a second in each partition: an application that chooses by itself.
        sends: [{ topic: 'orders', keys: ['1', '4'], partitions: [0, 1], atOnce: 2, every: 1000 }],
      },
    ],
    consumers: [
      member('C1', 0),
      member('C2', 10),
      member('C4', null),
      {
        name: 'A',
        group: 'analytics',
        topics: ['orders'],
        config: { 'enable.auto.commit': false, 'auto.offset.reset': 'earliest' },
        commits: 'after-batch',
      },
    ],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [{ at: RECOVERS_AT, to: 'C1', signal: UNHANG }],
  knobs: [
    {
      id: 'joins',
      paths: ['/consumers/C4/starts'],
      values: [null, 25_000],
      unit: 'ms',
      applies: 'start',
    },
    {
      id: 'protocol',
      paths: ['C1', 'C2', 'C4'].map((name) => `/consumers/${name}/config/group.protocol`),
      values: ['classic', 'consumer'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'joins', value: 25_000 },
  branches: [
    { id: 'barrier', set: { joins: 25_000 } },
    { id: 'modern', set: { joins: 25_000, protocol: 'consumer' } },
  ],
  beats: [
    {
      id: 'stuck',
      when: { event: { type: 'record.failed', partition: 'orders-0', offset: 12 } },
      holds: c1Stuck,
      focus: ['member:C1', 'partition:orders-0'],
    },
    {
      id: 'others',
      when: { tick: 25_000 },
      holds: [...c1Stuck, undisturbed],
      focus: ['partition:orders-0', 'partition:orders-1', 'member:C2'],
    },
    {
      id: 'book',
      when: { event: { type: 'offset.committed', client: 'C2' }, after: 'others' },
      holds: [{ measure: bookOfC1, equals: 12 }],
      focus: [`group:${GROUP}`, 'partition:orders-0'],
    },
    {
      id: 'other-group',
      when: { event: { type: 'offset.committed', client: 'A' }, after: 'book' },
      holds: c1Stuck,
      focus: ['member:A', 'group:analytics'],
    },
    {
      id: 'recovers',
      when: { event: { type: 'records.processed', consumer: 'C1', from: 12 } },
      holds: [undisturbed],
      focus: ['member:C1', 'partition:orders-0'],
    },
    {
      id: 'caught-up',
      when: { event: { type: 'offset.committed', client: 'C1' }, after: 'recovers', nth: 2 },
      holds: [{ measure: bookOfC1, least: 40 }],
      focus: ['member:C1', 'partition:orders-0'],
    },
    {
      id: 'barrier',
      branch: 'barrier',
      when: { event: { type: 'partitions.revoked', consumer: 'C2' } },
      holds: [...c1Stuck, { happened: { type: 'member.joined', client: 'C4' } }],
      focus: ['member:C1', 'member:C2', 'member:C4'],
      bet: 'newcomer',
      erratum: 'E20',
    },
    {
      id: 'released',
      branch: 'barrier',
      when: { event: { type: 'partitions.assigned', consumer: 'C2' }, after: 'barrier' },
      holds: [{ happened: { type: 'consumer.unhung', consumer: 'C1' } }],
      focus: ['member:C1', 'member:C2', `group:${GROUP}`],
    },
    {
      id: 'no-barrier',
      branch: 'modern',
      when: { tick: 35_000 },
      holds: [
        undisturbed,
        { happened: { type: 'record.failed', partition: 'orders-0', offset: 12 } },
        { happened: { type: 'consumer.started', consumer: 'C4' } },
      ],
      focus: ['member:C2', 'member:C4'],
    },
  ],
  bets: [
    {
      id: 'newcomer',
      kind: 'choice',
      measure: c2Revocations,
      options: [
        { id: 'continues', value: 0 },
        { id: 'stops', value: 1 },
        { id: 'takes', value: null },
        { id: 'evicted', value: null },
      ],
    },
  ],
  guarantees: [
    {
      id: 'at-least-once',
      guarantee: 'at-least-once',
      options: { members: ['C1', 'C2', 'C4'] },
      expect: true,
    },
    { id: 'analysed', guarantee: 'at-least-once', options: { members: ['A'] }, expect: true },
    {
      id: 'no-duplicates',
      guarantee: 'no-duplicates',
      options: { members: ['C1', 'C2', 'C4'] },
      expect: true,
    },
  ],
  measures: { book, c2Revocations, standstill },
  goldens: [
    { measure: 'c2Revocations', value: 0 },
    { measure: 'c2Revocations', branch: 'barrier', value: 1 },
    // From its heartbeat at 27.1 s, which brought REBALANCE_IN_PROGRESS, to the poll of C1 at 40.1 s.
    { measure: 'standstill', branch: 'barrier', value: 13_005 },
    { measure: 'c2Revocations', branch: 'modern', value: 0 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [7, 4],
    'partition:orders-0': [56, 12],
    'partition:orders-1': [56, 37],
    [`group:${GROUP}`]: [16, 23.5],
    'group:analytics': [16, 45],
    'member:C1': [103, 7.5],
    'member:C2': [103, 23.5],
    'member:C4': [103, 39.5],
    'member:A': [103, 53.5],
  },
}

export default scenario
