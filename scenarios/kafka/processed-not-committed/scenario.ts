import type { BrokerOrder, ClientOrder, ConsumerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const TAPE = 'orders-0'
const DIES_AT = 12_000

/** The group has done all below 101: so its operator says, and the story begins there. */
const BOOKMARK: BrokerOrder = {
  type: 'AlterConsumerGroupOffsets',
  groupId: 'mailers',
  partition: TAPE,
  offset: 101,
}
const CRASH: ClientOrder = { type: 'crash' }
const START: ClientOrder = { type: 'start' }

const mailer = (name: string, starts: number | null): ConsumerSetup => ({
  name,
  group: 'mailers',
  topics: ['orders'],
  // The shortest session that a broker allows by default, so that the dead one is not waited for long.
  config: {
    'enable.auto.commit': false,
    'auto.offset.reset': 'earliest',
    'max.poll.records': 1,
    'session.timeout.ms': 6000,
    'heartbeat.interval.ms': 2000,
  },
  work: 1000,
  commits: 'none',
  starts,
})

/** How often the e-mail of record 101 went out. */
const mails = { take: 'count', of: { type: 'records.processed', partition: TAPE, from: 101 } } as const

/** What the second poll of a living consumer returned. */
const secondPoll = {
  take: 'value',
  of: { type: 'records.polled', consumer: 'C1' },
  field: 'from',
  nth: 2,
} as const

const noCommit = { absent: { type: 'commit.sent' } } as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'processed-not-committed',
  model: 'kafka',
  seed: 35,
  until: 36_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 1 }],
    producers: [
      {
        name: 'shop',
        sends: [
          { topic: 'orders', keys: ['1', '4', '2'], atOnce: 104, count: 104 },
          { topic: 'orders', keys: ['1', '4', '2'], every: 3000, at: 6000, until: 20_000 },
        ],
      },
    ],
    consumers: [mailer('C1', 500), mailer('C2', null)],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [
    { at: 200, to: 'kafka-1', signal: BOOKMARK },
    { at: DIES_AT, to: 'C1', signal: CRASH },
    { at: DIES_AT + 10_000, to: 'C1', signal: START },
  ],
  knobs: [
    {
      id: 'commits',
      paths: ['/consumers/C1/commits', '/consumers/C2/commits'],
      values: ['none', 'after-record', 'before'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'neighbour',
      paths: ['/consumers/C2/starts'],
      values: [null, 600],
      unit: 'ms',
      applies: 'start',
    },
  ],
  headline: { knob: 'commits', value: 'after-record', does: 'mends' },
  branches: [
    { id: 'committed', set: { commits: 'after-record' } },
    { id: 'neighbour', set: { neighbour: 600 } },
  ],
  beats: [
    {
      id: 'polled',
      when: { event: { type: 'records.polled', consumer: 'C1', from: 101 } },
      holds: [noCommit],
      focus: ['member:C1', `partition:${TAPE}`],
    },
    {
      id: 'mailed',
      when: { event: { type: 'records.processed', consumer: 'C1', from: 101 } },
      holds: [noCommit, { measure: mails, equals: 1 }],
      focus: ['member:C1'],
    },
    {
      id: 'goes-on',
      when: { event: { type: 'records.polled', consumer: 'C1' }, nth: 2 },
      holds: [noCommit, { measure: secondPoll, equals: 102 }],
      focus: ['member:C1', `partition:${TAPE}`],
      bet: 'next',
      erratum: 'E21',
    },
    {
      id: 'dies',
      when: { event: { type: 'consumer.crashed', consumer: 'C1' } },
      holds: [noCommit],
      focus: ['member:C1', `partition:${TAPE}`],
    },
    {
      id: 'reborn',
      when: { event: { type: 'position.set', consumer: 'C1', by: 'committed' }, after: 'dies' },
      holds: [
        {
          measure: { take: 'value', of: { type: 'position.set', consumer: 'C1' }, field: 'offset' },
          equals: 101,
        },
      ],
      focus: ['member:C1', `partition:${TAPE}`],
    },
    {
      id: 'again',
      when: { event: { type: 'records.processed', from: 101 }, after: 'reborn' },
      holds: [{ measure: mails, equals: 2 }],
      focus: ['member:C1'],
    },
    {
      id: 'written-down',
      branch: 'committed',
      when: { event: { type: 'position.set', consumer: 'C1', by: 'committed' }, nth: 2 },
      holds: [{ measure: mails, equals: 1 }],
      focus: ['member:C1', `partition:${TAPE}`],
    },
    {
      id: 'by-the-neighbour',
      branch: 'neighbour',
      when: { event: { type: 'records.processed', consumer: 'C2', from: 101 } },
      holds: [{ measure: mails, equals: 2 }],
      focus: ['member:C2', `partition:${TAPE}`],
    },
  ],
  bets: [
    {
      id: 'next',
      kind: 'choice',
      measure: secondPoll,
      options: [
        { id: 'again', value: 101 },
        { id: 'next', value: 102 },
        { id: 'nothing', value: null },
        { id: 'zero', value: 0 },
      ],
    },
  ],
  guarantees: [{ id: 'mailed-once', guarantee: 'no-duplicates', options: {}, expect: false }],
  measures: { mails, secondPoll },
  // Without a commit each life begins at 101 again, and there are two lives.
  goldens: [
    { measure: 'secondPoll', value: 102 },
    { measure: 'mails', value: 2 },
    { measure: 'mails', branch: 'committed', value: 1 },
    // Once by C1, once by its heir C2, and once more by C1, which comes back at 22 s and is the first by name.
    { measure: 'mails', branch: 'neighbour', value: 3 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [9, 12],
    [`partition:${TAPE}`]: [60, 12],
    'group:mailers': [16, 40],
    'member:C1': [108, 8],
    'member:C2': [108, 26],
  },
}

export default scenario
