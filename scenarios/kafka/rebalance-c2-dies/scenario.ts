import type { Condition } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const GROUP = 'order-processors'
const DIES_AT = 15_000

const ROUND_ROBIN = 'org.apache.kafka.clients.consumer.RoundRobinAssignor'
const RANGE = 'org.apache.kafka.clients.consumer.RangeAssignor'
const STICKY = 'org.apache.kafka.clients.consumer.StickyAssignor'
const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'

const MEMBERS = ['C1', 'C2', 'C3'] as const

const member = (name: string, starts: number): ConsumerSetup => ({
  name,
  group: GROUP,
  topics: ['orders'],
  work: 100,
  starts,
  config: {
    'partition.assignment.strategy': ROUND_ROBIN,
    'session.timeout.ms': 45_000,
    'auto.offset.reset': 'earliest',
  },
})

/** Who owns each partition in the generation after the death. */
const owners = {
  take: 'table',
  of: { type: 'partition.owned', generation: 2 },
  by: 'partition',
  among: ['orders-0', 'orders-1', 'orders-2'],
  field: 'client',
} as const

/** How many of the two survivors gave up partitions when the group was dealt anew. */
const revocations = {
  take: 'count',
  of: { type: 'partitions.revoked', consumer: ['C1', 'C3'], generation: 1 },
} as const

/** Who was given P0, P1 and P2 in a generation. */
const dealt = (generation: number, ...members: string[]): Condition => ({
  measure: { ...owners, of: { type: 'partition.owned', generation } },
  equals: members.map((name, number) => `orders-${number}:${name}`).join(' '),
})

const isRoundRobin: Condition = {
  measure: { take: 'value', of: { type: 'assignment.computed' }, field: 'assignor', nth: 1 },
  equals: 'roundrobin',
}

/** C2 was removed for its silence, and nobody else is gone. */
const c2Expired: readonly Condition[] = [
  { happened: { type: 'member.expired', client: 'C2' } },
  { absent: { type: 'consumer.crashed', consumer: ['C1', 'C3'] } },
]

const FOCUS_GROUP = [`group:${GROUP}`, 'member:C1', 'member:C3']

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'rebalance-c2-dies',
  model: 'kafka',
  seed: 29,
  until: 66_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 3 }],
    producers: [
      {
        name: 'shop',
        // Two records a second in each partition.
        sends: [{ topic: 'orders', partitions: [0, 1, 2], keys: ['P0', 'P1', 'P2'], atOnce: 3, every: 500 }],
      },
    ],
    consumers: [member('C1', 0), member('C2', 10), member('C3', 20)],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [{ at: DIES_AT, to: 'C2', signal: { type: 'crash' } }],
  knobs: [
    {
      id: 'assignor',
      paths: MEMBERS.map((name) => `/consumers/${name}/config/partition.assignment.strategy`),
      values: [ROUND_ROBIN, RANGE, STICKY, COOPERATIVE],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'session',
      paths: MEMBERS.map((name) => `/consumers/${name}/config/session.timeout.ms`),
      values: [45_000, 20_000, 10_000],
      unit: 'ms',
      applies: 'start',
    },
  ],
  headline: { knob: 'assignor', value: RANGE },
  branches: [
    { id: 'range', set: { assignor: RANGE } },
    { id: 'sticky', set: { assignor: STICKY } },
    { id: 'cooperative', set: { assignor: COOPERATIVE } },
  ],
  beats: [
    {
      id: 'stable',
      // When the last of them has heard it: a little after the coordinator.
      when: { event: { type: 'partitions.assigned', generation: 1 }, nth: 3 },
      holds: [dealt(1, 'C1', 'C2', 'C3')],
      focus: [`group:${GROUP}`, 'member:C1', 'member:C2', 'member:C3'],
    },
    {
      id: 'killed',
      when: { event: { type: 'consumer.crashed', consumer: 'C2' } },
      holds: [
        dealt(1, 'C1', 'C2', 'C3'),
        { measure: { take: 'tick', of: { type: 'consumer.crashed', consumer: 'C2' } }, equals: DIES_AT },
      ],
      focus: ['member:C2', 'partition:orders-1'],
    },
    {
      id: 'blind-spot',
      when: { tick: 45_000 },
      holds: [
        { happened: { type: 'consumer.crashed', consumer: 'C2' } },
        { absent: { type: 'consumer.crashed', consumer: ['C1', 'C3'] } },
        { absent: { type: 'member.expired', client: 'C2' } },
        {
          measure: {
            take: 'value',
            of: { type: 'member.joined', client: 'C2' },
            field: 'member.sessionTimeoutMs',
          },
          equals: 45_000,
        },
      ],
      focus: [`group:${GROUP}`, 'partition:orders-1'],
    },
    {
      id: 'preparing',
      when: { event: { type: 'group.transitioned', to: 'PreparingRebalance' }, after: 'killed' },
      holds: [
        ...c2Expired,
        {
          measure: { take: 'value', of: { type: 'member.expired', client: 'C2' }, field: 'silenceMs' },
          equals: 45_000,
        },
      ],
      focus: [`group:${GROUP}`],
    },
    {
      id: 'let-go',
      when: { event: { type: 'partitions.revoked', consumer: 'C3' }, after: 'preparing' },
      holds: [...c2Expired, isRoundRobin],
      focus: FOCUS_GROUP,
      bet: 'survivors',
      erratum: 'E22',
    },
    {
      id: 'computed',
      when: { event: { type: 'assignment.computed' }, after: 'preparing' },
      holds: [
        ...c2Expired,
        {
          measure: { take: 'value', of: { type: 'assignment.computed' }, field: 'consumer' },
          equals: 'C1',
        },
      ],
      focus: ['member:C1', `group:${GROUP}`],
    },
    {
      id: 'dealt',
      when: { event: { type: 'partitions.assigned', consumer: 'C3' }, after: 'computed' },
      holds: [isRoundRobin, dealt(2, 'C1', 'C3', 'C1')],
      focus: FOCUS_GROUP,
      erratum: 'E23',
    },
    {
      id: 'again',
      when: { event: { type: 'records.processed', consumer: 'C3', partition: 'orders-1' }, after: 'dealt' },
      holds: [dealt(2, 'C1', 'C3', 'C1')],
      focus: ['partition:orders-1', 'member:C3'],
    },
    {
      id: 'by-range',
      branch: 'range',
      when: { event: { type: 'partitions.assigned', consumer: 'C3', generation: 2 } },
      holds: [dealt(2, 'C1', 'C1', 'C3'), ...c2Expired],
      focus: FOCUS_GROUP,
    },
    {
      id: 'cooperatively',
      branch: 'cooperative',
      when: { event: { type: 'partitions.assigned', consumer: 'C3', generation: 2 } },
      holds: [
        dealt(2, 'C1', 'C1', 'C3'),
        ...c2Expired,
        { absent: { type: 'partitions.revoked', consumer: ['C1', 'C3'] } },
      ],
      focus: FOCUS_GROUP,
    },
  ],
  bets: [
    {
      id: 'survivors',
      kind: 'choice',
      measure: revocations,
      options: [
        { id: 'continue', value: 0 },
        { id: 'stop', value: 2 },
        { id: 'together', value: null },
        { id: 'restart', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'one-owner', guarantee: 'one-owner', options: {}, expect: true },
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: 'open' },
    { id: 'no-duplicates', guarantee: 'no-duplicates', options: {}, expect: false },
  ],
  measures: {
    silence: { take: 'value', of: { type: 'member.expired', client: 'C2' }, field: 'silenceMs' },
    expired: { take: 'tick', of: { type: 'member.expired', client: 'C2' }, nth: 1 },
    owners,
    revocations,
  },
  goldens: [
    { measure: 'silence', value: 45_000 },
    { measure: 'owners', value: 'orders-0:C1 orders-1:C3 orders-2:C1' },
    { measure: 'revocations', value: 2 },
    { measure: 'owners', branch: 'range', value: 'orders-0:C1 orders-1:C1 orders-2:C3' },
    { measure: 'owners', branch: 'sticky', value: 'orders-0:C1 orders-1:C1 orders-2:C3' },
    { measure: 'owners', branch: 'cooperative', value: 'orders-0:C1 orders-1:C1 orders-2:C3' },
    { measure: 'revocations', branch: 'cooperative', value: 0 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [9, 15],
    'partition:orders-0': [60, 8],
    'partition:orders-1': [60, 23],
    'partition:orders-2': [60, 38],
    'group:order-processors': [13, 40],
    'member:C1': [108, 8],
    'member:C2': [108, 23],
    'member:C3': [108, 38],
  },
}

export default scenario
