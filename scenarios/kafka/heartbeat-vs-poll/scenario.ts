import type { Condition } from '../../../engine/index.ts'
import type { ClientOrder, ConsumerSetup, FailureSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const GROUP = 'order-processors'

const POLL_TIMEOUT = 'consumer poll timeout has expired.'

const CRASH: ClientOrder = { type: 'crash' }
const CLOSE: ClientOrder = { type: 'close' }
const FREEZE = { type: 'process.freeze', place: 'C2' }
const RESUME = { type: 'process.resume', place: 'C2' }

/** The record that sends the handler of C2 into an endless loop; it comes at 70 s. */
// biome-ignore lint/suspicious/noThenProperty: the field of the format, never awaited.
const LOOP: FailureSetup = { partition: 'orders-1', offset: 640, then: 'hang' }

const MEMBERS = ['C1', 'C2', 'C3'] as const

const member = (name: string, starts: number, failures: readonly FailureSetup[] = []): ConsumerSetup => ({
  name,
  group: GROUP,
  topics: ['orders'],
  config: {
    'auto.offset.reset': 'earliest',
    'session.timeout.ms': 45_000,
    'heartbeat.interval.ms': 3000,
    'max.poll.interval.ms': 300_000,
    'max.poll.records': 500,
    'fetch.max.wait.ms': 5000,
  },
  work: 5,
  pollTimeout: 5000,
  failures,
  starts,
})

/** Why C2 left, in the words of its own client. */
const reason = { take: 'value', of: { type: 'member.left', client: 'C2' }, field: 'reason' } as const

/** From the record that C2 does not come back from to its goodbye. */
const stuckFor = {
  take: 'span',
  from: { type: 'record.failed', consumer: 'C2' },
  to: { type: 'member.left', client: 'C2' },
} as const

const leftAt = { take: 'tick', of: { type: 'member.left', client: 'C2' }, nth: 1 } as const

const expiredAt = { take: 'tick', of: { type: 'member.expired', client: 'C2' }, nth: 1 } as const

/** Silence that the coordinator had measured when it removed C2. */
const silence = { take: 'value', of: { type: 'member.expired', client: 'C2' }, field: 'silenceMs' } as const

const lost = { take: 'count', of: { type: 'partitions.lost', consumer: 'C2' } } as const

const inGroup: readonly Condition[] = [
  { absent: { type: 'member.left', client: 'C2' } },
  { absent: { type: 'member.expired', client: 'C2' } },
]

const looping: Condition = { happened: { type: 'record.failed', consumer: 'C2' } }

const FOCUS = ['member:C2', `group:${GROUP}`]

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'heartbeat-vs-poll',
  model: 'kafka',
  seed: 31,
  until: 380_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 3 }],
    producers: [
      {
        name: 'shop',
        sends: [
          // What waits in P1 when the story begins: 500 records, one poll() of C2.
          { topic: 'orders', partition: 1, key: '4', atOnce: 500, count: 500 },
          // Two records a second in each partition, for 80 s.
          {
            topic: 'orders',
            partitions: [0, 1, 2],
            keys: ['1', '4', '2'],
            atOnce: 3,
            every: 500,
            until: 80_000,
          },
        ],
      },
    ],
    consumers: [member('C1', 0), member('C2', 10, [LOOP]), member('C3', 20)],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [],
  knobs: [
    {
      id: 'max-poll',
      paths: MEMBERS.map((name) => `/consumers/${name}/config/max.poll.interval.ms`),
      values: [300_000, 60_000, 20_000],
      unit: 'ms',
      applies: 'start',
    },
    {
      id: 'session',
      paths: MEMBERS.map((name) => `/consumers/${name}/config/session.timeout.ms`),
      values: [45_000, 10_000, 6000],
      unit: 'ms',
      applies: 'start',
    },
  ],
  headline: { knob: 'max-poll', value: 20_000 },
  branches: [
    { id: 'closed', commands: [{ at: 10_000, to: 'C2', signal: CLOSE }] },
    { id: 'killed', commands: [{ at: 10_000, to: 'C2', signal: CRASH }] },
    {
      id: 'paused',
      commands: [
        { at: 10_000, to: 'physics', signal: FREEZE },
        { at: 60_000, to: 'physics', signal: RESUME },
      ],
    },
    { id: 'batch', set: { '/consumers/C2/work': 1000 } },
    {
      id: 'false-death',
      set: { session: 6000 },
      commands: [
        { at: 20_000, to: 'physics', signal: FREEZE },
        { at: 28_000, to: 'physics', signal: RESUME },
      ],
    },
  ],
  beats: [
    {
      id: 'coordinator',
      when: { event: { type: 'coordinator.found', consumer: 'C2' } },
      focus: ['member:C2'],
    },
    {
      id: 'pulses',
      when: { event: { type: 'member.heard', client: 'C2', by: 'Heartbeat' }, nth: 3 },
      holds: inGroup,
      focus: FOCUS,
    },
    {
      id: 'loop',
      when: { event: { type: 'record.failed', consumer: 'C2', offset: 640 } },
      holds: inGroup,
      focus: ['member:C2', 'partition:orders-1'],
    },
    {
      id: 'alive',
      when: { tick: 200_000 },
      holds: [...inGroup, looping],
      focus: FOCUS,
    },
    {
      id: 'left',
      when: { event: { type: 'member.left', client: 'C2' } },
      holds: [looping, { measure: reason, equals: POLL_TIMEOUT }],
      focus: FOCUS,
      bet: 'takeover',
      erratum: 'E18',
    },
    {
      id: 'heir',
      when: { event: { type: 'partition.owned', partition: 'orders-1' }, after: 'left' },
      holds: [looping],
      focus: ['partition:orders-1', 'member:C1', 'member:C2'],
    },
    {
      id: 'goodbye',
      branch: 'closed',
      when: { event: { type: 'member.left', client: 'C2' } },
      holds: [{ measure: leftAt, most: 11_000 }],
      focus: FOCUS,
    },
    {
      id: 'silent',
      branch: 'killed',
      when: { event: { type: 'member.expired', client: 'C2' } },
      holds: [{ measure: silence, equals: 45_000 }],
      focus: FOCUS,
    },
    {
      id: 'woken',
      branch: 'paused',
      when: { event: { type: 'commit.failed', consumer: 'C2' } },
      holds: [{ happened: { type: 'member.expired', client: 'C2' } }],
      focus: FOCUS,
    },
    {
      id: 'lost',
      branch: 'paused',
      when: { event: { type: 'partitions.lost', consumer: 'C2' } },
      focus: ['member:C2', 'partition:orders-1'],
    },
    {
      id: 'too-big',
      branch: 'batch',
      when: { event: { type: 'pollInterval.exceeded', consumer: 'C2' } },
      holds: [{ absent: { type: 'record.failed', consumer: 'C2' } }],
      focus: ['member:C2', 'partition:orders-1'],
    },
    {
      id: 'false-death',
      branch: 'false-death',
      when: { event: { type: 'member.expired', client: 'C2' } },
      holds: [{ measure: silence, equals: 6000 }],
      focus: FOCUS,
    },
  ],
  bets: [
    {
      id: 'takeover',
      kind: 'choice',
      measure: reason,
      options: [
        { id: 'heartbeat', value: null },
        { id: 'session', value: 'the session timed out' },
        { id: 'poll', value: POLL_TIMEOUT },
        { id: 'never', value: 'it stayed' },
      ],
    },
  ],
  guarantees: [
    { id: 'one-owner', guarantee: 'one-owner', options: {}, expect: false },
    { id: 'no-duplicates', guarantee: 'no-duplicates', options: {}, expect: false },
  ],
  measures: { reason, stuckFor, leftAt, expiredAt, silence, lost },
  // The last heartbeats before 10 s were heard at 9.035 s: 45 s later the session is over.
  goldens: [
    { measure: 'reason', value: POLL_TIMEOUT },
    { measure: 'stuckFor', value: 300_000 },
    { measure: 'silence', branch: 'killed', value: 45_000 },
    { measure: 'expiredAt', branch: 'killed', value: 54_035 },
    { measure: 'lost', branch: 'paused', value: 1 },
    { measure: 'silence', branch: 'false-death', value: 6000 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [9, 12],
    'partition:orders-0': [60, 7],
    'partition:orders-1': [60, 24],
    'partition:orders-2': [60, 41],
    'group:order-processors': [13, 40],
    'member:C1': [106, 7],
    'member:C2': [106, 24],
    'member:C3': [106, 41],
  },
}

export default scenario
