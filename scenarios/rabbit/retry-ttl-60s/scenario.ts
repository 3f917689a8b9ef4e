import type { Condition, Pattern } from '../../../engine/index.ts'
import type { Scenario } from '../../format.ts'
import { setup } from './setup.ts'

const MAIN_QUEUE = '/definitions/queues/main.q/arguments'

const times = (count: number, of: Pattern): Condition => ({ measure: { take: 'count', of }, equals: count })

/** From the first of one to the last of the other, so many minutes and what the rounds themselves take. */
const minutes = (count: number, from: Pattern, to: Pattern): Condition => ({
  measure: { take: 'span', from, to },
  least: count * 60_000,
  most: count * 60_000 + 1_000,
})

const waits: Pattern = { type: 'message.enqueued', queue: 'retry.q', name: 'o7' }
const expires: Pattern = { type: 'message.expired', queue: 'retry.q', name: 'o7' }
const comes: Pattern = { type: 'message.delivered', queue: 'main.q', name: 'o7' }
const rejected: Pattern = { type: 'message.deadLettered', name: 'o7', queue: 'main.q', reason: 'rejected' }
const done: Pattern = { type: 'work.ended', name: 'o7' }
const inDlq: Pattern = { type: 'message.enqueued', queue: 'dlq', name: 'o7' }

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'retry-ttl-60s',
  model: 'rabbitmq',
  seed: 11,
  until: 190_000,
  setup,
  commands: [],
  knobs: [
    {
      id: 'ttl',
      paths: ['/definitions/queues/retry.q/arguments/x-message-ttl'],
      values: [60_000, 10_000, 5000],
      unit: 'ms',
      applies: 'start',
    },
    { id: 'retries', paths: ['/clients/W1/max_retries'], values: [3, 1, 5], unit: 'count', applies: 'now' },
    { id: 'gateway', paths: ['/systems/gateway/up'], values: [false, true], unit: 'word', applies: 'now' },
    {
      id: 'delay',
      paths: ['/clients/W1/on_failure/do'],
      values: ['nack', 'republish'],
      unit: 'word',
      applies: 'start',
    },
  ],
  headline: { knob: 'delay', value: 'republish' },
  branches: [
    { id: 'heal', turns: [{ at: 61_000, knob: 'gateway', value: true }] },
    {
      // The queue counts and waits by itself (RabbitMQ 4.3): reject with requeue, and a limit.
      id: 'modern',
      set: {
        [`${MAIN_QUEUE}/x-queue-type`]: 'quorum',
        [`${MAIN_QUEUE}/x-delivery-limit`]: 3,
        [`${MAIN_QUEUE}/x-delayed-retry-type`]: 'failed',
        [`${MAIN_QUEUE}/x-delayed-retry-min`]: 60_000,
        [`${MAIN_QUEUE}/x-delayed-retry-max`]: 60_000,
        [`${MAIN_QUEUE}/x-dead-letter-exchange`]: 'dlq.ex',
        '/clients/W1/on_failure/do': 'reject',
        '/clients/W1/on_failure/requeue': true,
      },
    },
    { id: 'per-message', set: { delay: 'republish' } },
    { id: 'torn', set: { '/clients/W1/crashes/0/at': 'after-publish' } },
    {
      id: 'cycle',
      set: { '/definitions/queues/retry.q/arguments/x-dead-letter-exchange': 'retry.ex' },
    },
  ],
  beats: [
    {
      id: 'fails',
      when: { event: { type: 'work.failed', name: 'o7' } },
      holds: [{ happened: { type: 'work.failed', name: 'o7', reason: '503' } }],
      focus: ['consumer:W1', 'system:gateway'],
    },
    {
      id: 'nacks',
      when: { event: { type: 'message.enqueued', queue: 'retry.q', name: 'o7' } },
      holds: [
        { happened: rejected },
        { measure: { take: 'value', of: waits, field: 'expires' }, equals: 60_260 },
      ],
      focus: ['queue:main.q', 'exchange:retry.ex', 'queue:retry.q'],
    },
    {
      id: 'others',
      when: { event: { type: 'message.acked', name: 'o9' } },
      holds: [times(1, waits), { absent: expires }],
      focus: ['queue:main.q', 'consumer:W1'],
    },
    {
      id: 'returns',
      when: { event: { type: 'message.enqueued', queue: 'main.q', name: 'o7' }, nth: 2 },
      holds: [times(1, expires), minutes(1, waits, expires)],
      focus: ['queue:retry.q', 'exchange:main.ex', 'queue:main.q'],
      bet: 'rounds',
    },
    {
      id: 'counts',
      // Not before it waits again: in between it is nowhere to be seen.
      when: { event: { type: 'message.enqueued', queue: 'retry.q', name: 'o7' }, nth: 3 },
      holds: [times(2, expires), minutes(2, waits, expires)],
      focus: ['queue:main.q', 'queue:retry.q'],
    },
    {
      id: 'reads',
      when: { event: { type: 'retries.exhausted', name: 'o7' } },
      holds: [times(4, comes), times(3, rejected), minutes(3, comes, comes)],
      focus: ['consumer:W1'],
    },
    {
      id: 'gives-up',
      when: { event: { type: 'message.acked', name: 'o7' } },
      holds: [{ happened: { type: 'retries.exhausted', name: 'o7' } }, times(1, inDlq), { absent: done }],
      focus: ['consumer:W1', 'exchange:dlq.ex', 'queue:dlq'],
      erratum: 'E11',
    },
    {
      id: 'heal',
      branch: 'heal',
      when: { tick: 61_000 },
      holds: [times(2, { type: 'work.failed', name: 'o7' }), times(2, waits), { absent: done }],
      focus: ['system:gateway', 'queue:retry.q'],
    },
    {
      id: 'healed',
      branch: 'heal',
      when: { event: { type: 'message.acked', name: 'o7' } },
      holds: [{ happened: done }, times(3, comes), minutes(2, comes, comes), { absent: inDlq }],
      focus: ['consumer:W1', 'queue:dlq'],
    },
    {
      id: 'modern',
      branch: 'modern',
      when: { event: inDlq },
      holds: [times(4, comes), minutes(3, comes, comes), { absent: waits }],
      focus: ['queue:main.q', 'queue:retry.q', 'queue:dlq'],
    },
    {
      id: 'behind',
      branch: 'per-message',
      when: { tick: 11_000 },
      holds: [
        times(1, waits),
        { absent: expires },
        times(1, { ...waits, name: 'o10' }),
        { absent: { ...expires, name: 'o10' } },
        { measure: { take: 'value', of: { ...waits, name: 'o10' }, field: 'expires' }, most: 11_000 },
      ],
      focus: ['queue:retry.q'],
      bet: 'behind',
    },
    {
      id: 'blocked',
      branch: 'per-message',
      when: { event: { type: 'message.expired', queue: 'retry.q', name: 'o10' } },
      holds: [minutes(1, waits, { ...expires, name: 'o10' }), times(1, expires)],
      focus: ['queue:retry.q'],
    },
    {
      id: 'torn',
      branch: 'torn',
      when: { event: inDlq, nth: 2 },
      holds: [times(1, { type: 'client.crashed', client: 'W1', at: 'after-publish' })],
      focus: ['consumer:W1', 'queue:dlq'],
    },
    {
      id: 'cycle',
      branch: 'cycle',
      when: { event: { type: 'message.unroutable', name: 'o7' } },
      holds: [{ happened: { type: 'message.unroutable', name: 'o7', cycle: true } }],
      focus: ['queue:retry.q', 'exchange:retry.ex'],
    },
  ],
  bets: [
    {
      id: 'rounds',
      kind: 'choice',
      measure: { take: 'count', of: { type: 'message.expired', queue: 'retry.q', name: 'o7' } },
      options: [
        { id: 'one', value: 1 },
        { id: 'two', value: 2 },
        { id: 'three', value: 3 },
        { id: 'four', value: 4 },
      ],
    },
    {
      id: 'behind',
      kind: 'number',
      measure: { take: 'tick', of: { type: 'message.expired', queue: 'retry.q', name: 'o10' }, nth: 1 },
      unit: 's',
      tolerance: 1,
    },
  ],
  guarantees: [
    { id: 'one-place', guarantee: 'one-place', options: { messages: ['o7'] }, expect: true },
    { id: 'no-loss', guarantee: 'no-loss', options: {}, expect: true },
    {
      id: 'four-attempts',
      guarantee: 'bounded-redelivery',
      options: { messages: ['o7', 'o10'], limit: 4 },
      expect: true,
    },
    { id: 'failed-to-dlq', guarantee: 'failed-to-dlq', options: { queue: 'dlq' }, expect: true },
  ],
  measures: {
    attempts: { take: 'ticks', of: { type: 'message.delivered', queue: 'main.q', name: 'o7' } },
    'dlq-at': { take: 'tick', of: { type: 'message.enqueued', queue: 'dlq', name: 'o7' }, nth: 1 },
    'in-dlq': { take: 'count', of: { type: 'message.enqueued', queue: 'dlq' } },
    'done-at': { take: 'tick', of: { type: 'work.ended', name: 'o7' } },
    'o10-leaves': { take: 'tick', of: { type: 'message.expired', queue: 'retry.q', name: 'o10' }, nth: 1 },
  },
  // 0, 60, 120 and 180 s, and on top 2 ms for each packet, 100 ms of work and 50 ms of the gateway a round.
  goldens: [
    { measure: 'attempts', value: '102 60260 120418 180576' },
    { measure: 'dlq-at', value: 180_580 },
    { measure: 'in-dlq', value: 2 },
    { measure: 'o10-leaves', value: 65_160 },
    { measure: 'done-at', branch: 'heal', value: 120_574 },
    { measure: 'in-dlq', branch: 'heal', value: 0 },
    { measure: 'attempts', branch: 'modern', value: '102 60260 120418 180576' },
    { measure: 'in-dlq', branch: 'modern', value: 2 },
    { measure: 'o10-leaves', branch: 'per-message', value: 60_260 },
    { measure: 'in-dlq', branch: 'torn', value: 3 },
    { measure: 'in-dlq', branch: 'cycle', value: 0 },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [9, 11],
    'exchange:main.ex': [29, 11],
    'queue:main.q': [61, 11],
    'exchange:retry.ex': [73, 26],
    'queue:retry.q': [44, 26],
    'exchange:dlq.ex': [73, 40],
    'queue:dlq': [44, 40],
    'consumer:W1': [106, 11],
    'system:gateway': [106, 29],
  },
}

export default scenario
