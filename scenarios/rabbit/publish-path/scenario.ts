import type { Measure, Pattern } from '../../../engine/index.ts'
import type { Scenario } from '../../format.ts'

const STARTS_AT = 1000
const LATER = 3000
const MUCH_LATER = 11_500

const stored = (name: string): Pattern => ({ type: 'message.enqueued', name })
const sent = (name: string): Pattern => ({ type: 'publish.sent', name })

const copies: Measure = {
  take: 'split',
  of: stored('p1'),
  by: 'queue',
  among: ['q.billing', 'q.audit'],
}

/** From the start of the application to its channel. */
const ready: Measure = {
  take: 'span',
  from: { type: 'client.started' },
  to: { type: 'client.channelOpened' },
}

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'publish-path',
  model: 'rabbitmq',
  seed: 6,
  until: 12_000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [
        { name: 'events', type: 'topic', durable: true },
        // It goes with its last queue, and that goes when nobody has used it for 3.5 s: before p2 comes.
        { name: 'events.v1', type: 'fanout', durable: true, auto_delete: true },
      ],
      queues: [
        { name: 'q.billing', durable: true, arguments: {} },
        { name: 'q.audit', durable: true, arguments: {} },
        { name: 'q.old', durable: true, arguments: { 'x-expires': 3500 } },
      ],
      bindings: [
        { source: 'events', destination: 'q.billing', routing_key: 'order.*' },
        { source: 'events', destination: 'q.audit', routing_key: '*.created' },
        { source: 'events.v1', destination: 'q.old', routing_key: '' },
      ],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'App',
        start: STARTS_AT,
        exchange: 'events',
        heartbeat: 2,
        confirm: 'none',
        offline: 'lose',
        publish: [
          {
            id: 'p1',
            at: 2000,
            routing_key: 'order.created',
            headers: { region: 'eu' },
            body: { amount: 100 },
          },
          { id: 'p2', at: 4000, routing_key: 'order.created', exchange: 'events.v1' },
          { id: 'p3', at: 5000, routing_key: 'order.created' },
        ],
      },
    ],
    network: { latency: 50 },
  },
  commands: [],
  knobs: [
    {
      id: 'key',
      paths: ['/clients/App/publish/0/routing_key'],
      values: ['order.created', 'order.paid', 'user.deleted'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'confirm',
      paths: ['/clients/App/confirm'],
      values: ['none', 'async'],
      unit: 'word',
      applies: 'start',
    },
    { id: 'way', paths: ['/network/latency'], values: [1, 50, 150], unit: 'ms', applies: 'start' },
  ],
  headline: { knob: 'key', value: 'user.deleted', does: 'breaks' },
  branches: [
    { id: 'nowhere', set: { key: 'user.deleted' } },
    {
      id: 'cut',
      commands: [{ at: 2020, to: 'physics', signal: { type: 'link.cut', between: ['App', 'broker'] } }],
    },
  ],
  beats: [
    {
      id: 'tcp',
      when: { event: { type: 'client.connected', client: 'App' } },
      holds: [
        {
          measure: { take: 'span', from: { type: 'client.started' }, to: { type: 'client.connected' } },
          equals: 100,
        },
      ],
      focus: ['producer:App'],
    },
    {
      id: 'amqp',
      when: { event: { type: 'client.opened', client: 'App' } },
      holds: [
        {
          measure: { take: 'span', from: { type: 'client.started' }, to: { type: 'client.opened' } },
          equals: 400,
        },
      ],
      focus: ['producer:App'],
    },
    {
      id: 'channel',
      when: { event: { type: 'client.channelOpened', client: 'App' } },
      holds: [{ measure: ready, equals: 500 }],
      focus: ['producer:App'],
    },
    {
      id: 'envelope',
      when: { event: sent('p1') },
      focus: ['producer:App', 'exchange:events'],
    },
    {
      id: 'copies',
      when: { event: stored('p1'), nth: 2 },
      holds: [{ measure: copies, equals: '1/1' }],
      focus: ['exchange:events', 'queue:q.billing', 'queue:q.audit'],
    },
    {
      id: 'silence',
      when: { tick: LATER },
      holds: [
        { happened: sent('p1') },
        { happened: stored('p1') },
        { absent: { type: 'publish.confirmed' } },
      ],
      focus: ['producer:App'],
    },
    {
      id: 'gone',
      when: { event: { type: 'client.channelClosed', client: 'App' } },
      holds: [
        {
          measure: { take: 'value', of: { type: 'client.channelClosed' }, field: 'code' },
          equals: 404,
        },
      ],
      focus: ['producer:App'],
      bet: 'gone',
    },
    {
      id: 'fails',
      when: { event: { type: 'publish.missed', name: 'p3' } },
      holds: [{ happened: { type: 'client.channelClosed', code: 404 } }],
      focus: ['producer:App'],
    },
    {
      id: 'nowhere',
      branch: 'nowhere',
      when: { event: { type: 'message.unroutable', name: 'p1' } },
      holds: [{ absent: stored('p1') }],
      focus: ['exchange:events'],
    },
    {
      id: 'cut',
      branch: 'cut',
      when: { tick: MUCH_LATER },
      holds: [
        { happened: { type: 'connection.lost' } },
        { happened: sent('p1') },
        { absent: { type: 'message.published', name: 'p1' } },
      ],
      focus: ['producer:App', 'exchange:events'],
    },
  ],
  bets: [
    {
      id: 'gone',
      kind: 'choice',
      measure: { take: 'value', of: { type: 'client.channelClosed' }, field: 'code' },
      options: [
        { id: 'at-once', value: null },
        { id: 'silent', value: 0 },
        { id: 'closed', value: 404 },
        { id: 'default', value: 200 },
      ],
    },
  ],
  guarantees: [{ id: 'p1-kept', guarantee: 'no-loss', options: { messages: ['p1'] }, expect: true }],
  measures: {
    ready: { take: 'tick', of: { type: 'client.channelOpened' }, nth: 1 },
    copies,
    code: { take: 'value', of: { type: 'client.channelClosed' }, field: 'code' },
    confirms: { take: 'count', of: { type: 'publish.confirmed' } },
  },
  // Five round trips of 100 ms from its start at 1000: TCP, start, tune, open, and the channel.
  goldens: [
    { measure: 'ready', value: 1500 },
    { measure: 'copies', value: '1/1' },
    { measure: 'code', value: 404 },
    { measure: 'confirms', value: 0 },
    { measure: 'copies', branch: 'nowhere', value: '0/0' },
    { measure: 'copies', branch: 'cut', value: '0/0' },
  ],
  colourBy: 'key',
  layout: {
    'producer:App': [10, 19],
    'exchange:events': [38, 19],
    'exchange:events.v1': [38, 44],
    'queue:q.billing': [94, 10],
    'queue:q.audit': [94, 28],
    'queue:q.old': [94, 46],
  },
}

export default scenario
