import type { Condition } from '../../../engine/index.ts'
import type { ClientOrder, CommitMode, ConsumerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const TAPE = 'orders-0'
const LANES = ['before', 'auto', 'each', 'batch', 'async'] as const

/** In the middle of the second batch: records 4 and 5 are done, 6 is in work. */
const DIE_AT = 9500
const RETURN_AT = 17_000

const CRASH: ClientOrder = { type: 'crash' }
const START: ClientOrder = { type: 'start' }

const commitOf = (offset: number): ClientOrder => ({
  type: 'commitAsync',
  offsets: [{ partition: TAPE, offset }],
})

const lane = (name: string, commits: CommitMode, isAuto = false): ConsumerSetup => ({
  name,
  group: `${name}-group`,
  topics: ['orders'],
  // Each lane is a group of its own. The shortest session, so that the dead are not waited for long.
  config: {
    'enable.auto.commit': isAuto,
    'auto.offset.reset': 'earliest',
    'max.poll.records': 4,
    'session.timeout.ms': 6000,
    'heartbeat.interval.ms': 2000,
  },
  work: 1000,
  commits,
})

/** How many records each lane processed, with repetitions; there are 12. */
const processed = {
  take: 'split',
  of: { type: 'records.processed' },
  by: 'consumer',
  among: LANES,
} as const

const byAuto = { take: 'count', of: { type: 'records.processed', consumer: 'auto' } } as const

/** What the lane "before" stores first: all that a poll has returned. */
const firstCommit = {
  take: 'value',
  of: { type: 'offset.committed', client: 'before' },
  field: 'offsets.0.offset',
  nth: 1,
} as const

/** The last number that each lane has stored. */
const bookmarks = {
  take: 'table',
  of: { type: 'offset.committed' },
  by: 'client',
  among: LANES,
  field: 'offsets.0.offset',
} as const

/** Where each lane goes on in its second life. */
const resumed = {
  take: 'table',
  of: { type: 'position.set', by: ['committed', 'reset'] },
  by: 'consumer',
  among: LANES,
  field: 'offset',
} as const

const goesOnAt = (name: string, offset: number): Condition => ({
  measure: { take: 'value', of: { type: 'position.set', consumer: name }, field: 'offset' },
  equals: offset,
})

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'commit-strategies',
  model: 'kafka',
  seed: 34,
  until: 34_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 1 }],
    producers: [{ name: 'shop', sends: [{ topic: 'orders', keys: ['1', '4', '2'], atOnce: 12, count: 12 }] }],
    consumers: [
      lane('before', 'before'),
      lane('auto', 'none', true),
      lane('each', 'after-record'),
      lane('batch', 'after-batch'),
      lane('async', 'async-after-batch'),
    ],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [
    ...LANES.map((name) => ({ at: DIE_AT, to: name, signal: CRASH })),
    ...LANES.map((name) => ({ at: RETURN_AT, to: name, signal: START })),
  ],
  knobs: [
    {
      id: 'records',
      paths: LANES.map((name) => `/consumers/${name}/config/max.poll.records`),
      values: [4, 1, 12],
      unit: 'count',
      applies: 'start',
    },
  ],
  headline: { knob: 'records', value: 1, does: 'mends' },
  branches: [
    { id: 'late-retry', commands: [{ at: 8500, to: 'async', signal: commitOf(2) }] },
    { id: 'pool', commands: [{ at: 9200, to: 'async', signal: commitOf(8) }] },
  ],
  beats: [
    {
      id: 'ahead',
      when: { event: { type: 'offset.committed', client: 'before' } },
      holds: [
        { absent: { type: 'records.processed', consumer: 'before' } },
        { measure: firstCommit, equals: 4 },
      ],
      focus: ['member:before', `partition:${TAPE}`],
    },
    {
      id: 'one-by-one',
      when: { event: { type: 'offset.committed', client: 'each' } },
      holds: [{ absent: { type: 'offset.committed', client: 'auto' } }],
      focus: ['member:each', `partition:${TAPE}`],
    },
    {
      id: 'by-batch',
      when: { event: { type: 'offset.committed', client: 'batch' } },
      holds: [
        {
          measure: {
            take: 'value',
            of: { type: 'offset.committed', client: 'batch' },
            field: 'offsets.0.offset',
          },
          equals: 4,
        },
      ],
      focus: ['member:batch', 'member:async', `partition:${TAPE}`],
    },
    {
      id: 'crash',
      when: { event: { type: 'consumer.crashed' }, nth: 5 },
      holds: [
        { measure: processed, equals: '6/6/6/6/6' },
        { measure: bookmarks, equals: 'before:8 auto:- each:6 batch:4 async:4' },
      ],
      focus: LANES.map((name) => `member:${name}`),
    },
    {
      id: 'lost',
      when: { event: { type: 'position.set', consumer: 'before' }, after: 'crash' },
      holds: [goesOnAt('before', 8)],
      focus: ['member:before', `partition:${TAPE}`],
    },
    {
      id: 'exact',
      when: { event: { type: 'position.set', consumer: 'each' }, after: 'crash' },
      holds: [goesOnAt('each', 6)],
      focus: ['member:each', `partition:${TAPE}`],
    },
    {
      id: 'some',
      when: { event: { type: 'position.set', consumer: 'batch' }, after: 'crash' },
      holds: [goesOnAt('batch', 4)],
      focus: ['member:batch', 'member:async', `partition:${TAPE}`],
    },
    {
      id: 'repeated',
      when: { event: { type: 'position.set', consumer: 'auto' }, after: 'crash' },
      holds: [goesOnAt('auto', 0)],
      focus: ['member:auto', `partition:${TAPE}`],
      bet: 'auto',
    },
    {
      id: 'traded',
      when: { tick: 33_900 },
      holds: [{ measure: processed, equals: '10/18/12/14/14' }],
      focus: LANES.map((name) => `member:${name}`),
    },
    {
      id: 'rewound',
      branch: 'late-retry',
      when: { event: { type: 'position.set', consumer: 'async', by: 'committed' } },
      holds: [goesOnAt('async', 2)],
      focus: ['member:async', `partition:${TAPE}`],
    },
    {
      id: 'hole',
      branch: 'pool',
      when: { event: { type: 'position.set', consumer: 'async', by: 'committed' } },
      holds: [goesOnAt('async', 8)],
      focus: ['member:async', `partition:${TAPE}`],
    },
  ],
  bets: [
    {
      id: 'auto',
      kind: 'choice',
      measure: byAuto,
      options: [
        { id: 'lost', value: 10 },
        { id: 'repeated', value: 18 },
        { id: 'neither', value: 12 },
        { id: 'both', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'before-all', guarantee: 'at-least-once', options: { members: ['before'] }, expect: 'open' },
    { id: 'auto-once', guarantee: 'no-duplicates', options: { members: ['auto'] }, expect: false },
    { id: 'each-all', guarantee: 'at-least-once', options: { members: ['each'] }, expect: true },
    { id: 'each-once', guarantee: 'no-duplicates', options: { members: ['each'] }, expect: true },
    { id: 'batch-all', guarantee: 'at-least-once', options: { members: ['batch'] }, expect: true },
    { id: 'batch-once', guarantee: 'no-duplicates', options: { members: ['batch'] }, expect: false },
  ],
  measures: { processed, byAuto, resumed },
  // Six were done at the death. The second lives begin at 8, 0, 6, 4 and 4 of 12: 6 + 4, 6 + 12, 6 + 6, 6 + 8 twice.
  goldens: [
    { measure: 'processed', value: '10/18/12/14/14' },
    { measure: 'resumed', value: 'before:8 auto:0 each:6 batch:4 async:4' },
    { measure: 'resumed', branch: 'late-retry', value: 'before:8 auto:0 each:6 batch:4 async:2' },
    { measure: 'resumed', branch: 'pool', value: 'before:8 auto:0 each:6 batch:4 async:8' },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [6.5, 13],
    [`partition:${TAPE}`]: [37, 13],
    'group:before-group': [17, 44],
    'group:auto-group': [46, 44],
    'member:before': [75, 6],
    'member:auto': [75, 18],
    'member:each': [75, 30],
    'member:batch': [75, 42],
    'member:async': [75, 54],
    'group:each-group': [118, 9.5],
    'group:batch-group': [118, 29.5],
    'group:async-group': [118, 49.5],
  },
}

export default scenario
