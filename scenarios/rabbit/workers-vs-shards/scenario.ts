import type { Condition, Measure, Pattern, Plain } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

const AT = 1000
const worker = (name: string, queue = 'q'): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue,
  prefetch_count: 1,
  work: 200,
})

const ended = (name: string): Pattern => ({ type: 'work.ended', name })
const done: Pattern = { type: 'work.ended' }
const total: Measure = { take: 'span', from: { type: 'message.published' }, to: done }
const split: Measure = { take: 'split', of: done, by: 'client', among: ['W1', 'W2', 'W3'] }
const took = (milliseconds: number): Condition => ({ measure: total, equals: milliseconds })
const shared = (counts: string): Condition => ({ measure: split, equals: counts })

/** The publisher puts each user into one of three queues; each queue has one worker. */
const SHARDS: Readonly<Record<string, Plain>> = {
  exchange: 'by user',
  '/clients/W2/queue': 'q1',
  '/clients/W3/queue': 'q2',
}
const W2_DIES = [{ at: 1100, to: 'W2', signal: { type: 'crash' } }] as const

const user = (name: string, lane: string) =>
  ({ id: `${name}.{n}`, key: name, routing_key: lane, at: AT, count: 3, every: 100 }) as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'workers-vs-shards',
  model: 'rabbitmq',
  seed: 19,
  until: 8000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [
        { name: 'to one', type: 'fanout', durable: true },
        { name: 'by user', type: 'direct', durable: true },
      ],
      queues: ['q', 'q1', 'q2', 'q3'].map((name) => ({ name, durable: true, arguments: {} })),
      bindings: [
        { source: 'to one', destination: 'q', routing_key: '' },
        ...['q', 'q1', 'q2', 'q3'].map((destination, lane) => ({
          source: 'by user',
          destination,
          routing_key: `${lane}`,
        })),
      ],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'Pr',
        exchange: 'to one',
        publish: [
          { ...user('u1', '0'), count: 2 },
          { ...user('u1', '0'), from: 3, at: AT + 200, count: 1 },
          user('u2', '1'),
          user('u3', '2'),
          user('u4', '0'),
        ],
      },
      worker('W1'),
      { ...worker('W2'), start: 100 },
      { ...worker('W3'), start: 200 },
      { ...worker('W4', 'q3'), start: 'by-hand' },
    ],
    network: { latency: 2 },
  },
  commands: [],
  knobs: [
    { id: 'slow', paths: ['/clients/W3/work'], values: [200, 900], unit: 'ms', applies: 'start' },
    {
      id: 'exchange',
      paths: ['/clients/Pr/exchange'],
      values: ['to one', 'by user'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'hot',
      paths: ['/clients/Pr/publish/4/count'],
      values: [3, 15],
      unit: 'count',
      applies: 'start',
    },
  ],
  headline: { knob: 'slow', value: 900, does: 'breaks' },
  branches: [
    { id: 'alone', set: { '/clients/W2/start': 'by-hand', '/clients/W3/start': 'by-hand' } },
    { id: 'slow', set: { slow: 900 } },
    { id: 'dies', commands: W2_DIES },
    { id: 'shards', set: { ...SHARDS, slow: 900 } },
    { id: 'lane', set: SHARDS, commands: W2_DIES },
    { id: 'hot', set: { ...SHARDS, hot: 15, '/clients/Pr/publish/4/every': 20 } },
    {
      id: 'fourth',
      set: { ...SHARDS, '/clients/Pr/publish/1/routing_key': '3' },
      commands: [{ at: 1050, to: 'W4', signal: { type: 'start' } }],
    },
  ],
  beats: [
    {
      id: 'alone',
      branch: 'alone',
      when: { event: done, nth: 12 },
      holds: [took(2446), shared('12/0/0')],
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'three',
      when: { event: done, nth: 12 },
      holds: [took(814), shared('4/4/4')],
      focus: ['queue:q', 'consumer:W1', 'consumer:W2', 'consumer:W3'],
    },
    {
      id: 'slow',
      branch: 'slow',
      when: { event: ended('u3.2') },
      holds: [{ absent: ended('u3.1') }],
      focus: ['queue:q', 'consumer:W3'],
    },
    {
      id: 'dies',
      branch: 'dies',
      when: { event: done, nth: 12 },
      holds: [{ happened: { type: 'client.crashed', client: 'W2' } }],
      focus: ['consumer:W1', 'consumer:W3'],
    },
    {
      id: 'shards',
      branch: 'shards',
      when: { event: done, nth: 12 },
      holds: [shared('6/3/3')],
      focus: ['exchange:by user', 'queue:q', 'queue:q1', 'queue:q2'],
    },
    {
      id: 'lane',
      branch: 'lane',
      when: { tick: 6000 },
      holds: [
        { happened: { type: 'client.crashed', client: 'W2' } },
        { absent: ended('u2.1') },
        { measure: { take: 'count', of: done }, equals: 9 },
      ],
      focus: ['queue:q1', 'consumer:W2'],
      bet: 'lane',
    },
    {
      id: 'hot',
      branch: 'hot',
      when: { event: done, nth: 24 },
      holds: [shared('18/3/3')],
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'fourth',
      branch: 'fourth',
      when: { event: ended('u1.2') },
      holds: [{ happened: ended('u1.3') }],
      focus: ['queue:q', 'queue:q3', 'consumer:W4'],
    },
  ],
  bets: [
    {
      id: 'lane',
      kind: 'choice',
      measure: { take: 'count', of: { type: 'work.ended', name: ['u2.1', 'u2.2', 'u2.3'] } },
      options: [
        { id: 'taken', value: 3 },
        { id: 'wait', value: 0 },
        { id: 'lost', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'order', guarantee: 'order', options: { by: 'key' }, expect: true },
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true },
  ],
  measures: {
    total,
    split,
    'of-u2': { take: 'count', of: { type: 'work.ended', name: ['u2.1', 'u2.2', 'u2.3'] } },
  },
  // 200 ms of work and two packets of 2 ms a message: a third of the time for three workers, two thirds with one dead.
  goldens: [
    { measure: 'total', value: 814 },
    { measure: 'split', value: '4/4/4' },
    { measure: 'total', branch: 'alone', value: 2446 },
    { measure: 'total', branch: 'slow', value: 1806 },
    { measure: 'split', branch: 'slow', value: '5/5/2' },
    { measure: 'total', branch: 'dies', value: 1222 },
    { measure: 'split', branch: 'dies', value: '6/0/6' },
    { measure: 'total', branch: 'shards', value: 2710 },
    { measure: 'split', branch: 'shards', value: '6/3/3' },
    { measure: 'of-u2', branch: 'lane', value: 0 },
    { measure: 'total', branch: 'hot', value: 3670 },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [8, 20],
    'exchange:to one': [28, 8],
    'exchange:by user': [28, 32],
    'queue:q': [63, 8],
    'queue:q1': [63, 21],
    'queue:q2': [63, 34],
    'queue:q3': [63, 47],
    'consumer:W1': [106, 8],
    'consumer:W2': [106, 21],
    'consumer:W3': [106, 34],
    'consumer:W4': [106, 47],
  },
}

export default scenario
