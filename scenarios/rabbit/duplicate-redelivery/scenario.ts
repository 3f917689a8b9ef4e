import type { Condition, Pattern } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

const worker = (name: string): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue: 'q',
  ack: 'manual',
  prefetch_count: 1,
  work: 300,
  calls: [{ system: 'bank', operation: 'charge', amount: 100 }],
})

const charge: Pattern = { type: 'effect.applied', name: 'm1' }
const died = (at: string): Pattern => ({ type: 'client.crashed', client: 'W1', at })
const returned: Pattern = { type: 'message.requeued', name: 'm1', reason: 'channel' }
const flagged: Pattern = { type: 'message.delivered', name: 'm1', redelivered: true }
const done: Pattern = { type: 'message.acked', name: 'm1' }

const charges = { take: 'count', of: charge } as const
const charged = (times: number): Condition => ({ measure: charges, equals: times })

/** The broker has m1 and says so; the word is on its way for 50 ms when the connection dies. */
const LOST_CONFIRM = { at: 1070, to: 'Pr', signal: { type: 'disconnect' } } as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'duplicate-redelivery',
  model: 'rabbitmq',
  seed: 20,
  until: 6000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [],
      queues: [{ name: 'q', durable: true, arguments: {} }],
      bindings: [],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'Pr',
        exchange: '',
        routing_key: 'q',
        confirm: 'async',
        reconnect_delay: 500,
        publish: [{ id: 'm1', at: 1000, body: { amount: 100 }, properties: { delivery_mode: 2 } }],
      },
      { ...worker('W1'), crashes: [{ at: 'after-effect', on: 'm1' }], restart_delay: 2000 },
      { ...worker('W2'), start: 100 },
    ],
    systems: [{ kind: 'balance', name: 'bank', balance: 1000, latency: 20 }],
    network: { latency: 2, links: [{ between: ['Pr', 'broker'], latency: 50 }] },
  },
  commands: [],
  knobs: [
    {
      id: 'crash',
      paths: ['/clients/W1/crashes/0/at'],
      values: ['after-effect', 'before-work', 'after-ack', 'never'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'ack',
      paths: ['/clients/W1/ack', '/clients/W2/ack'],
      values: ['manual', 'auto'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'crash', value: 'before-work', does: 'mends' },
  branches: [
    { id: 'before', set: { crash: 'before-work' } },
    { id: 'after', set: { crash: 'after-ack' } },
    { id: 'resent', set: { crash: 'never' }, commands: [LOST_CONFIRM] },
    { id: 'auto', set: { crash: 'before-work', ack: 'auto' } },
  ],
  beats: [
    {
      id: 'held',
      when: { event: { type: 'work.started', name: 'm1', client: 'W1' } },
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'charged',
      when: { event: charge },
      holds: [{ measure: { take: 'value', of: charge, field: 'value' }, equals: 900 }, { absent: done }],
      focus: ['consumer:W1', 'system:bank'],
    },
    {
      id: 'dies',
      when: { event: { type: 'client.crashed', client: 'W1' } },
      holds: [{ happened: died('after-effect') }, charged(1), { absent: done }],
      focus: ['consumer:W1'],
      bet: 'twice',
    },
    {
      id: 'returns',
      when: { event: flagged },
      holds: [{ happened: returned }, charged(1)],
      focus: ['queue:q', 'consumer:W2'],
    },
    {
      id: 'again',
      when: { event: charge, nth: 2 },
      holds: [{ happened: flagged }],
      focus: ['consumer:W2', 'system:bank'],
    },
    {
      id: 'content',
      when: { event: done },
      holds: [charged(2), { happened: flagged }],
      focus: ['queue:q', 'system:bank'],
      erratum: 'E12',
    },
    {
      id: 'before',
      branch: 'before',
      when: { event: done },
      holds: [{ happened: died('before-work') }, { happened: flagged }, charged(1)],
      focus: ['consumer:W2', 'system:bank'],
    },
    {
      id: 'after',
      branch: 'after',
      when: { event: done },
      holds: [{ happened: died('after-ack') }, { absent: flagged }, charged(1)],
      focus: ['consumer:W1', 'queue:q'],
    },
    {
      id: 'resent',
      branch: 'resent',
      when: { event: charge, nth: 2 },
      holds: [
        { absent: flagged },
        { measure: { take: 'count', of: { type: 'message.published' } }, equals: 2 },
      ],
      focus: ['producer:Pr', 'queue:q', 'system:bank'],
    },
    {
      id: 'auto',
      branch: 'auto',
      when: { tick: 3000 },
      holds: [{ happened: died('before-work') }, charged(0), { absent: returned }],
      focus: ['consumer:W1', 'queue:q'],
    },
  ],
  bets: [
    {
      id: 'twice',
      kind: 'choice',
      measure: { take: 'value', of: charge, field: 'value' },
      options: [
        { id: 'none', value: 1000 },
        { id: 'once', value: 900 },
        { id: 'twice', value: 800 },
      ],
    },
  ],
  guarantees: [
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true },
    { id: 'effectively-once', guarantee: 'effectively-once', options: { system: 'bank' }, expect: false },
  ],
  measures: {
    charges,
    balance: { take: 'value', of: charge, field: 'value' },
    flags: { take: 'count', of: flagged },
  },
  // One charge of 100 for each worker that comes as far as the bank.
  goldens: [
    { measure: 'charges', value: 2 },
    { measure: 'balance', value: 800 },
    { measure: 'flags', value: 1 },
    { measure: 'charges', branch: 'before', value: 1 },
    { measure: 'flags', branch: 'before', value: 1 },
    { measure: 'charges', branch: 'after', value: 1 },
    { measure: 'flags', branch: 'after', value: 0 },
    { measure: 'charges', branch: 'resent', value: 2 },
    { measure: 'flags', branch: 'resent', value: 0 },
    { measure: 'charges', branch: 'auto', value: 0 },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [10, 26],
    'exchange:': [31, 26],
    'queue:q': [59, 26],
    'consumer:W1': [95, 12],
    'consumer:W2': [95, 40],
    'system:bank': [111, 26],
  },
}

export default scenario
