import type { Condition } from '../../../engine/index.ts'
import type { BrokerOrder, ClientOrder } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const TAPE = 'user-actions-0'

const RESTART: ClientOrder = { type: 'restart', downMs: 3000 }

const CUT: BrokerOrder = { type: 'DeleteRecords', partition: TAPE, offset: 3 }

/** The number that the group of C1 stored first. */
const stored = {
  take: 'value',
  of: { type: 'offset.committed', groupId: 'mailer' },
  field: 'offsets.0.offset',
  nth: 1,
} as const

/** Where C1 went on after its restart: the second position of its life, or the third when the second was gone. */
const resumed = {
  take: 'value',
  of: { type: 'position.set', consumer: 'C1' },
  field: 'offset',
} as const

const begins = { take: 'value', of: { type: 'position.set', consumer: 'C2' }, field: 'offset' } as const

const seenByNewcomer = { take: 'count', of: { type: 'records.processed', consumer: 'C2' } } as const

const committedTwo: Condition = { measure: stored, equals: 2 }

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'offset-resume',
  model: 'kafka',
  seed: 26,
  until: 26_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'user-actions', partitions: 1 }],
    producers: [
      {
        name: 'site',
        sends: [
          { topic: 'user-actions', key: 'user1', values: ['registered', 'confirmed'], atOnce: 2, count: 2 },
          { topic: 'user-actions', key: 'user1', value: 'passwordChanged', at: 11_000 },
        ],
      },
    ],
    consumers: [
      {
        name: 'C1',
        group: 'mailer',
        topics: ['user-actions'],
        config: { 'enable.auto.commit': false, 'auto.offset.reset': 'earliest' },
        work: 1000,
        commits: 'after-batch',
      },
      {
        name: 'C2',
        group: 'audit',
        topics: ['user-actions'],
        config: { 'auto.offset.reset': 'earliest' },
        work: 300,
        starts: 20_000,
      },
    ],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [{ at: 10_000, to: 'C1', signal: RESTART }],
  knobs: [
    {
      id: 'reset',
      paths: ['/consumers/C2/config/auto.offset.reset'],
      values: ['earliest', 'latest', 'none'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'commits',
      paths: ['/consumers/C1/commits'],
      values: ['after-batch', 'none'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'reset', value: 'latest' },
  branches: [
    { id: 'latest', set: { reset: 'latest' } },
    { id: 'none', set: { reset: 'none' } },
    {
      id: 'cut',
      commands: [{ at: 12_000, to: 'kafka-1', signal: CUT }],
    },
  ],
  beats: [
    {
      id: 'reads',
      when: { event: { type: 'records.polled', consumer: 'C1' } },
      holds: [
        {
          measure: { take: 'value', of: { type: 'records.polled', consumer: 'C1' }, field: 'to' },
          equals: 1,
        },
      ],
      focus: ['member:C1', `partition:${TAPE}`],
    },
    {
      id: 'processed',
      when: { event: { type: 'records.processed', consumer: 'C1', to: 1 } },
      holds: [{ absent: { type: 'offset.committed', groupId: 'mailer' } }],
      focus: ['member:C1', `partition:${TAPE}`],
    },
    {
      id: 'committed',
      when: { event: { type: 'offset.committed', groupId: 'mailer' } },
      holds: [committedTwo],
      focus: [`partition:${TAPE}`, 'group:mailer'],
      bet: 'stored',
      erratum: 'E13',
    },
    {
      id: 'down',
      when: { event: { type: 'consumer.closed', consumer: 'C1' } },
      holds: [committedTwo],
      focus: ['member:C1', `partition:${TAPE}`],
    },
    {
      id: 'resumed',
      when: { event: { type: 'position.set', consumer: 'C1' }, after: 'down' },
      holds: [committedTwo, { measure: resumed, equals: 2 }],
      focus: ['member:C1', `partition:${TAPE}`],
    },
    {
      id: 'newcomer',
      when: { event: { type: 'position.set', consumer: 'C2' } },
      holds: [{ measure: begins, equals: 0 }],
      focus: ['member:C2', `partition:${TAPE}`],
      erratum: 'E14',
    },
    {
      id: 'from-the-end',
      branch: 'latest',
      when: { event: { type: 'position.set', consumer: 'C2' } },
      holds: [{ measure: begins, equals: 3 }],
      focus: ['member:C2', `partition:${TAPE}`],
    },
    {
      id: 'no-rule',
      branch: 'none',
      when: { event: { type: 'consumer.failed', consumer: 'C2' } },
      focus: ['member:C2'],
    },
    {
      id: 'out-of-range',
      branch: 'cut',
      when: { event: { type: 'position.set', consumer: 'C1', by: 'reset', offset: 3 } },
      focus: ['member:C1', `partition:${TAPE}`],
    },
  ],
  bets: [
    {
      id: 'stored',
      kind: 'choice',
      measure: stored,
      options: [
        { id: 'last', value: 1 },
        { id: 'next', value: 2 },
        { id: 'after-next', value: 3 },
        { id: 'zero', value: 0 },
      ],
    },
  ],
  guarantees: [
    { id: 'mailed', guarantee: 'at-least-once', options: { members: ['C1'] }, expect: true },
    { id: 'mailed-once', guarantee: 'no-duplicates', options: { members: ['C1'] }, expect: true },
    { id: 'audited', guarantee: 'at-least-once', options: { members: ['C2'] }, expect: true },
  ],
  measures: { stored, resumed, begins, seenByNewcomer },
  // Two records were processed: the next to read is 2. The log ends at 3 when the newcomers come.
  goldens: [
    { measure: 'stored', value: 2 },
    { measure: 'resumed', value: 2 },
    { measure: 'begins', value: 0 },
    { measure: 'seenByNewcomer', value: 3 },
    { measure: 'begins', branch: 'latest', value: 3 },
    { measure: 'seenByNewcomer', branch: 'latest', value: 0 },
    { measure: 'seenByNewcomer', branch: 'none', value: 0 },
    { measure: 'resumed', branch: 'cut', value: 3 },
  ],
  colourBy: 'key',
  layout: {
    'producer:site': [9, 12],
    [`partition:${TAPE}`]: [60, 12],
    'group:mailer': [16, 40],
    'group:audit': [56, 40],
    'member:C1': [108, 8],
    'member:C2': [108, 26],
  },
}

export default scenario
