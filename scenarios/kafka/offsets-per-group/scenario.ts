import type { Condition } from '../../../engine/index.ts'
import type { Scenario } from '../../format.ts'

const TAPE = 'orders-0'

/** The last number that each group has stored. */
const bookmarks = {
  take: 'table',
  of: { type: 'offset.committed' },
  by: 'groupId',
  among: ['analytics', 'billing', 'fraud'],
  field: 'offsets.0.offset',
} as const

const inHundreds = (analytics: number, billing: number): Condition => ({
  measure: { ...bookmarks, among: ['analytics', 'billing'] },
  equals: `analytics:${analytics} billing:${billing}`,
})

/** How many partitions each of two applications got when both say that they are analytics. */
const sharedSplit = {
  take: 'split',
  of: { type: 'partition.owned', groupId: 'analytics', generation: 1 },
  by: 'client',
  among: ['analytics-app', 'billing-app'],
} as const

const billed = { take: 'count', of: { type: 'records.processed', consumer: 'billing-app' } } as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'offsets-per-group',
  model: 'kafka',
  seed: 27,
  until: 24_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 1 }],
    producers: [
      {
        name: 'shop',
        sends: [
          { topic: 'orders', keys: ['1', '4', '2'], atOnce: 100, count: 100 },
          { topic: 'orders', keys: ['1', '4', '2'], count: 20, every: 100, at: 12_000 },
        ],
      },
    ],
    consumers: [
      {
        name: 'analytics-app',
        group: 'analytics',
        topics: ['orders'],
        config: { 'enable.auto.commit': false, 'auto.offset.reset': 'earliest' },
        commits: 'after-batch',
      },
      {
        name: 'billing-app',
        group: 'billing',
        topics: ['orders'],
        config: { 'enable.auto.commit': false, 'auto.offset.reset': 'earliest', 'max.poll.records': 10 },
        // Ten records a second: 70 of them are done 7 s after it got the partition at 3 s.
        work: 100,
        commits: 'after-batch',
      },
      {
        name: 'fraud-app',
        group: 'fraud',
        topics: ['orders'],
        config: { 'enable.auto.commit': false, 'auto.offset.reset': 'earliest' },
        commits: 'after-batch',
        starts: 15_000,
      },
    ],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [{ at: 10_700, to: 'billing-app', signal: { type: 'crash' } }],
  knobs: [
    {
      id: 'group',
      paths: ['/consumers/billing-app/group'],
      values: ['billing', 'analytics'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'partitions',
      paths: ['/topics/orders/partitions'],
      values: [1, 3],
      unit: 'count',
      applies: 'start',
    },
  ],
  headline: { knob: 'group', value: 'analytics' },
  branches: [
    { id: 'three', set: { partitions: 3 } },
    { id: 'shared', set: { group: 'analytics' } },
  ],
  beats: [
    {
      id: 'both',
      when: { event: { type: 'offset.committed', groupId: 'billing' } },
      holds: [inHundreds(100, 10)],
      focus: [`partition:${TAPE}`, 'member:analytics-app', 'member:billing-app'],
    },
    {
      id: 'frozen',
      when: { event: { type: 'offset.committed', groupId: 'billing' }, nth: 7 },
      holds: [inHundreds(100, 70)],
      focus: [`partition:${TAPE}`],
    },
    {
      id: 'next',
      when: { event: { type: 'records.processed', consumer: 'billing-app', from: 70 } },
      holds: [inHundreds(100, 70)],
      focus: [`partition:${TAPE}`, 'member:billing-app'],
    },
    {
      id: 'killed',
      when: { event: { type: 'consumer.crashed', consumer: 'billing-app' } },
      holds: [inHundreds(100, 70)],
      focus: ['member:billing-app'],
    },
    {
      id: 'lag',
      when: { tick: 14_500 },
      holds: [inHundreds(120, 70)],
      focus: [`partition:${TAPE}`, 'member:analytics-app'],
    },
    {
      id: 'fraud',
      when: { event: { type: 'position.set', consumer: 'fraud-app', offset: 0 } },
      holds: [inHundreds(120, 70)],
      focus: [`partition:${TAPE}`, 'member:fraud-app'],
    },
    {
      id: 'per-partition',
      branch: 'three',
      when: { event: { type: 'offset.committed', groupId: 'analytics' } },
      holds: [
        {
          measure: { take: 'value', of: { type: 'offset.committed' }, field: 'offsets.length', nth: 1 },
          equals: 3,
        },
      ],
      focus: ['partition:orders-0', 'partition:orders-1', 'partition:orders-2'],
    },
    {
      id: 'same-name',
      branch: 'shared',
      when: { event: { type: 'assignment.received', consumer: 'billing-app' } },
      holds: [{ measure: sharedSplit, equals: '1/0' }],
      focus: ['member:analytics-app', 'member:billing-app'],
      bet: 'one-name',
    },
    {
      id: 'unbilled',
      branch: 'shared',
      when: { tick: 10_000 },
      holds: [
        { measure: billed, equals: 0 },
        { happened: { type: 'member.joined', client: 'billing-app', groupId: 'analytics' } },
      ],
      focus: ['member:billing-app'],
    },
  ],
  bets: [
    {
      id: 'one-name',
      kind: 'choice',
      measure: sharedSplit,
      options: [
        { id: 'all', value: '1/1' },
        { id: 'half', value: null },
        { id: 'one', value: '1/0' },
        { id: 'error', value: '0/0' },
      ],
    },
  ],
  guarantees: [
    { id: 'counted', guarantee: 'at-least-once', options: { members: ['analytics-app'] }, expect: true },
    { id: 'billed', guarantee: 'at-least-once', options: { members: ['billing-app'] }, expect: 'open' },
    { id: 'checked', guarantee: 'at-least-once', options: { members: ['fraud-app'] }, expect: true },
  ],
  measures: { bookmarks, sharedSplit, billed },
  // 100 and later 20 more orders; billing commits tens and dies in the eighth ten, after five records of it.
  goldens: [
    { measure: 'bookmarks', value: 'analytics:120 billing:70 fraud:120' },
    { measure: 'billed', value: 75 },
    { measure: 'sharedSplit', branch: 'shared', value: '1/0' },
    { measure: 'billed', branch: 'shared', value: 0 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [7, 6],
    'partition:orders-0': [64, 8],
    'partition:orders-1': [64, 25],
    'partition:orders-2': [64, 42],
    'group:analytics': [19, 25],
    'group:billing': [19, 46],
    'group:fraud': [110, 46],
    'member:analytics-app': [104, 6],
    'member:billing-app': [104, 18],
    'member:fraud-app': [104, 30],
  },
}

export default scenario
