import type { Pattern } from '../../../engine/index.ts'
import type { Scenario } from '../../format.ts'

const CREATED = 'order.created'

const refused: Pattern = { type: 'message.rejected', name: 'o2' }
const dies: Pattern = { type: 'message.deadLettered', name: 'o2', reason: 'rejected' }
const inDlq: Pattern = { type: 'message.enqueued', queue: 'billing.dlq', name: 'o2' }
const comes: Pattern = { type: 'message.delivered', queue: 'billing.queue', name: 'o2' }
const third: Pattern = { type: 'message.delivered', queue: 'billing.queue', name: 'o3' }
const charged = (name: string): Pattern => ({ type: 'effect.applied', name })

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'order-billing-dlq',
  model: 'rabbitmq',
  seed: 10,
  until: 8000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [
        { name: 'event.exchange', type: 'topic', durable: true },
        { name: 'dlx', type: 'direct', durable: true },
      ],
      queues: [
        { name: 'billing.queue', durable: true, arguments: { 'x-dead-letter-exchange': 'dlx' } },
        { name: 'billing.dlq', durable: true, arguments: {} },
      ],
      bindings: [
        { source: 'event.exchange', destination: 'billing.queue', routing_key: CREATED },
        { source: 'dlx', destination: 'billing.dlq', routing_key: CREATED },
      ],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'order-service',
        exchange: 'event.exchange',
        routing_key: CREATED,
        publish: [
          { id: 'o1', at: 1000, properties: { delivery_mode: 2 } },
          { id: 'o0', at: 1600, routing_key: 'order.cancelled', properties: { delivery_mode: 2 } },
          { id: 'o{n}', from: 2, at: 2000, count: 2, every: 100, properties: { delivery_mode: 2 } },
        ],
      },
      {
        kind: 'consumer',
        name: 'billing-service',
        queue: 'billing.queue',
        prefetch_count: 1,
        work: 300,
        calls: [{ system: 'balance', operation: 'charge', amount: 100 }],
        fails: [{ on: 'o2', reason: 'amount is NaN' }],
        on_failure: { do: 'nack', requeue: false },
      },
      {
        // The Shovel that "Move messages" of the management page starts.
        kind: 'consumer',
        name: 'shovel',
        queue: 'billing.dlq',
        prefetch_count: 1,
        work: 500,
        forwards: { exchange: 'event.exchange', routing_key: CREATED },
        confirm: true,
        start: 'by-hand',
      },
    ],
    systems: [{ kind: 'balance', name: 'balance', balance: 1000, latency: 20 }],
    network: { latency: 2 },
  },
  commands: [],
  knobs: [
    {
      id: 'binding',
      paths: ['/definitions/bindings/1/routing_key'],
      values: [CREATED, 'billing.dead'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'requeue',
      paths: ['/clients/billing-service/on_failure/requeue'],
      values: [false, true],
      unit: 'word',
      applies: 'now',
    },
    {
      id: 'handler',
      paths: ['/clients/billing-service/fails/0/on'],
      values: ['o2', 'nothing'],
      unit: 'word',
      applies: 'now',
    },
  ],
  headline: { knob: 'binding', value: 'billing.dead', does: 'breaks' },
  branches: [
    {
      id: 'mended',
      turns: [{ at: 4000, knob: 'handler', value: 'nothing' }],
      commands: [{ at: 5000, to: 'shovel', signal: { type: 'start' } }],
    },
    { id: 'again', set: { requeue: true } },
    { id: 'nowhere', set: { binding: 'billing.dead' } },
  ],
  beats: [
    {
      id: 'routed',
      when: { event: { type: 'message.enqueued', queue: 'billing.queue', name: 'o1' } },
      focus: ['exchange:event.exchange', 'queue:billing.queue'],
    },
    {
      id: 'paid',
      when: { event: { type: 'message.acked', name: 'o1' } },
      holds: [{ happened: charged('o1') }],
      focus: ['consumer:billing-service', 'system:balance'],
    },
    {
      id: 'unbound',
      when: { event: { type: 'message.unroutable', name: 'o0' } },
      focus: ['exchange:event.exchange'],
    },
    {
      id: 'throws',
      when: { event: { type: 'work.failed', name: 'o2' } },
      holds: [{ absent: charged('o2') }],
      focus: ['consumer:billing-service'],
    },
    {
      id: 'next',
      when: { event: third },
      holds: [{ happened: refused }, { measure: { take: 'span', from: refused, to: third }, equals: 0 }],
      focus: ['queue:billing.queue', 'consumer:billing-service'],
      bet: 'next',
    },
    {
      id: 'dead',
      when: { event: inDlq },
      holds: [{ happened: { ...dies, count: 1, routingKey: CREATED } }],
      focus: ['exchange:dlx', 'queue:billing.dlq'],
    },
    {
      id: 'rests',
      when: { tick: 4000 },
      holds: [
        { measure: { take: 'count', of: inDlq }, equals: 1 },
        { happened: charged('o3') },
        { absent: charged('o2') },
      ],
      focus: ['queue:billing.dlq'],
    },
    {
      id: 'moved',
      branch: 'mended',
      when: { event: charged('o2') },
      holds: [
        { happened: { type: 'delivery.republished', name: 'o2', reason: 'forwarded' } },
        { happened: dies },
      ],
      focus: ['consumer:shovel', 'queue:billing.queue', 'system:balance'],
    },
    {
      id: 'again',
      branch: 'again',
      when: { event: comes, nth: 4 },
      holds: [{ absent: third }, { absent: dies }],
      focus: ['queue:billing.queue', 'consumer:billing-service'],
    },
    {
      id: 'nowhere',
      branch: 'nowhere',
      when: { event: { type: 'message.unroutable', name: 'o2' } },
      holds: [{ happened: dies }, { absent: inDlq }],
      focus: ['exchange:dlx', 'queue:billing.dlq'],
    },
  ],
  bets: [
    {
      id: 'next',
      kind: 'choice',
      measure: {
        take: 'value',
        of: { type: 'message.delivered', queue: 'billing.queue' },
        field: 'name',
        nth: 3,
      },
      options: [
        { id: 'same', value: 'o2' },
        { id: 'third', value: 'o3' },
        { id: 'nothing', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'failed-to-dlq', guarantee: 'failed-to-dlq', options: { queue: 'billing.dlq' }, expect: true },
    { id: 'no-loss', guarantee: 'no-loss', options: { messages: ['o1', 'o2', 'o3'] }, expect: true },
    { id: 'one-place', guarantee: 'one-place', options: { messages: ['o2'] }, expect: true },
  ],
  measures: {
    'in-dlq': { take: 'count', of: inDlq },
    charges: { take: 'count', of: { type: 'effect.applied' } },
    'deliveries-of-o2': { take: 'count', of: comes },
    balance: { take: 'value', of: { type: 'effect.applied' }, field: 'value' },
  },
  // o1 and o3 cost 100 each; o2 costs nothing until its handler is mended. A nack with requeue comes back every
  // 300 ms of work and two packets of 2 ms, from 2 s to the end at 8 s.
  goldens: [
    { measure: 'in-dlq', value: 1 },
    { measure: 'charges', value: 2 },
    { measure: 'balance', value: 800 },
    { measure: 'deliveries-of-o2', value: 1 },
    { measure: 'charges', branch: 'mended', value: 3 },
    { measure: 'balance', branch: 'mended', value: 700 },
    { measure: 'deliveries-of-o2', branch: 'again', value: 20 },
    { measure: 'in-dlq', branch: 'nowhere', value: 0 },
  ],
  colourBy: 'key',
  layout: {
    'producer:order-service': [8, 14],
    'exchange:event.exchange': [30, 14],
    'queue:billing.queue': [72, 14],
    'consumer:billing-service': [106, 14],
    'system:balance': [106, 31],
    'exchange:dlx': [82, 31],
    'queue:billing.dlq': [42, 31],
    'consumer:shovel': [22, 45],
  },
}

export default scenario
