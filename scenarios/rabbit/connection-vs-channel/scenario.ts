import type { ConsumerSetup, PublisherSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

const publisher = (name: string, thread: NonNullable<PublisherSetup['thread']>): PublisherSetup => ({
  kind: 'publisher',
  name,
  exchange: 'orders',
  routing_key: 'order',
  thread,
  channel_per: 'thread',
  publish: [{ id: `${name}-{n}`, at: 1000, key: name }],
})

const worker = (name: string): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue: 'q',
  work: 5000,
  thread: { process: 'B' },
})

const THREADS = ['T1', 'T2', 'T3']
const closed = { type: 'client.channelClosed' } as const
const opened = { type: 'app.opened' } as const
const fallen = { type: 'client.disconnected' } as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'connection-vs-channel',
  model: 'rabbitmq',
  seed: 16,
  until: 10_000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [{ name: 'orders', type: 'direct', durable: true }],
      queues: [{ name: 'q', durable: true, arguments: {} }],
      bindings: [
        {
          source: 'orders',
          destination: 'q',
          destination_type: 'queue',
          routing_key: 'order',
          arguments: {},
        },
      ],
    },
    processes: [{ name: 'A' }, { name: 'B' }],
    clients: [
      ...['A1', 'A2', 'A3'].map((name) => publisher(name, { process: 'A', connection: name })),
      ...THREADS.map((name) => publisher(name, { process: 'B' })),
      worker('W1'),
      worker('W2'),
    ],
    network: { latency: 20 },
  },
  commands: [],
  knobs: [
    {
      id: 'channel',
      paths: THREADS.map((name) => `/clients/${name}/channel_per`),
      values: ['thread', 'message', 'leak'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'channel', value: 'message' },
  branches: [
    {
      id: 'fault',
      commands: [
        { at: 2000, to: 'T2', signal: { type: 'publish', id: 'oops', exchange: 'amq.rabbitmq.trace' } },
        { at: 3000, to: 'T1', signal: { type: 'publish', id: 'T1-2' } },
        { at: 3000, to: 'T3', signal: { type: 'publish', id: 'T3-2' } },
      ],
    },
    { id: 'cut', commands: [{ at: 2000, to: 'B', signal: { type: 'disconnect' } }] },
    { id: 'churn', set: { channel: 'message' } },
  ],
  beats: [
    {
      id: 'three',
      when: { event: { ...opened, client: 'A' }, nth: 3 },
      holds: [
        { measure: { take: 'count', of: { type: 'connection.accepted', client: 'A' } }, equals: 3 },
        { absent: { type: 'channel.opened', connection: 'A:1' } },
      ],
      focus: ['process:A', 'producer:A1', 'producer:A2', 'producer:A3'],
    },
    {
      id: 'one',
      when: { event: { type: 'channel.opened', connection: 'B:1' }, nth: 5 },
      holds: [{ measure: { take: 'count', of: { type: 'connection.accepted', client: 'B' } }, equals: 1 }],
      focus: ['process:B', 'producer:T1', 'producer:T2', 'producer:T3'],
      erratum: 'E16',
    },
    {
      id: 'lanes',
      when: { event: { type: 'message.published', connection: 'B:1' }, nth: 3 },
      holds: [
        {
          measure: {
            take: 'table',
            of: { type: 'message.published' },
            by: 'name',
            among: ['T1-1', 'T2-1', 'T3-1'],
            field: 'channel',
          },
          equals: 'T1-1:1 T2-1:2 T3-1:3',
        },
      ],
      focus: ['process:B', 'producer:T1', 'producer:T2', 'producer:T3', 'exchange:orders'],
    },
    {
      id: 'tags',
      when: { event: { type: 'delivery.received', client: 'W2', deliveryTag: 1 } },
      holds: [{ happened: { type: 'delivery.received', client: 'W1', deliveryTag: 1 } }],
      focus: ['consumer:W1', 'consumer:W2', 'queue:q'],
    },
    {
      id: 'local',
      branch: 'fault',
      when: { event: { type: 'message.published', name: 'T3-2' } },
      holds: [{ happened: { ...closed, client: 'T2' } }, { absent: fallen }],
      focus: ['producer:T1', 'producer:T2', 'producer:T3'],
      bet: 'suffers',
    },
    {
      id: 'total',
      branch: 'cut',
      when: { event: { type: 'message.requeued' }, nth: 6 },
      holds: [{ happened: { ...fallen, client: 'T1' } }, { happened: { ...fallen, client: 'W2' } }],
      focus: ['process:B', 'consumer:W1', 'consumer:W2', 'queue:q'],
    },
    {
      id: 'churn',
      branch: 'churn',
      when: { event: { type: 'message.published', connection: 'B:1' }, nth: 3 },
      holds: [{ happened: { type: 'publish.postponed', client: 'T1' } }],
      focus: ['process:B', 'producer:T1', 'producer:T2', 'producer:T3', 'exchange:orders'],
    },
  ],
  bets: [
    {
      id: 'suffers',
      kind: 'choice',
      branch: 'fault',
      measure: { take: 'split', of: closed, by: 'client', among: THREADS },
      options: [
        { id: 'own', value: '0/1/0' },
        { id: 'all', value: '1/1/1' },
        { id: 'return', value: '0/0/0' },
      ],
    },
  ],
  guarantees: [{ id: 'no-loss', guarantee: 'no-loss', options: {}, expect: true }],
  measures: {
    ready: {
      take: 'tick',
      of: { type: 'client.channelOpened', client: THREADS },
      nth: 3,
    },
    wait: {
      take: 'span',
      from: { type: 'message.published', connection: ['A:1', 'A:2', 'A:3'] },
      to: { type: 'message.published', connection: 'B:1' },
    },
    connections: { take: 'split', of: { type: 'connection.accepted' }, by: 'client', among: ['A', 'B'] },
    suffers: { take: 'split', of: closed, by: 'client', among: THREADS },
    fallen: { take: 'count', of: fallen },
  },
  // A round trip is 40 ms: TCP, the header, tune and open are four of them, a channel is the fifth.
  goldens: [
    { measure: 'ready', value: 200 },
    { measure: 'connections', value: '3/1' },
    { measure: 'wait', value: 0 },
    { measure: 'suffers', branch: 'fault', value: '0/1/0' },
    { measure: 'fallen', branch: 'fault', value: 0 },
    // Three publishers and two consumers.
    { measure: 'fallen', branch: 'cut', value: 5 },
    { measure: 'wait', branch: 'churn', value: 40 },
  ],
  colourBy: 'key',
  layout: {
    'process:A': [10, 6],
    'producer:A1': [34, 10],
    'producer:A2': [49, 10],
    'producer:A3': [64, 10],
    'process:B': [10, 44],
    'producer:T1': [34, 40],
    'producer:T2': [49, 40],
    'producer:T3': [64, 40],
    'exchange:orders': [60, 27],
    'queue:q': [90, 27],
    'consumer:W1': [120, 13],
    'consumer:W2': [120, 41],
  },
}

export default scenario
