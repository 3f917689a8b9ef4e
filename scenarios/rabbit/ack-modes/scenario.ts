import type { Condition } from '../../../engine/index.ts'
import type { Scenario } from '../../format.ts'

const AT = 500

const done = { take: 'count', of: { type: 'work.ended' } } as const
const back = { take: 'count', of: { type: 'message.requeued' } } as const
const failures = { take: 'count', of: { type: 'work.failed', name: 'm2' } } as const
const answers = { take: 'count', of: { type: 'delivery.settled' } } as const

const delivered = (count: number): Condition => ({
  measure: { take: 'count', of: { type: 'message.delivered' } },
  equals: count,
})
const finished = (count: number): Condition => ({ measure: done, equals: count })
const returned = (count: number): Condition => ({ measure: back, equals: count })

const MANUAL = { ack: 'manual', crash: 'never' } as const

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'ack-modes',
  model: 'rabbitmq',
  seed: 9,
  until: 8000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [{ name: 'dlx', type: 'fanout', durable: true }],
      queues: [
        { name: 'q', durable: true, arguments: {} },
        { name: 'dlq', durable: true, arguments: {} },
      ],
      bindings: [
        { source: 'dlx', destination: 'dlq', destination_type: 'queue', routing_key: '', arguments: {} },
      ],
      policies: [
        {
          name: 'dead',
          pattern: '^q$',
          'apply-to': 'queues',
          priority: 0,
          definition: { 'dead-letter-exchange': 'dlx' },
        },
      ],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'Pr',
        exchange: '',
        routing_key: 'q',
        publish: [{ id: 'm{n}', key: ['a', 'b', 'c'], at: AT, count: 3 }],
      },
      {
        kind: 'consumer',
        name: 'W1',
        queue: 'q',
        ack: 'auto',
        prefetch_count: 2,
        ack_every: 1,
        work: 500,
        fails: [{ on: 'nothing' }],
        on_failure: { do: 'nack', requeue: true },
        crashes: [{ at: 'mid-work', nth: 1 }],
        restart_delay: 1000,
      },
    ],
    network: { latency: 10 },
  },
  commands: [],
  knobs: [
    { id: 'ack', paths: ['/clients/W1/ack'], values: ['auto', 'manual'], unit: 'word', applies: 'start' },
    {
      id: 'crash',
      paths: ['/clients/W1/crashes/0/at'],
      values: ['mid-work', 'never', 'before-work', 'after-work'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'fails',
      paths: ['/clients/W1/fails/0/on'],
      values: ['nothing', 'm2'],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'requeue',
      paths: ['/clients/W1/on_failure/requeue'],
      values: [true, false],
      unit: 'word',
      applies: 'start',
    },
    {
      id: 'dlx',
      paths: ['/definitions/policies/dead/pattern'],
      values: ['^q$', '^none$'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'ack', value: 'manual' },
  branches: [
    { id: 'manual', set: { ack: 'manual' } },
    { id: 'requeue', set: { ...MANUAL, fails: 'm2' } },
    { id: 'letter', set: { ...MANUAL, fails: 'm2', requeue: false } },
    { id: 'no-dlx', set: { ...MANUAL, fails: 'm2', requeue: false, dlx: '^none$' } },
    {
      id: 'multiple',
      set: { ...MANUAL, '/clients/W1/ack_every': 3, '/clients/W1/prefetch_count': 3 },
    },
  ],
  beats: [
    {
      id: 'at-once',
      when: { event: { type: 'delivery.received', name: 'm3' } },
      holds: [delivered(3), { absent: { type: 'delivery.settled' } }],
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'lost',
      // The death as the broker learns of it: now nobody has the messages any more.
      when: { event: { type: 'connection.lost' } },
      holds: [finished(0), delivered(3), { happened: { type: 'client.crashed', client: 'W1' } }],
      focus: ['queue:q', 'consumer:W1'],
      bet: 'lost',
      erratum: 'E12',
    },
    {
      id: 'back',
      branch: 'manual',
      when: { event: { type: 'message.requeued' }, nth: 2 },
      holds: [finished(0), delivered(2)],
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'acked',
      branch: 'manual',
      when: { event: { type: 'message.acked', name: 'm1' } },
      holds: [returned(2)],
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'loop',
      branch: 'requeue',
      when: { event: { type: 'message.requeued', name: 'm2' }, nth: 5 },
      holds: [{ happened: { type: 'delivery.settled', method: 'basic.nack', requeue: true } }],
      focus: ['queue:q', 'consumer:W1'],
    },
    {
      id: 'letter',
      branch: 'letter',
      when: { event: { type: 'message.enqueued', queue: 'dlq' } },
      holds: [{ happened: { type: 'message.deadLettered', name: 'm2', reason: 'rejected', count: 1 } }],
      focus: ['queue:q', 'queue:dlq', 'consumer:W1'],
    },
    {
      id: 'deleted',
      branch: 'no-dlx',
      // Half a second after m2: had anything taken it, it would be there by now.
      when: { event: { type: 'work.ended', name: 'm3' } },
      holds: [
        { happened: { type: 'message.rejected', name: 'm2' } },
        { absent: { type: 'message.deadLettered' } },
      ],
      focus: ['queue:q', 'queue:dlq'],
    },
    {
      id: 'multiple',
      branch: 'multiple',
      when: { event: { type: 'message.acked' }, nth: 3 },
      holds: [{ measure: answers, equals: 1 }, finished(3)],
      focus: ['queue:q', 'consumer:W1'],
    },
  ],
  bets: [
    {
      id: 'lost',
      kind: 'choice',
      measure: done,
      options: [
        { id: 'none', value: 3 },
        { id: 'one', value: 2 },
        { id: 'two', value: 1 },
        { id: 'three', value: 0 },
      ],
    },
  ],
  guarantees: [
    { id: 'no-loss', guarantee: 'no-loss', options: {}, expect: false },
    { id: 'at-most-once', guarantee: 'at-most-once', options: {}, expect: true },
  ],
  measures: { done, back, failures, answers },
  // Each works for 500 ms. The loop: m2 fails at 1520 and, after m3, at 2520; then each 520 ms, until 8000.
  goldens: [
    { measure: 'done', value: 0 },
    { measure: 'back', value: 0 },
    { measure: 'done', branch: 'manual', value: 3 },
    { measure: 'back', branch: 'manual', value: 2 },
    { measure: 'failures', branch: 'requeue', value: 12 },
    { measure: 'done', branch: 'letter', value: 2 },
    { measure: 'failures', branch: 'letter', value: 1 },
    { measure: 'done', branch: 'no-dlx', value: 2 },
    { measure: 'answers', branch: 'multiple', value: 1 },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [10, 16],
    'exchange:': [34, 16],
    'queue:q': [66, 16],
    'consumer:W1': [107, 16],
    'exchange:dlx': [34, 42],
    'queue:dlq': [66, 42],
  },
}

export default scenario
