import type { Condition } from '../../../engine/index.ts'
import type { ConsumerSetup } from '../../../engine/rabbit/setup.ts'
import type { Scenario } from '../../format.ts'

/** W1 charges 100 and remembers the message as the run says. */
const worker = (name: string): ConsumerSetup => ({
  kind: 'consumer',
  name,
  queue: 'q',
  prefetch_count: 1,
  work: 400,
  calls: [{ system: 'bank', operation: 'charge', amount: 100 }],
  deduplicate: { strategy: 'none', system: 'bank' },
  restart_delay: 1000,
})

const effect = { type: 'effect.applied', system: 'bank' } as const
const charges = { take: 'count', of: effect } as const
const balance = { take: 'value', of: effect, field: 'value' } as const

const charged = (times: number): Condition => ({ measure: charges, equals: times })
const holds = (amount: number): Condition => ({ measure: balance, equals: amount })
const happened = (type: string, fields: Readonly<Record<string, string | number | boolean>>): Condition => ({
  happened: { type, ...fields },
})
const died = (at: string): Condition => happened('client.crashed', { client: 'W1', at })

/** The broker has m1 and has confirmed it; the confirm never arrives, so that Pr sends m1 again. */
const LOST_CONFIRM = { at: 515, to: 'Pr', signal: { type: 'disconnect' } } as const
/** After W1 has subscribed: the first copy is W1's. */
const SECOND_WORKER = { at: 200, to: 'W2', signal: { type: 'start' } } as const

/** In every branch but the main one a worker remembers somehow. */
const remembers = (strategy: string, place: string, crash: string) => ({ strategy, place, crash })

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'idempotent-consumer',
  model: 'rabbitmq',
  seed: 21,
  until: 64_000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [],
      queues: [{ name: 'q', durable: true, arguments: {} }],
      bindings: [],
    },
    systems: [
      { kind: 'database', name: 'bank', balance: 1000 },
      { kind: 'set', name: 'redis', ttl: 30_000 },
    ],
    clients: [
      {
        kind: 'publisher',
        name: 'Pr',
        exchange: '',
        routing_key: 'q',
        confirm: 'each',
        message_ids: 'business',
        reconnect_delay: 100,
        publish: [{ id: 'm1', key: 'alice', at: 500, count: 1, body: { amount: 100 } }],
      },
      { ...worker('W1'), crashes: [{ at: 'after-effect', nth: 1 }] },
      { ...worker('W2'), start: 'by-hand' },
    ],
    network: { latency: 10 },
  },
  commands: [],
  knobs: [
    {
      id: 'strategy',
      paths: ['/clients/W1/deduplicate/strategy', '/clients/W2/deduplicate/strategy'],
      values: ['none', 'check-then-act', 'mark-after', 'mark-before', 'unique-constraint'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'place',
      paths: ['/clients/W1/deduplicate/system', '/clients/W2/deduplicate/system'],
      values: ['bank', 'redis'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'crash',
      paths: ['/clients/W1/crashes/0/at'],
      values: ['after-effect', 'never', 'before-work', 'mid-work', 'after-mark', 'after-ack'],
      unit: 'word',
      applies: 'start',
    },
    { id: 'ttl', paths: ['/systems/redis/ttl'], values: [30_000, 86_400_000], unit: 'ms', applies: 'start' },
    {
      id: 'ids',
      paths: ['/clients/Pr/message_ids'],
      values: ['business', 'new'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'strategy', value: 'unique-constraint', does: 'mends' },
  branches: [
    { id: 'set', set: { '/clients/W1/calls/0/operation': 'set', '/clients/W1/calls/0/amount': 900 } },
    {
      id: 'race',
      set: remembers('check-then-act', 'bank', 'never'),
      commands: [SECOND_WORKER, LOST_CONFIRM],
    },
    { id: 'alone', set: remembers('check-then-act', 'bank', 'never'), commands: [LOST_CONFIRM] },
    {
      id: 'unique',
      set: remembers('unique-constraint', 'bank', 'never'),
      commands: [SECOND_WORKER, LOST_CONFIRM],
    },
    { id: 'unique-crash', set: remembers('unique-constraint', 'bank', 'after-effect') },
    { id: 'redis-after', set: remembers('mark-after', 'redis', 'after-effect') },
    { id: 'redis-before', set: remembers('mark-before', 'redis', 'mid-work') },
    {
      id: 'redis-ttl',
      set: { ...remembers('mark-after', 'redis', 'after-mark'), '/clients/W1/restart_delay': 60_000 },
    },
    {
      id: 'new-id',
      set: { ...remembers('unique-constraint', 'bank', 'never'), ids: 'new' },
      commands: [LOST_CONFIRM],
    },
  ],
  beats: [
    {
      id: 'died',
      when: { event: { type: 'client.crashed', client: 'W1' } },
      holds: [died('after-effect'), charged(1), { absent: { type: 'message.acked' } }],
      focus: ['consumer:W1', 'queue:q', 'system:bank'],
    },
    {
      id: 'twice',
      when: { event: effect, nth: 2 },
      holds: [holds(800), happened('message.delivered', { redelivered: true })],
      focus: ['consumer:W1', 'system:bank'],
    },
    {
      id: 'set',
      branch: 'set',
      when: { event: effect, nth: 2 },
      holds: [holds(900)],
      focus: ['consumer:W1', 'system:bank'],
    },
    {
      id: 'both-look',
      branch: 'race',
      when: { event: { type: 'call.answered', operation: 'look', answer: 'unknown' }, nth: 2 },
      holds: [charged(0), happened('work.started', { client: 'W2' })],
      focus: ['consumer:W1', 'consumer:W2', 'system:bank'],
    },
    {
      id: 'race',
      branch: 'race',
      when: { event: effect, nth: 2 },
      holds: [holds(800)],
      focus: ['consumer:W1', 'consumer:W2', 'system:bank'],
    },
    {
      id: 'alone',
      branch: 'alone',
      when: { event: { type: 'work.skipped' } },
      holds: [holds(900), charged(1)],
      focus: ['consumer:W1', 'system:bank'],
    },
    {
      id: 'unique',
      branch: 'unique',
      when: { event: { type: 'effect.refused', reason: 'unique' } },
      holds: [holds(900), charged(1), happened('effect.refused', { client: 'W2' })],
      focus: ['consumer:W2', 'system:bank'],
    },
    {
      id: 'redis-after',
      branch: 'redis-after',
      when: { event: effect, nth: 2 },
      holds: [holds(800), died('after-effect')],
      focus: ['consumer:W1', 'system:bank', 'system:redis'],
    },
    {
      id: 'redis-before',
      branch: 'redis-before',
      when: { event: { type: 'work.skipped' } },
      holds: [charged(0), died('mid-work')],
      focus: ['consumer:W1', 'system:bank', 'system:redis'],
      bet: 'before',
      erratum: 'E30',
    },
    {
      id: 'forgotten',
      branch: 'redis-ttl',
      when: { event: effect, nth: 2 },
      holds: [holds(800), died('after-mark')],
      focus: ['consumer:W1', 'system:redis'],
    },
    {
      id: 'every-point',
      branch: 'unique-crash',
      when: { event: { type: 'work.skipped' } },
      holds: [holds(900), charged(1), died('after-effect')],
      focus: ['consumer:W1', 'system:bank'],
    },
    {
      id: 'new-id',
      branch: 'new-id',
      when: { event: effect, nth: 2 },
      holds: [holds(800), { absent: { type: 'effect.refused' } }],
      focus: ['producer:Pr', 'consumer:W1', 'system:bank'],
    },
  ],
  bets: [
    {
      id: 'before',
      kind: 'choice',
      measure: charges,
      branch: 'redis-before',
      options: [
        { id: 'once', value: 1 },
        { id: 'twice', value: 2 },
        { id: 'never', value: 0 },
        { id: 'dlq', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'once', guarantee: 'effectively-once', options: { system: 'bank' }, expect: false },
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true },
  ],
  measures: { charges, balance },
  // One message charges 1000 with 100: each charge that happens takes 100 away, whoever asked for it.
  goldens: [
    { measure: 'charges', value: 2 },
    { measure: 'balance', value: 800 },
    { measure: 'balance', branch: 'set', value: 900 },
    { measure: 'balance', branch: 'race', value: 800 },
    { measure: 'balance', branch: 'alone', value: 900 },
    { measure: 'balance', branch: 'unique', value: 900 },
    { measure: 'balance', branch: 'unique-crash', value: 900 },
    { measure: 'balance', branch: 'redis-after', value: 800 },
    { measure: 'charges', branch: 'redis-before', value: 0 },
    { measure: 'balance', branch: 'redis-ttl', value: 800 },
    { measure: 'balance', branch: 'new-id', value: 800 },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [8, 24],
    'exchange:': [28, 24],
    'queue:q': [53, 24],
    'consumer:W1': [83, 10],
    'consumer:W2': [83, 40],
    'system:bank': [113, 12],
    'system:redis': [113, 42],
  },
}

export default scenario
