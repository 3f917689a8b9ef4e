import type { ConsumerSetup, PublisherSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

const writer = (name: string, publish: PublisherSetup['publish']): PublisherSetup => ({
  kind: 'publisher',
  name,
  exchange: 'orders',
  routing_key: 'order',
  thread: { process: 'app', channel: 'out' },
  frames: 'unlocked',
  ...(publish && { publish }),
})

const worker = (name: string, work: number): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue: 'q',
  work,
  ack_multiple: true,
  thread: { process: 'app', channel: 'in' },
})

const processed = (name: string) => ({ take: 'count', of: { type: 'work.ended', name } }) as const
const lost = (name: string) => ({ type: 'client.disconnected', client: name }) as const
const LOCKED = { lock: 'locked' } as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'shared-channel-race',
  model: 'rabbitmq',
  seed: 1,
  until: 16_000,
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
    processes: [{ name: 'app' }],
    clients: [
      writer('P1', [
        { id: 'A', at: 100 },
        { id: 'B', at: 1000 },
      ]),
      writer('P2', [
        { id: 'C', at: 1000 },
        { id: 'D', at: 1100 },
      ]),
      worker('W1', 3000),
      worker('W2', 1200),
    ],
    network: { latency: 1 },
  },
  commands: [],
  knobs: [
    {
      id: 'lock',
      paths: ['/clients/P1/frames', '/clients/P2/frames'],
      values: ['unlocked', 'locked'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'multiple',
      paths: ['/clients/W1/ack_multiple', '/clients/W2/ack_multiple'],
      values: [true, false],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'lock', value: 'locked', does: 'mends' },
  branches: [
    { id: 'locked', set: LOCKED },
    { id: 'crash', set: LOCKED, commands: [{ at: 2500, to: 'W1', signal: { type: 'crash' } }] },
    { id: 'single', set: { ...LOCKED, multiple: false } },
    {
      id: 'own',
      set: {
        '/clients/P1/thread/channel': 'P1',
        '/clients/P2/thread/channel': 'P2',
        '/clients/W1/thread/channel': 'W1',
        '/clients/W2/thread/channel': 'W2',
      },
    },
  ],
  beats: [
    {
      id: 'alone',
      when: { event: { type: 'frame.received', frame: 'body', of: 'A' } },
      holds: [{ measure: { take: 'count', of: { type: 'frame.received' } }, equals: 3 }],
      focus: ['producer:P1', 'exchange:orders'],
    },
    {
      id: 'mixed',
      when: { event: { type: 'connection.closed', code: 505 } },
      holds: [{ absent: { type: 'message.published', name: ['B', 'C'] } }],
      focus: ['producer:P1', 'producer:P2', 'exchange:orders'],
    },
    {
      id: 'innocent',
      when: { event: lost('W2') },
      holds: [{ happened: lost('W1') }, { happened: { type: 'message.requeued', name: 'A' } }],
      focus: ['process:app', 'consumer:W1', 'consumer:W2', 'queue:q'],
    },
    {
      id: 'tags',
      branch: 'locked',
      when: { event: { type: 'delivery.received' }, nth: 4 },
      holds: [
        {
          measure: {
            take: 'table',
            of: { type: 'delivery.received' },
            by: 'name',
            among: ['A', 'B', 'C', 'D'],
            field: 'deliveryTag',
          },
          equals: 'A:1 B:2 C:3 D:4',
        },
      ],
      focus: ['consumer:W1', 'consumer:W2'],
    },
    {
      id: 'late',
      branch: 'locked',
      when: { event: { type: 'channel.closed', code: 406 } },
      holds: [{ happened: { type: 'work.ended', name: 'A' } }],
      focus: ['consumer:W1', 'consumer:W2', 'queue:q'],
    },
    {
      id: 'twice',
      branch: 'locked',
      when: { event: { type: 'work.ended', name: 'D' }, nth: 2 },
      focus: ['consumer:W1', 'consumer:W2'],
    },
    {
      id: 'strike',
      branch: 'crash',
      when: { event: { type: 'message.acked', name: 'A' } },
      holds: [{ absent: { type: 'work.ended', name: 'A' } }],
      focus: ['consumer:W1', 'consumer:W2', 'queue:q'],
      bet: 'fate',
    },
    {
      id: 'nowhere',
      branch: 'crash',
      when: { event: { type: 'client.crashed', client: 'W1' } },
      holds: [
        { absent: { type: 'work.ended', name: 'A' } },
        { happened: { type: 'message.acked', name: 'A' } },
      ],
      focus: ['consumer:W1', 'queue:q'],
    },
    {
      id: 'single',
      branch: 'single',
      when: { event: { type: 'message.acked' }, nth: 4 },
      holds: [{ absent: { type: 'channel.closed' } }],
      focus: ['consumer:W1', 'consumer:W2'],
    },
    {
      id: 'own',
      branch: 'own',
      when: { event: { type: 'message.acked' }, nth: 4 },
      holds: [{ absent: { type: 'channel.closed' } }, { absent: { type: 'connection.closed' } }],
      focus: ['process:app', 'producer:P1', 'producer:P2', 'consumer:W1', 'consumer:W2'],
    },
  ],
  bets: [
    {
      id: 'fate',
      kind: 'choice',
      measure: processed('A'),
      branch: 'crash',
      options: [
        { id: 'again', value: 1 },
        { id: 'lost', value: 0 },
        { id: 'twice', value: 2 },
        { id: 'dlq', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: false },
    { id: 'effectively-once', guarantee: 'effectively-once', options: {}, expect: false },
  ],
  measures: {
    published: { take: 'count', of: { type: 'message.published' } },
    'done-a': processed('A'),
    'done-d': processed('D'),
    done: { take: 'split', of: { type: 'work.ended' }, by: 'name', among: ['A', 'B', 'C', 'D'] },
    closed: { take: 'value', of: { type: 'connection.closed' }, field: 'code' },
  },
  // What was processed, by A/B/C/D. Main: B and C broke the connection and are gone, A came again after it, D waited.
  goldens: [
    { measure: 'closed', value: 505 },
    { measure: 'done', value: '2/0/0/1' },
    // The late ack closed the channel: C, begun, and D, half-done, came again.
    { measure: 'done', branch: 'locked', value: '1/1/2/2' },
    // The acks of B and D covered A and C, which W1 held when it died.
    { measure: 'done', branch: 'crash', value: '0/1/0/1' },
    { measure: 'done', branch: 'single', value: '1/1/1/1' },
    { measure: 'done', branch: 'own', value: '1/1/1/1' },
  ],
  colourBy: 'key',
  layout: {
    'process:app': [10, 6],
    'producer:P1': [10, 22],
    'producer:P2': [10, 38],
    'exchange:orders': [38, 30],
    'queue:q': [68, 30],
    'consumer:W1': [107, 20],
    'consumer:W2': [107, 40],
  },
}

export default scenario
