import type { Condition } from '../../../engine/index.ts'
import type { BrokerOrder, ClientOrder, ConsumerSetup } from '../../../engine/kafka/setup.ts'
import type { Scenario } from '../../format.ts'

const GROUP = 'order-processors'
const MEMBERS = ['C1', 'C2', 'C3', 'C4'] as const

const START: ClientOrder = { type: 'start' }
const CLOSE: ClientOrder = { type: 'close' }
const CRASH: ClientOrder = { type: 'crash' }
const RESTART: ClientOrder = { type: 'restart', downMs: 5000 }
const SUBSCRIBE: ClientOrder = { type: 'subscribe', topics: ['orders', 'refunds'] }
const GROW: BrokerOrder = { type: 'CreatePartitions', topic: 'orders', partitions: 3 }

const member = (name: string, starts: number | null): ConsumerSetup => ({
  name,
  group: GROUP,
  topics: ['orders'],
  config: {
    'auto.offset.reset': 'earliest',
    'metadata.max.age.ms': 300_000,
    'session.timeout.ms': 45_000,
    'fetch.max.wait.ms': 5000,
  },
  pollTimeout: 5000,
  starts,
})

/** The number of the last generation: how often the group was dealt. */
const generation = {
  take: 'value',
  of: { type: 'generation.started', groupId: GROUP },
  field: 'generation',
} as const

/** From the new partition to the generation that deals it. */
const noticed = {
  take: 'span',
  from: { type: 'partition.created', partition: 'orders-2' },
  to: { type: 'generation.started', groupId: GROUP, generation: 6 },
} as const

const isNow = (number: number): Condition => ({ measure: generation, equals: number })

const FOCUS = [`group:${GROUP}`]

const started = (number: number) =>
  ({ event: { type: 'generation.started', groupId: GROUP, generation: number } }) as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'rebalance-triggers',
  model: 'kafka',
  seed: 30,
  until: 420_000,
  setup: {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [
      { name: 'orders', partitions: 2 },
      { name: 'refunds', partitions: 1 },
    ],
    producers: [{ name: 'shop', sends: [{ topic: 'orders', keys: ['1', '4', '2'], every: 3000 }] }],
    consumers: [member('C1', 0), member('C2', 10), member('C3', 20), member('C4', null)],
    network: { latency: { least: 5, most: 5 }, links: [] },
  },
  commands: [
    { at: 12_000, to: 'C4', signal: START },
    { at: 22_000, to: 'C4', signal: CLOSE },
    { at: 32_000, to: 'C4', signal: START },
    { at: 42_000, to: 'C4', signal: CRASH },
    { at: 100_000, to: 'kafka-1', signal: GROW },
    { at: 330_000, to: 'C1', signal: SUBSCRIBE },
    { at: 340_000, to: 'shop', signal: CRASH },
    { at: 350_000, to: 'C1', signal: RESTART },
    { at: 370_000, to: 'C2', signal: RESTART },
    { at: 390_000, to: 'C3', signal: RESTART },
  ],
  knobs: [
    {
      id: 'age',
      paths: MEMBERS.map((name) => `/consumers/${name}/config/metadata.max.age.ms`),
      values: [300_000, 60_000, 10_000],
      unit: 'ms',
      applies: 'start',
    },
    {
      id: 'session',
      paths: MEMBERS.map((name) => `/consumers/${name}/config/session.timeout.ms`),
      values: [45_000, 10_000],
      unit: 'ms',
      applies: 'start',
    },
  ],
  headline: { knob: 'age', value: 10_000, does: 'mends' },
  branches: [
    {
      id: 'static',
      set: Object.fromEntries(
        MEMBERS.map((name) => [`/consumers/${name}/config/group.instance.id`, `seat-${name}`]),
      ),
      // The new C1 subscribes to both before it joins: a seat with a topic that it does not want would be left.
      commands: [{ at: 355_015, to: 'C1', signal: SUBSCRIBE }],
    },
  ],
  beats: [
    {
      id: 'joins',
      when: started(2),
      holds: [{ happened: { type: 'member.joined', client: 'C4' } }],
      focus: [...FOCUS, 'member:C4'],
    },
    {
      id: 'leaves',
      when: started(3),
      holds: [{ happened: { type: 'member.left', client: 'C4' } }],
      focus: [...FOCUS, 'member:C4'],
    },
    {
      id: 'dies',
      when: started(5),
      holds: [
        {
          measure: { take: 'value', of: { type: 'member.expired', client: 'C4' }, field: 'silenceMs' },
          equals: 45_000,
        },
      ],
      focus: [...FOCUS, 'member:C4'],
    },
    {
      id: 'unseen',
      when: { tick: 200_000 },
      holds: [isNow(5), { happened: { type: 'partition.created', partition: 'orders-2' } }],
      focus: [...FOCUS, 'partition:orders-2'],
    },
    {
      id: 'noticed',
      when: started(6),
      holds: [{ measure: noticed, least: 100_000 }],
      focus: [...FOCUS, 'partition:orders-2', 'member:C1'],
    },
    {
      id: 'subscribes',
      when: started(7),
      holds: [{ happened: { type: 'consumer.subscribed', consumer: 'C1' } }],
      focus: [...FOCUS, 'member:C1'],
    },
    {
      id: 'no-matter',
      when: { tick: 349_000 },
      holds: [isNow(7), { happened: { type: 'producer.crashed', producer: 'shop' } }],
      focus: [...FOCUS, 'producer:shop'],
    },
    {
      id: 'rolling',
      when: started(13),
      holds: [{ happened: { type: 'consumer.closed', consumer: 'C3' } }],
      focus: [...FOCUS, 'member:C1', 'member:C2', 'member:C3'],
      bet: 'rolling',
    },
    {
      id: 'seats',
      branch: 'static',
      when: { event: { type: 'member.replaced', client: 'C3' } },
      holds: [isNow(5)],
      focus: [...FOCUS, 'member:C1', 'member:C2', 'member:C3'],
    },
  ],
  bets: [
    {
      id: 'rolling',
      kind: 'choice',
      measure: generation,
      options: [
        { id: 'one', value: 8 },
        { id: 'three', value: 10 },
        { id: 'six', value: 13 },
        { id: 'none', value: 7 },
      ],
    },
  ],
  guarantees: [
    { id: 'one-owner', guarantee: 'one-owner', options: {}, expect: true },
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true },
  ],
  measures: { generation, noticed },
  // Seven before the restarts; each restart is a goodbye and a new member. As static members they keep their seats.
  goldens: [
    { measure: 'generation', value: 13 },
    // Created at 100 s; the leader asked for metadata last when the group began, and asks again 300 s later.
    // The others hear of it by their next heartbeat, up to 3 s after that.
    { measure: 'noticed', value: 203_175 },
    { measure: 'generation', branch: 'static', value: 5 },
  ],
  colourBy: 'key',
  layout: {
    'producer:shop': [7, 8],
    'partition:orders-0': [56, 6],
    'partition:orders-1': [56, 20],
    'partition:orders-2': [56, 34],
    'partition:refunds-0': [56, 48],
    'group:order-processors': [16, 36],
    'member:C1': [103, 6],
    'member:C2': [103, 20],
    'member:C3': [103, 34],
    'member:C4': [103, 48],
  },
}

export default scenario
