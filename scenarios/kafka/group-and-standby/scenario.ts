import type { Condition } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const GROUP = 'order-processors'

const RANGE = 'org.apache.kafka.clients.consumer.RangeAssignor'
const ROUND_ROBIN = 'org.apache.kafka.clients.consumer.RoundRobinAssignor'
const STICKY = 'org.apache.kafka.clients.consumer.StickyAssignor'
const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'

const TOGETHER = { '/consumers/C2/starts': 10, '/consumers/C3/starts': 20 }

const MEMBERS = ['C1', 'C2', 'C3', 'C4'] as const

const member = (name: string, starts: number): ConsumerSetup => ({
  name,
  group: GROUP,
  topics: ['orders'],
  work: 100,
  starts,
  config: { 'partition.assignment.strategy': RANGE, 'auto.offset.reset': 'earliest' },
})

/** Who was told last to own each of the three partitions. */
const owners = {
  take: 'table',
  of: { type: 'partition.owned' },
  by: 'partition',
  among: ['orders-0', 'orders-1', 'orders-2'],
  field: 'client',
} as const

const heirOfP1 = {
  take: 'value',
  of: { type: 'partition.owned', partition: 'orders-1' },
  field: 'client',
} as const

/** How often C3, to whom nothing happens, had to give its partition up. */
const c3Revocations = { take: 'count', of: { type: 'partitions.revoked', consumer: 'C3' } } as const

/** Who has P0, P1 and P2 in a generation. */
const dealt = (generation: number, ...members: string[]): Condition => ({
  measure: { ...owners, of: { type: 'partition.owned', generation } },
  equals: members.map((name, number) => `orders-${number}:${name}`).join(' '),
})

/** There is no fourth partition that somebody owns. */
const areThree: Condition = { absent: { type: 'partition.owned', partition: 'orders-3' } }

const c4IsIdle: Condition = { absent: { type: 'partition.owned', client: 'C4' } }

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'group-and-standby',
  model: 'kafka',
  seed: 28,
  until: 56_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 3 }],
    producers: [
      { name: 'shop', sends: [{ topic: 'orders', keys: ['1', '4', '2', '9'], atOnce: 4, every: 1000 }] },
    ],
    consumers: [member('C1', 0), member('C2', 10_000), member('C3', 20_000), member('C4', 30_000)],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [{ at: 45_000, to: 'C2', signal: { type: 'close' } }],
  knobs: [
    {
      id: 'assignor',
      paths: MEMBERS.map((name) => `/consumers/${name}/config/partition.assignment.strategy`),
      values: [RANGE, ROUND_ROBIN, STICKY, COOPERATIVE],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'partitions',
      paths: ['/topics/orders/partitions'],
      values: [3, 4, 2],
      unit: 'count',
      applies: 'start',
    },
  ],
  headline: { knob: 'assignor', value: COOPERATIVE },
  branches: [
    // They start together, so that C2 owns P1 here too: joining one by one it would have got P2, and kept it.
    { id: 'cooperative', set: { assignor: COOPERATIVE, ...TOGETHER } },
    { id: 'sticky', set: { assignor: STICKY, ...TOGETHER } },
    { id: 'four', set: { partitions: 4 } },
  ],
  beats: [
    {
      id: 'alone',
      when: { event: { type: 'partitions.assigned', consumer: 'C1' } },
      holds: [dealt(1, 'C1', 'C1', 'C1'), areThree],
      focus: ['member:C1', `group:${GROUP}`],
    },
    {
      id: 'two',
      when: { event: { type: 'partitions.assigned', consumer: 'C2' } },
      holds: [dealt(2, 'C1', 'C1', 'C2'), areThree],
      focus: ['member:C1', 'member:C2'],
    },
    {
      id: 'three',
      when: { event: { type: 'partitions.assigned', consumer: 'C3' } },
      holds: [dealt(3, 'C1', 'C2', 'C3')],
      focus: ['member:C1', 'member:C2', 'member:C3'],
    },
    {
      id: 'fourth',
      when: { event: { type: 'assignment.received', consumer: 'C4' } },
      // A cooperative assignor makes nobody let go for a member that gets nothing.
      holds: [c4IsIdle, { measure: c3Revocations, equals: 1 }],
      focus: ['member:C4', `group:${GROUP}`],
    },
    {
      id: 'spare',
      when: { tick: 42_000 },
      holds: [c4IsIdle, { happened: { type: 'member.joined', client: 'C4' } }],
      focus: ['member:C4'],
    },
    {
      id: 'vacancy',
      when: { event: { type: 'partitions.assigned', consumer: 'C4' }, after: 'spare' },
      holds: [dealt(5, 'C1', 'C3', 'C4'), { happened: { type: 'generation.started', protocol: 'range' } }],
      focus: ['member:C3', 'member:C4', 'partition:orders-1'],
      bet: 'heir',
      erratum: 'E17',
    },
    {
      id: 'only-p1',
      branch: 'cooperative',
      when: { event: { type: 'partition.owned', partition: 'orders-1', client: 'C4' } },
      holds: [{ measure: c3Revocations, equals: 0 }],
      focus: ['member:C4', 'partition:orders-1'],
    },
    {
      id: 'fourth-lane',
      branch: 'four',
      when: { event: { type: 'partition.owned', partition: 'orders-3', client: 'C4' } },
      focus: ['member:C4', 'partition:orders-3'],
    },
  ],
  bets: [
    {
      id: 'heir',
      kind: 'choice',
      measure: heirOfP1,
      options: [
        { id: 'C4', value: 'C4' },
        { id: 'C1', value: 'C1' },
        { id: 'C3', value: 'C3' },
        { id: 'nobody', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'one-owner', guarantee: 'one-owner', options: {}, expect: true },
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true },
  ],
  measures: { owners, heirOfP1, c3Revocations },
  // Range cuts 0, 1, 2 into pieces for the sorted members C1, C3, C4: one each. Sticky moves what is free alone.
  goldens: [
    { measure: 'owners', value: 'orders-0:C1 orders-1:C3 orders-2:C4' },
    { measure: 'c3Revocations', value: 2 },
    { measure: 'owners', branch: 'cooperative', value: 'orders-0:C1 orders-1:C4 orders-2:C3' },
    { measure: 'c3Revocations', branch: 'cooperative', value: 0 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [9, 12],
    'partition:orders-0': [60, 6],
    'partition:orders-1': [60, 20],
    'partition:orders-2': [60, 34],
    'partition:orders-3': [60, 48],
    'group:order-processors': [13, 38],
    'member:C1': [108, 6],
    'member:C2': [108, 20],
    'member:C3': [108, 34],
    'member:C4': [108, 48],
  },
}

export default scenario
