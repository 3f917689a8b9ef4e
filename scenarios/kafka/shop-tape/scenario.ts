import type { Condition, Measure } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

/** The same clock as in its twin, shop-courier. */
const NEWCOMER_AT = 10_000
const FIFTH_AT = 15_000
const TAPE = 'orders-0'

const department = (name: string, work: number): ConsumerSetup => ({
  name,
  group: name,
  topics: ['orders'],
  config: { 'enable.auto.commit': false, 'auto.offset.reset': 'earliest', 'max.poll.records': 1 },
  work,
  commits: 'after-batch',
})

const written: Measure = { take: 'count', of: { type: 'records.appended', client: 'shop' } }
const bookmarks: Measure = {
  take: 'table',
  of: { type: 'offset.committed' },
  by: 'groupId',
  among: ['billing', 'delivery'],
  field: 'offsets.0.offset',
}
const seen: Measure = {
  take: 'count',
  of: { type: 'records.processed', consumer: 'analytics', from: [0, 1, 2, 3] },
}
/** How often a department has worked on o1. */
const redone = (consumer: string): Measure => ({
  take: 'count',
  of: { type: 'records.processed', consumer, from: 0 },
})
const bothAt = (offset: number): Condition => ({
  measure: bookmarks,
  equals: `billing:${offset} delivery:${offset}`,
})

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'shop-tape',
  model: 'kafka',
  seed: 2,
  until: 24_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 1 }],
    producers: [
      {
        name: 'shop',
        sends: [
          {
            topic: 'orders',
            keys: ['o1', 'o2', 'o3', 'o4'],
            values: ['o1', 'o2', 'o3', 'o4'],
            at: 1000,
            count: 4,
            every: 500,
          },
          { topic: 'orders', key: 'o5', value: 'o5', at: FIFTH_AT },
        ],
      },
    ],
    consumers: [
      department('billing', 500),
      department('delivery', 300),
      { ...department('analytics', 200), starts: NEWCOMER_AT },
    ],
    network: { latency: { least: 10, most: 10 }, links: [] },
  },
  commands: [],
  knobs: [
    {
      id: 'reset',
      paths: ['/consumers/analytics/config/auto.offset.reset'],
      values: ['earliest', 'latest'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'reset', value: 'latest' },
  branches: [
    {
      id: 'redo',
      commands: [{ at: 18_000, to: 'billing', signal: { type: 'seek', partition: TAPE, offset: 0 } }],
    },
    { id: 'latest', set: { reset: 'latest' } },
  ],
  beats: [
    {
      id: 'once',
      when: { event: { type: 'records.appended', client: 'shop' } },
      focus: ['producer:shop', `partition:${TAPE}`],
    },
    {
      id: 'asks',
      when: { event: { type: 'records.polled', consumer: 'billing' } },
      holds: [{ measure: written, equals: 4 }],
      focus: [`partition:${TAPE}`, 'member:billing'],
    },
    {
      id: 'bookmark',
      when: { event: { type: 'offset.committed', groupId: 'billing' } },
      holds: [bothAt(1)],
      focus: [`partition:${TAPE}`, 'member:billing'],
    },
    {
      id: 'full',
      when: { tick: 8000 },
      holds: [bothAt(4), { measure: written, equals: 4 }],
      focus: [`partition:${TAPE}`],
    },
    {
      id: 'newcomer',
      when: { event: { type: 'position.set', consumer: 'analytics' } },
      holds: [{ happened: { type: 'position.set', consumer: 'analytics', offset: 0 } }, bothAt(4)],
      focus: [`partition:${TAPE}`, 'member:analytics'],
      bet: 'newcomer',
    },
    {
      id: 'fifth',
      when: { event: { type: 'records.processed', consumer: 'analytics', from: 4 } },
      holds: [
        { measure: written, equals: 5 },
        { measure: seen, equals: 4 },
      ],
      focus: [`partition:${TAPE}`, 'member:analytics'],
    },
    {
      id: 'redo',
      branch: 'redo',
      when: { event: { type: 'records.processed', consumer: 'billing', from: 0 }, nth: 2 },
      holds: [
        { measure: written, equals: 5 },
        { measure: redone('delivery'), equals: 1 },
      ],
      focus: [`partition:${TAPE}`, 'member:billing'],
    },
  ],
  bets: [
    {
      id: 'newcomer',
      kind: 'choice',
      measure: seen,
      options: [
        { id: 'all', value: 4 },
        { id: 'last', value: 1 },
        { id: 'none', value: 0 },
      ],
    },
  ],
  guarantees: [{ id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true }],
  measures: { written, seen, 'o1-in-billing': redone('billing'), 'o1-in-delivery': redone('delivery') },
  // Five orders, five cells, however many departments read them.
  goldens: [
    { measure: 'written', value: 5 },
    { measure: 'seen', value: 4 },
    { measure: 'o1-in-billing', branch: 'redo', value: 2 },
    { measure: 'o1-in-delivery', branch: 'redo', value: 1 },
    { measure: 'seen', branch: 'latest', value: 0 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [9, 9],
    [`partition:${TAPE}`]: [46, 9],
    'group:billing': [17, 45],
    'group:delivery': [47, 45],
    'group:analytics': [78, 46],
    'member:billing': [100, 6],
    'member:delivery': [100, 18],
    'member:analytics': [100, 30],
  },
}

export default scenario
