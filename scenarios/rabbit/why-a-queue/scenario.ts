import type { Command, Condition, Measure, Pattern } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/rabbit/setup.ts'
import type { Order, Scenario } from '../../format.ts'

const BURST_AT = 1000
const BURST_OVER = 2100

const lost: Pattern = { type: 'message.expired' }
const sent: Pattern = { type: 'publish.sent' }
const acked: Pattern = { type: 'message.acked' }

const howMany = (of: Pattern): Measure => ({ take: 'count', of })

const counts = (of: Pattern, equals: number): Condition => ({ measure: howMany(of), equals })

/** From the first order to the last signature. */
const total: Measure = { take: 'span', from: sent, to: acked }

const took = (least: number): Condition => ({ measure: total, least, most: least + 100 })

const billing = (name: string): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue: 'orders',
  prefetch_count: 1,
  work: 500,
})

/** Billing is away for five seconds, from just before the burst. */
const outage: readonly Command<Order>[] = [
  { at: 900, to: 'Billing', signal: { type: 'crash' } },
  { at: 6000, to: 'Billing', signal: { type: 'restart' } },
]

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'why-a-queue',
  model: 'rabbitmq',
  seed: 1,
  until: 12_000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [],
      // A time to live of 0: what nobody takes in this very moment is gone. It is a call, not a queue.
      queues: [{ name: 'orders', durable: true, arguments: { 'x-message-ttl': 0 } }],
      bindings: [],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'Shop',
        exchange: '',
        routing_key: 'orders',
        publish: [{ id: 'o{n}', at: BURST_AT, count: 8, every: 125 }],
      },
      billing('Billing'),
      { ...billing('Billing-2'), start: 'by-hand' },
    ],
    network: { latency: 1 },
  },
  commands: [],
  knobs: [
    {
      id: 'shelf',
      paths: ['/definitions/queues/orders/arguments/x-message-ttl'],
      values: [0, 60_000],
      unit: 'ms',
      applies: 'start',
    },
    {
      id: 'orders',
      paths: ['/clients/Shop/publish/0/count'],
      values: [1, 8, 40],
      unit: 'count',
      applies: 'start',
    },
    {
      id: 'every',
      paths: ['/clients/Shop/publish/0/every'],
      values: [125, 250, 600],
      unit: 'ms',
      applies: 'start',
    },
  ],
  headline: { knob: 'shelf', value: 60_000, does: 'mends' },
  branches: [
    { id: 'call-away', commands: outage },
    { id: 'queue', set: { shelf: 60_000 } },
    { id: 'queue-away', set: { shelf: 60_000 }, commands: outage },
    {
      id: 'two',
      set: { shelf: 60_000 },
      commands: [{ at: 100, to: 'Billing-2', signal: { type: 'start' } }],
    },
    { id: 'flood', set: { shelf: 60_000, orders: 40, every: 250 } },
  ],
  beats: [
    {
      id: 'call',
      when: { event: { type: 'work.started', name: 'o1' } },
      focus: ['producer:Shop', 'consumer:Billing'],
    },
    {
      id: 'busy',
      when: { event: { type: 'publish.sent', name: 'o3' } },
      holds: [{ happened: { type: 'work.started', name: 'o1' } }, { happened: { ...lost, name: 'o2' } }],
      focus: ['queue:orders', 'consumer:Billing'],
    },
    {
      id: 'burst',
      when: { tick: BURST_OVER },
      holds: [counts(sent, 8), counts(lost, 6)],
      focus: ['queue:orders', 'producer:Shop'],
    },
    {
      id: 'away',
      branch: 'call-away',
      when: { event: lost, nth: 8 },
      holds: [{ absent: { type: 'work.started' } }],
      focus: ['queue:orders', 'consumer:Billing'],
    },
    {
      id: 'shelf',
      branch: 'queue',
      when: { event: { type: 'message.enqueued', name: 'o8' } },
      holds: [{ absent: lost }, counts(acked, 1), counts({ type: 'message.delivered' }, 2)],
      focus: ['queue:orders', 'producer:Shop'],
      bet: 'shelf',
    },
    {
      id: 'drained',
      branch: 'queue',
      when: { event: acked, nth: 8 },
      holds: [{ absent: lost }, took(4000)],
      focus: ['queue:orders', 'consumer:Billing'],
    },
    {
      id: 'waits',
      branch: 'queue-away',
      when: { tick: 4000 },
      holds: [{ absent: lost }, { absent: acked }, counts({ type: 'message.enqueued' }, 8)],
      focus: ['queue:orders', 'consumer:Billing'],
    },
    {
      id: 'two',
      branch: 'two',
      when: { event: acked, nth: 8 },
      holds: [
        { absent: lost },
        took(2100),
        {
          measure: {
            take: 'split',
            of: { type: 'message.delivered' },
            by: 'consumerTag',
            among: ['Billing', 'Billing-2'],
          },
          equals: '4/4',
        },
      ],
      focus: ['consumer:Billing', 'consumer:Billing-2'],
    },
    {
      id: 'flood',
      branch: 'flood',
      when: { event: { type: 'message.enqueued', name: 'o40' } },
      holds: [{ absent: lost }, { measure: howMany(acked), least: 18, most: 20 }],
      focus: ['queue:orders'],
    },
  ],
  bets: [
    {
      id: 'shelf',
      kind: 'choice',
      measure: howMany(lost),
      branch: 'queue',
      options: [
        { id: 'six', value: 6 },
        { id: 'three', value: 3 },
        { id: 'none', value: 0 },
        { id: 'depends', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'no-loss', guarantee: 'no-loss', options: {}, expect: false },
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: false },
  ],
  measures: { lost: howMany(lost), done: howMany(acked), total },
  // Billing has an order in hand for 0.5 s and 2 ms of wire: o1 from 1001 to 1503, then o6 (o5 comes at 1501).
  // With a shelf eight times 502 ms, and 1 ms for the first to come. Billing-2 begins with o2, 125 ms later: four
  // times 502 ms from there.
  goldens: [
    { measure: 'lost', value: 6 },
    { measure: 'done', value: 2 },
    { measure: 'lost', branch: 'call-away', value: 8 },
    { measure: 'lost', branch: 'queue', value: 0 },
    { measure: 'total', branch: 'queue', value: 4017 },
    { measure: 'lost', branch: 'queue-away', value: 0 },
    { measure: 'done', branch: 'queue-away', value: 8 },
    { measure: 'total', branch: 'two', value: 2134 },
    { measure: 'lost', branch: 'flood', value: 0 },
  ],
  colourBy: 'key',
  layout: {
    'producer:Shop': [10, 26],
    'exchange:': [33, 26],
    'queue:orders': [67, 26],
    'consumer:Billing': [107, 16],
    'consumer:Billing-2': [107, 38],
  },
}

export default scenario
