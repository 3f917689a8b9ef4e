import type { Condition } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const GROUP = 'accounts'
const EVENTS = ['registered', 'emailConfirmed', 'passwordChanged'] as const
const SPREAD = 'org.apache.kafka.clients.producer.RoundRobinPartitioner'

const member = (name: string, starts: number, work: number): ConsumerSetup => ({
  name,
  group: GROUP,
  topics: ['user-events'],
  config: { 'auto.offset.reset': 'earliest' },
  work,
  starts,
})

const handledAt = (value: string) =>
  ({ take: 'tick', of: { type: 'records.processed', value }, nth: 1 }) as const

/** The ticks at which the last two events of the user were handled: in order when they grow. */
const confirmed = handledAt('emailConfirmed')
const changed = handledAt('passwordChanged')

/** Which of the two was handled last. */
const last = {
  take: 'value',
  of: { type: 'records.processed', value: ['registered', 'emailConfirmed', 'passwordChanged'] },
  field: 'value',
  nth: 3,
} as const

/** Where each of the three lies. */
const tapes = {
  take: 'table',
  of: { type: 'records.sent', producer: 'site' },
  by: 'value',
  among: EVENTS,
  field: 'partition',
} as const

const apart: Condition = {
  measure: tapes,
  equals: 'registered:user-events-0 emailConfirmed:user-events-1 passwordChanged:user-events-2',
}

const together: Condition = {
  measure: tapes,
  equals: 'registered:user-events-0 emailConfirmed:user-events-0 passwordChanged:user-events-0',
}

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'ordering-anomaly',
  model: 'kafka',
  seed: 24,
  until: 24_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'user-events', partitions: 3 }],
    producers: [
      {
        name: 'site',
        config: { 'partitioner.class': SPREAD },
        sends: [
          // The account of user 1: a second between one event and the next.
          { topic: 'user-events', key: '1', values: EVENTS, count: 3, every: 1000, at: 10_000 },
        ],
      },
    ],
    consumers: [member('C1', 0, 200), member('C2', 10, 3000), member('C3', 20, 200)],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [],
  knobs: [
    {
      id: 'partitioner',
      paths: ['/producers/site/config/partitioner.class'],
      values: [SPREAD, null],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'work',
      paths: ['/consumers/C2/work'],
      values: [3000, 200],
      unit: 'ms',
      applies: 'start',
    },
  ],
  headline: { knob: 'partitioner', value: null, does: 'mends' },
  branches: [
    { id: 'one-reader', set: { '/consumers/C2/starts': null, '/consumers/C3/starts': null } },
    { id: 'keyed', set: { partitioner: null } },
  ],
  beats: [
    {
      id: 'spread',
      when: { event: { type: 'records.appended' }, nth: 3 },
      holds: [apart],
      focus: ['partition:user-events-0', 'partition:user-events-1', 'partition:user-events-2'],
    },
    {
      id: 'jams',
      when: { event: { type: 'records.processed', value: 'passwordChanged' } },
      holds: [apart, { absent: { type: 'records.processed', value: 'emailConfirmed' } }],
      focus: ['member:C2', 'member:C3'],
      bet: 'order',
    },
    {
      id: 'too-late',
      when: { event: { type: 'records.processed', value: 'emailConfirmed' } },
      holds: [apart, { happened: { type: 'records.processed', value: 'passwordChanged' } }],
      focus: ['member:C2', 'partition:user-events-1'],
    },
    {
      id: 'one-reader',
      branch: 'one-reader',
      when: { event: { type: 'records.processed', value: 'passwordChanged' } },
      holds: [apart, { absent: { type: 'consumer.started', consumer: ['C2', 'C3'] } }],
      focus: ['member:C1'],
    },
    {
      id: 'keyed',
      branch: 'keyed',
      when: { event: { type: 'records.appended' }, nth: 3 },
      holds: [together],
      focus: ['partition:user-events-0'],
      erratum: 'E26',
    },
    {
      id: 'in-order',
      branch: 'keyed',
      when: { event: { type: 'records.processed', value: 'passwordChanged' } },
      holds: [together, { happened: { type: 'records.processed', value: 'emailConfirmed' } }],
      focus: ['member:C1', 'partition:user-events-0'],
    },
  ],
  bets: [
    {
      id: 'order',
      kind: 'choice',
      measure: last,
      options: [
        { id: 'as-sent', value: 'passwordChanged' },
        { id: 'jams', value: 'emailConfirmed' },
        { id: 'backwards', value: 'registered' },
        { id: 'waits', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true },
    { id: 'no-duplicates', guarantee: 'no-duplicates', options: {}, expect: true },
  ],
  measures: { tapes, last, confirmed, changed },
  goldens: [
    { measure: 'last', value: 'emailConfirmed' },
    { measure: 'last', branch: 'keyed', value: 'passwordChanged' },
  ],
  colourBy: 'key',
  layout: {
    'producer:site': [9, 15],
    'partition:user-events-0': [60, 8],
    'partition:user-events-1': [60, 23],
    'partition:user-events-2': [60, 38],
    'group:accounts': [13, 40],
    'member:C1': [108, 8],
    'member:C2': [108, 23],
    'member:C3': [108, 38],
  },
}

export default scenario
