import type { Condition } from '../../../engine/index.ts'
import type { BrokerOrder } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const TAPES = ['my-topic-0', 'my-topic-1', 'my-topic-2'] as const

/** What the three records of the terminal were numbered; murmur2 sends the keys 1, 4, 2 to P0, P1, P2 of three. */
const numbers = {
  take: 'table',
  of: { type: 'records.appended', client: 'terminal' },
  by: 'partition',
  among: TAPES,
  field: 'from',
} as const

/** How many partitions the broker tells the terminal of. */
const tapes = {
  take: 'value',
  of: { type: 'metadata.received', client: 'terminal' },
  field: 'topics.0.partitions.length',
  nth: 1,
} as const

const CUT: BrokerOrder = { type: 'DeleteRecords', partition: 'my-topic-0', offset: 1 }

const areThree: Condition = { measure: tapes, equals: 3 }

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'topic-partition-log',
  model: 'kafka',
  seed: 22,
  until: 16_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'my-topic', partitions: 3 }],
    producers: [
      {
        name: 'terminal',
        sends: [{ topic: 'my-topic', keys: ['1', '4', '2'], count: 3, every: 500, at: 1000 }],
      },
      {
        name: 'shop',
        sends: [{ topic: 'my-topic', keys: ['1', '4', '2'], atOnce: 3, count: 9, every: 400, at: 3000 }],
      },
    ],
    consumers: [
      {
        name: 'A',
        group: 'readers-a',
        topics: ['my-topic'],
        config: { 'auto.offset.reset': 'earliest', 'max.poll.records': 2 },
        work: 150,
        starts: 2000,
      },
      {
        name: 'B',
        group: 'readers-b',
        topics: ['my-topic'],
        config: { 'auto.offset.reset': 'latest' },
        work: 150,
        starts: 9000,
      },
    ],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [{ at: 8000, to: 'kafka-1', signal: CUT }],
  knobs: [
    {
      id: 'partitions',
      paths: ['/topics/my-topic/partitions'],
      values: [3, 1],
      unit: 'count',
      applies: 'start',
    },
    {
      id: 'reset',
      paths: ['/consumers/B/config/auto.offset.reset'],
      values: ['latest', 'earliest'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'partitions', value: 1 },
  branches: [{ id: 'single', set: { partitions: 1 } }],
  beats: [
    {
      id: 'named',
      when: { tick: 0 },
      focus: [],
    },
    {
      id: 'tapes',
      when: { event: { type: 'metadata.received', client: 'terminal' } },
      holds: [areThree],
      focus: [],
    },
    {
      id: 'appended',
      when: { event: { type: 'records.appended', client: 'terminal' } },
      focus: ['producer:terminal', 'partition:my-topic-0'],
    },
    {
      id: 'numbered',
      when: { event: { type: 'records.appended', client: 'terminal' }, nth: 3 },
      holds: [areThree],
      focus: ['producer:terminal'],
      bet: 'offsets',
    },
    {
      id: 'read',
      when: { event: { type: 'records.polled', consumer: 'A', partition: 'my-topic-0' } },
      focus: ['member:A', 'partition:my-topic-0'],
    },
    {
      id: 'cut',
      when: { event: { type: 'logStart.raised', partition: 'my-topic-0', reason: 'DeleteRecords' } },
      focus: ['partition:my-topic-0'],
    },
    {
      id: 'second',
      when: { event: { type: 'position.set', consumer: 'B', partition: 'my-topic-0' } },
      holds: [
        {
          measure: { take: 'value', of: { type: 'position.set', consumer: 'B' }, field: 'by' },
          equals: 'reset',
        },
        {
          measure: {
            take: 'value',
            of: { type: 'position.set', consumer: 'B', partition: 'my-topic-0' },
            field: 'offset',
          },
          least: 4,
        },
      ],
      focus: ['member:A', 'member:B', 'partition:my-topic-0'],
    },
    {
      id: 'one-tape',
      branch: 'single',
      when: { event: { type: 'records.appended', client: 'terminal' }, nth: 3 },
      holds: [{ measure: tapes, equals: 1 }],
      focus: ['partition:my-topic-0'],
    },
  ],
  bets: [
    {
      id: 'offsets',
      kind: 'choice',
      measure: numbers,
      options: [
        { id: 'counted-on', value: 'my-topic-0:0 my-topic-1:1 my-topic-2:2' },
        { id: 'each-zero', value: 'my-topic-0:0 my-topic-1:0 my-topic-2:0' },
        { id: 'from-one', value: 'my-topic-0:1 my-topic-1:2 my-topic-2:3' },
        { id: 'random', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'all-read', guarantee: 'at-least-once', options: { members: ['A'] }, expect: true },
    { id: 'once', guarantee: 'no-duplicates', options: { members: ['A'] }, expect: true },
  ],
  measures: { numbers, tapes },
  // Three records, each the first of its own log; with one log they are its first three.
  goldens: [
    { measure: 'numbers', value: 'my-topic-0:0 my-topic-1:0 my-topic-2:0' },
    { measure: 'tapes', value: 3 },
    { measure: 'numbers', branch: 'single', value: 'my-topic-0:2 my-topic-1:- my-topic-2:-' },
  ],
  colourBy: 'key',
  layout: {
    'producer:terminal': [9, 8],
    'producer:shop': [9, 24],
    'partition:my-topic-0': [60, 8],
    'partition:my-topic-1': [60, 24],
    'partition:my-topic-2': [60, 40],
    'member:A': [108, 6],
    'member:B': [108, 20],
    'group:readers-a': [13, 43],
    'group:readers-b': [118, 43],
  },
}

export default scenario
