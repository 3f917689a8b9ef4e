import type { Condition, Pattern } from '../../../engine/index.ts'
import type { PublishSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

const KINDS = ['email', 'pdf', 'charge'] as const

/** The three tasks of an order. */
const tasksOf = (order: string, at: number): PublishSetup[] =>
  KINDS.map((kind) => ({
    id: `${kind}-${order}`,
    routing_key: kind,
    key: order,
    at,
    body: { amount: 100 },
    properties: { delivery_mode: 2 },
  }))

/** The bridge died before it committed, and makes the tasks of o1 anew: the same ids. */
const again = (kind: string) => ({
  at: 70_000,
  to: 'bridge',
  signal: { type: 'publish', id: `${kind}-o1`, routing_key: kind, key: 'o1', body: { amount: 100 } },
})

const acked = (name: string): Pattern => ({ type: 'message.acked', name })
const charge: Pattern = { type: 'effect.applied', system: 'bank' }
const mail: Pattern = { type: 'work.ended', client: 'mailer' }

const count = (of: Pattern) => ({ take: 'count', of }) as const
const charges = count(charge)
const mails = count(mail)

/** Which task of o1 was the last to be done for the first time. */
const lastOfO1 = {
  take: 'value',
  of: { type: 'message.acked', name: KINDS.map((kind) => `${kind}-o1`) },
  field: 'name',
  nth: 3,
} as const

const times = (of: Pattern, equals: number): Condition => ({ measure: count(of), equals })

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'event-tasks',
  model: 'rabbitmq',
  seed: 38,
  until: 78_000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [{ name: 'tasks', type: 'direct', durable: true }],
      queues: [
        {
          // The queue counts and waits by itself (RabbitMQ 4.3): a minute after a failure, four attempts in all.
          name: 'email.q',
          durable: true,
          arguments: {
            'x-queue-type': 'quorum',
            'x-delivery-limit': 3,
            'x-delayed-retry-type': 'failed',
            'x-delayed-retry-min': 60_000,
            'x-delayed-retry-max': 60_000,
          },
        },
        { name: 'pdf.q', durable: true, arguments: {} },
        { name: 'charge.q', durable: true, arguments: {} },
      ],
      bindings: KINDS.map((kind) => ({
        source: 'tasks',
        destination: `${kind}.q`,
        destination_type: 'queue' as const,
        routing_key: kind,
      })),
    },
    systems: [{ kind: 'database', name: 'bank', balance: 1000 }],
    clients: [
      {
        kind: 'publisher',
        name: 'bridge',
        exchange: 'tasks',
        confirm: 'async',
        publish: [...tasksOf('o1', 500), ...tasksOf('o2', 800)],
      },
      {
        kind: 'consumer',
        name: 'mailer',
        queue: 'email.q',
        prefetch_count: 1,
        work: 200,
        fails: [{ on: 'email-o1', times: 1, reason: '451 try again later' }],
        on_failure: { do: 'reject', requeue: true },
      },
      { kind: 'consumer', name: 'printer', queue: 'pdf.q', prefetch_count: 1, work: 5000 },
      {
        kind: 'consumer',
        name: 'cashier',
        queue: 'charge.q',
        prefetch_count: 1,
        work: 50,
        calls: [{ system: 'bank', operation: 'charge' }],
        deduplicate: { strategy: 'unique-constraint', system: 'bank' },
      },
    ],
    network: { latency: 2 },
  },
  commands: KINDS.map(again),
  knobs: [
    {
      id: 'dedup',
      paths: ['/clients/cashier/deduplicate/strategy'],
      values: ['unique-constraint', 'none'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'dedup', value: 'none', does: 'breaks' },
  branches: [{ id: 'blind', set: { dedup: 'none' } }],
  beats: [
    {
      id: 'tasks',
      when: { event: { type: 'message.enqueued', name: 'charge-o1' } },
      focus: ['producer:bridge', 'exchange:tasks', 'queue:email.q', 'queue:pdf.q', 'queue:charge.q'],
    },
    {
      id: 'fails',
      when: { event: { type: 'message.requeued', name: 'email-o1' } },
      holds: [{ happened: { type: 'work.failed', name: 'email-o1' } }],
      focus: ['consumer:mailer', 'queue:email.q'],
    },
    {
      id: 'any-order',
      when: { event: acked('pdf-o1') },
      holds: [
        { happened: acked('charge-o2') },
        { happened: acked('email-o2') },
        { absent: acked('email-o1') },
      ],
      focus: ['consumer:printer', 'consumer:cashier', 'consumer:mailer'],
      bet: 'last',
    },
    {
      id: 'returns',
      when: { event: acked('email-o1') },
      holds: [
        {
          measure: { take: 'span', from: { type: 'work.failed', name: 'email-o1' }, to: acked('email-o1') },
          least: 60_000,
          most: 61_000,
        },
        times(mail, 2),
      ],
      focus: ['queue:email.q', 'consumer:mailer'],
    },
    {
      id: 'recognised',
      when: { event: acked('charge-o1'), nth: 2 },
      holds: [times(charge, 2)],
      focus: ['consumer:cashier', 'system:bank'],
    },
    {
      id: 'unrecognised',
      when: { event: acked('email-o1'), nth: 2 },
      holds: [times(mail, 3)],
      focus: ['consumer:mailer'],
    },
    {
      id: 'blind',
      branch: 'blind',
      when: { event: charge, nth: 3 },
      focus: ['consumer:cashier', 'system:bank'],
    },
  ],
  bets: [
    {
      id: 'last',
      kind: 'choice',
      measure: lastOfO1,
      options: KINDS.map((kind) => ({ id: kind, value: `${kind}-o1` })),
    },
  ],
  guarantees: [
    { id: 'done', guarantee: 'at-least-once', options: {}, expect: true },
    {
      id: 'once',
      guarantee: 'effectively-once',
      options: { system: 'bank', messages: ['charge-o1', 'charge-o2'] },
      expect: true,
    },
  ],
  measures: { charges, mails, lastOfO1 },
  // Two orders: two charges and two mails, and one mail more for the repetition of o1.
  goldens: [
    { measure: 'charges', value: 2 },
    { measure: 'mails', value: 3 },
    { measure: 'lastOfO1', value: 'email-o1' },
    { measure: 'charges', branch: 'blind', value: 3 },
  ],
  colourBy: 'key',
  layout: {
    'producer:bridge': [8, 24],
    'exchange:tasks': [30, 26],
    'queue:email.q': [62, 9],
    'queue:pdf.q': [62, 26],
    'queue:charge.q': [62, 43],
    'consumer:mailer': [100, 7],
    'consumer:printer': [100, 19],
    'consumer:cashier': [100, 31],
    'system:bank': [116, 43],
  },
}

export default scenario
