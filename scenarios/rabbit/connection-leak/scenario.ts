import type { Scenario } from '../../format.ts'

const OFF_AT = 200_000
const BEFORE = 190_000

const order = (at: number, signal: { readonly type: string; readonly close?: boolean }) => ({
  at,
  to: 'app',
  signal,
})
const deploys = (close: boolean) =>
  [1, 2, 3, 4, 5].map((nth) => order(10_000 * nth, { type: 'redeploy', close }))
const ended = { type: 'connection.lost' } as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'connection-leak',
  model: 'rabbitmq',
  seed: 18,
  until: 420_000,
  setup: {
    profile: '4.3',
    // 2047 by default: fewer are quicker to run out of.
    config: { channel_max: 8 },
    definitions: {
      exchanges: [{ name: 'jobs', type: 'direct', durable: true }],
      queues: [{ name: 'q', durable: true, arguments: {} }],
      bindings: [
        { source: 'jobs', destination: 'q', destination_type: 'queue', routing_key: 'job', arguments: {} },
      ],
    },
    processes: [{ name: 'app', heartbeat: 60 }],
    clients: [
      { kind: 'consumer', name: 'W', queue: 'q', work: 600_000, thread: { process: 'app' } },
      {
        kind: 'publisher',
        name: 'P',
        exchange: 'jobs',
        routing_key: 'job',
        thread: { process: 'app' },
        channel_per: 'thread',
        publish: [{ id: 'm{n}', at: 1000, count: 5 }],
      },
      { kind: 'consumer', name: 'S', queue: 'q', work: 1000, start: OFF_AT + 10_000 },
    ],
    network: { latency: 1 },
  },
  commands: [order(OFF_AT, { type: 'power-off' })],
  knobs: [
    {
      id: 'heartbeat',
      paths: ['/processes/app/heartbeat'],
      values: [60, 10, 30],
      unit: 'count',
      applies: 'start',
    },
    {
      id: 'channel',
      paths: ['/clients/P/channel_per'],
      values: ['thread', 'message', 'leak'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'heartbeat', value: 10, does: 'mends' },
  branches: [
    { id: 'exit', commands: [order(BEFORE, { type: 'crash' })] },
    { id: 'close', commands: [order(BEFORE, { type: 'close' })] },
    { id: 'leak', commands: deploys(false) },
    { id: 'tidy', commands: deploys(true) },
    {
      id: 'channels',
      set: { channel: 'leak' },
      commands: [{ at: 50_000, to: 'P', signal: { type: 'publish', count: 6 } }],
    },
  ],
  beats: [
    {
      id: 'hold',
      when: { event: { type: 'delivery.received', client: 'W' }, nth: 5 },
      holds: [{ absent: { type: 'message.acked' } }],
      focus: ['process:app', 'consumer:W', 'queue:q'],
    },
    {
      id: 'ghost',
      when: { event: { type: 'client.poweredOff', client: 'W' } },
      holds: [{ absent: ended }, { measure: { take: 'count', of: { type: 'message.requeued' } }, equals: 0 }],
      focus: ['process:app', 'consumer:W', 'queue:q'],
    },
    {
      id: 'idle',
      when: { event: { type: 'consumer.added', consumerTag: 'S' } },
      holds: [{ absent: ended }],
      focus: ['consumer:S', 'queue:q', 'consumer:W'],
    },
    {
      id: 'again',
      when: { event: { type: 'message.delivered', consumerTag: 'S' }, nth: 5 },
      holds: [{ happened: { type: 'connection.lost', reason: 'heartbeat' } }],
      focus: ['consumer:S', 'queue:q', 'process:app'],
      erratum: 'E15',
    },
    {
      id: 'exit',
      branch: 'exit',
      when: { event: { type: 'connection.lost', reason: 'tcp' } },
      focus: ['process:app', 'queue:q'],
    },
    {
      id: 'close',
      branch: 'close',
      when: { event: { type: 'connection.closed', code: 200 } },
      focus: ['process:app', 'queue:q'],
    },
    {
      id: 'leak',
      branch: 'leak',
      when: { event: { type: 'client.ready', client: 'W' }, nth: 6 },
      holds: [
        { measure: { take: 'count', of: { type: 'app.leaked' } }, equals: 5 },
        { absent: ended },
        { absent: { type: 'connection.closed' } },
      ],
      focus: ['process:app', 'queue:q'],
    },
    {
      id: 'pulse',
      branch: 'leak',
      when: { event: { type: 'heartbeat.received', connection: 'app:1' }, nth: 6 },
      holds: [{ absent: ended }],
      focus: ['process:app', 'consumer:W', 'queue:q'],
      bet: 'dropped',
    },
    {
      id: 'tidy',
      branch: 'tidy',
      when: { event: { type: 'connection.closed', by: 'client' }, nth: 5 },
      holds: [{ absent: ended }],
      focus: ['process:app', 'queue:q'],
    },
    {
      id: 'channels',
      branch: 'channels',
      when: { event: { type: 'connection.closed', code: 530 } },
      focus: ['process:app', 'producer:P', 'consumer:W'],
    },
  ],
  bets: [
    {
      id: 'dropped',
      kind: 'choice',
      branch: 'leak',
      measure: {
        take: 'count',
        of: { type: 'app.disconnected', connection: ['app:1', 'app:2', 'app:3', 'app:4', 'app:5'] },
      },
      options: [
        { id: 'all', value: 5 },
        { id: 'none', value: 0 },
        { id: 'four', value: 4 },
      ],
    },
  ],
  guarantees: [{ id: 'no-loss', guarantee: 'no-loss', options: {}, expect: true }],
  measures: {
    ghost: { take: 'span', from: { type: 'client.poweredOff' }, to: ended },
    accepted: { take: 'count', of: { type: 'connection.accepted', client: 'app' } },
    lost: { take: 'count', of: ended },
    closed: { take: 'count', of: { type: 'connection.closed', by: 'client' } },
    channels: { take: 'count', of: { type: 'channel.opened', connection: 'app:1' } },
    code: { take: 'value', of: { type: 'connection.closed', by: 'broker' }, field: 'code' },
  },
  // The broker looks each 60 s from the handshake on: at 240 s it has heard something, at 300 s and 360 s not.
  goldens: [
    { measure: 'ghost', value: 160_007 },
    { measure: 'lost', value: 1 },
    { measure: 'lost', branch: 'exit', value: 1 },
    { measure: 'closed', branch: 'close', value: 1 },
    { measure: 'accepted', branch: 'leak', value: 6 },
    { measure: 'closed', branch: 'leak', value: 0 },
    { measure: 'closed', branch: 'tidy', value: 5 },
    // One of W, and seven of P that nobody closed.
    { measure: 'channels', branch: 'channels', value: 8 },
    { measure: 'code', branch: 'channels', value: 530 },
  ],
  colourBy: 'key',
  layout: {
    'process:app': [10, 8],
    'producer:P': [10, 30],
    'exchange:jobs': [38, 30],
    'queue:q': [68, 30],
    'consumer:W': [107, 20],
    'consumer:S': [107, 40],
  },
}

export default scenario
