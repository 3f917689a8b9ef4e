import type { Condition } from '../../../engine/index.ts'
import type { BrokerOrder, ClientOrder, ConsumerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const GROUP = 'projection'
const TAPE = 'orders-0'

const CLOSE: ClientOrder = { type: 'close' }
const START: ClientOrder = { type: 'start' }
const CUT: BrokerOrder = { type: 'DeleteRecords', partition: TAPE, offset: 40 }

const reset = (to: { readonly offset: number } | { readonly timestamp: number }): BrokerOrder => ({
  type: 'AlterConsumerGroupOffsets',
  groupId: GROUP,
  partition: TAPE,
  ...to,
})

const handler = (name: string, starts: number): ConsumerSetup => ({
  name,
  group: GROUP,
  topics: ['orders'],
  config: { 'enable.auto.commit': false, 'auto.offset.reset': 'earliest' },
  work: 50,
  commits: 'after-batch',
  starts,
})

/** Records that the first version could not read, and skipped. */
const skipped = { take: 'count', of: { type: 'record.failed', consumer: 'v1' } } as const

const refusals = {
  take: 'count',
  of: { type: 'offset.refused', groupId: GROUP, error: 'NON_EMPTY_GROUP' },
} as const

/** Where the second version went on, at last. */
const begins = { take: 'value', of: { type: 'position.set', consumer: 'v2' }, field: 'offset' } as const

/** The number that the group has stored, at last. */
const stored = {
  take: 'value',
  of: { type: 'offset.committed', groupId: GROUP },
  field: 'offsets.0.offset',
} as const

/** What the second version has done. */
const done = { take: 'count', of: { type: 'records.processed', consumer: 'v2' } } as const

const allSkipped: Condition = { measure: skipped, equals: 40 }

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'replay-rewind',
  model: 'kafka',
  seed: 36,
  until: 34_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 1 }],
    producers: [
      {
        name: 'shop',
        // 0 to 19 at once; 20 to 59 from 1 s on, ten a second, so that they have dates.
        sends: [
          { topic: 'orders', keys: ['1', '4', '2'], value: 'order', atOnce: 20, count: 20 },
          {
            topic: 'orders',
            keys: ['2', '1', '4'],
            value: 'order with coupon',
            count: 40,
            every: 100,
            at: 1000,
          },
        ],
      },
    ],
    consumers: [
      {
        ...handler('v1', 0),
        // biome-ignore lint/suspicious/noThenProperty: the field of the format, never awaited.
        failures: [{ value: 'order with coupon', then: 'skip' }],
      },
      handler('v2', 13_000),
    ],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [
    { at: 12_000, to: 'v1', signal: CLOSE },
    { at: 20_000, to: 'kafka-1', signal: reset({ offset: 20 }) },
    { at: 22_000, to: 'v2', signal: CLOSE },
    { at: 24_000, to: 'kafka-1', signal: reset({ offset: 20 }) },
    { at: 25_000, to: 'v2', signal: START },
  ],
  knobs: [
    {
      id: 'group',
      paths: ['/consumers/v2/group'],
      values: [GROUP, 'projection-2'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'group', value: 'projection-2', does: 'breaks' },
  branches: [
    { id: 'too-far', commands: [{ at: 24_500, to: 'kafka-1', signal: reset({ offset: 0 }) }] },
    { id: 'forgotten', commands: [{ at: 24_500, to: 'kafka-1', signal: CUT }] },
    { id: 'by-date', commands: [{ at: 24_500, to: 'kafka-1', signal: reset({ timestamp: 3000 }) }] },
  ],
  beats: [
    {
      id: 'wrong',
      when: { event: { type: 'offset.committed', groupId: GROUP, 'offsets.0.offset': 60 } },
      holds: [allSkipped],
      focus: ['member:v1', `partition:${TAPE}`],
    },
    {
      id: 'mended',
      when: { event: { type: 'position.set', consumer: 'v2' } },
      holds: [allSkipped, { measure: begins, equals: 60 }],
      focus: ['member:v2', `partition:${TAPE}`],
    },
    {
      id: 'refused',
      when: { event: { type: 'offset.refused', groupId: GROUP } },
      holds: [{ measure: refusals, equals: 1 }],
      focus: [`group:${GROUP}`],
      bet: 'stable',
    },
    {
      id: 'moved',
      when: { event: { type: 'offset.committed', groupId: GROUP, memberId: '' } },
      holds: [{ measure: stored, equals: 20 }, { happened: { type: 'consumer.closed', consumer: 'v2' } }],
      focus: [`group:${GROUP}`, `partition:${TAPE}`],
    },
    {
      id: 'rewound',
      when: { event: { type: 'position.set', consumer: 'v2' }, after: 'moved' },
      holds: [{ measure: begins, equals: 20 }],
      focus: ['member:v2', `partition:${TAPE}`],
    },
    {
      id: 'right',
      when: { event: { type: 'records.processed', consumer: 'v2', to: 59 } },
      holds: [allSkipped, { measure: done, equals: 40 }],
      focus: ['member:v2', `partition:${TAPE}`],
    },
    {
      id: 'again',
      branch: 'too-far',
      when: { event: { type: 'records.processed', consumer: 'v2', to: 19 } },
      holds: [
        { measure: begins, equals: 0 },
        { measure: done, equals: 20 },
      ],
      focus: ['member:v2', `partition:${TAPE}`],
    },
    {
      id: 'edge',
      branch: 'forgotten',
      when: { event: { type: 'position.set', consumer: 'v2', by: 'reset' } },
      holds: [
        { measure: begins, equals: 40 },
        { measure: stored, equals: 20 },
      ],
      focus: ['member:v2', `partition:${TAPE}`],
    },
    {
      id: 'dated',
      branch: 'by-date',
      when: { event: { type: 'offset.committed', groupId: GROUP, memberId: '' }, nth: 2 },
      holds: [{ measure: stored, equals: 40 }],
      focus: [`group:${GROUP}`, `partition:${TAPE}`],
    },
  ],
  bets: [
    {
      id: 'stable',
      kind: 'choice',
      measure: refusals,
      options: [
        { id: 'works', value: 0 },
        { id: 'refused', value: 1 },
        { id: 'later', value: null },
        { id: 'deleted', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'all', guarantee: 'at-least-once', options: { members: ['v1', 'v2'] }, expect: true },
    { id: 'once', guarantee: 'no-duplicates', options: { members: ['v1', 'v2'] }, expect: true },
  ],
  measures: { skipped, refusals, begins, stored, done },
  // 60 orders; the last 40 have coupons. The first coupon of 3 s or later is the 21st of them, at 3.0 s: 40.
  goldens: [
    { measure: 'skipped', value: 40 },
    { measure: 'refusals', value: 1 },
    { measure: 'begins', value: 20 },
    { measure: 'done', value: 40 },
    { measure: 'done', branch: 'too-far', value: 60 },
    { measure: 'done', branch: 'forgotten', value: 20 },
    { measure: 'begins', branch: 'by-date', value: 40 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [9, 12],
    [`partition:${TAPE}`]: [60, 12],
    [`group:${GROUP}`]: [16, 40],
    'member:v1': [108, 8],
    'member:v2': [108, 26],
  },
}

export default scenario
