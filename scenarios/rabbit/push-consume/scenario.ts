import type { Measure, Pattern } from '../../../engine/index.ts'
import type { Scenario } from '../../format.ts'

const SUBSCRIBES_AT = 2000
const LATE = 6000

const given: Pattern = { type: 'message.delivered', queue: 'q.tasks' }
const acked = (name: string): Pattern => ({ type: 'message.acked', name })
const entered: Pattern = { type: 'message.enqueued', name: 'm4' }
const asked: Pattern = { type: 'poll.sent', client: 'W1' }

/** From the moment m4 lies in the queue to the moment the broker sends it. */
const lay: Measure = { take: 'span', from: entered, to: { type: 'message.delivered', name: 'm4' } }
const layUnasked: Measure = { take: 'span', from: entered, to: { type: 'message.got', name: 'm4' } }

const scenario: Scenario = {
  format: 'brokerscope/1',
  id: 'push-consume',
  model: 'rabbitmq',
  seed: 8,
  until: 9000,
  setup: {
    profile: '4.3',
    definitions: {
      exchanges: [],
      queues: [{ name: 'q.tasks', durable: true, arguments: {} }],
      bindings: [],
    },
    clients: [
      {
        kind: 'publisher',
        name: 'Pr',
        exchange: '',
        routing_key: 'q.tasks',
        publish: [
          { id: 'm{n}', at: 500, count: 3, every: 100 },
          { id: 'm4', at: LATE },
        ],
      },
      {
        kind: 'consumer',
        name: 'W1',
        queue: 'q.tasks',
        mode: 'consume',
        every: 1000,
        prefetch_count: 1,
        work: 400,
        start: SUBSCRIBES_AT,
      },
    ],
    network: { latency: 10 },
  },
  commands: [],
  knobs: [
    {
      id: 'mode',
      paths: ['/clients/W1/mode'],
      values: ['consume', 'get'],
      unit: 'word',
      applies: 'start',
    },
    { id: 'every', paths: ['/clients/W1/every'], values: [1000, 200, 3000], unit: 'ms', applies: 'start' },
    { id: 'work', paths: ['/clients/W1/work'], values: [400, 1500], unit: 'ms', applies: 'start' },
  ],
  headline: { knob: 'mode', value: 'get' },
  branches: [
    { id: 'get', set: { mode: 'get' } },
    { id: 'cancel', commands: [{ at: 2700, to: 'W1', signal: { type: 'cancel' } }] },
  ],
  beats: [
    {
      id: 'open',
      when: { event: { type: 'client.channelOpened', client: 'W1' } },
      holds: [{ absent: given }, { measure: { take: 'count', of: { type: 'message.enqueued' } }, equals: 3 }],
      focus: ['queue:q.tasks', 'consumer:W1'],
    },
    {
      id: 'order',
      when: { event: { type: 'consumer.added', consumerTag: 'W1' } },
      focus: ['queue:q.tasks', 'consumer:W1'],
    },
    {
      id: 'pushed',
      when: { event: { type: 'work.started', client: 'W1', name: 'm1' } },
      holds: [{ measure: { take: 'count', of: given }, equals: 1 }, { absent: asked }],
      focus: ['queue:q.tasks', 'consumer:W1'],
    },
    {
      id: 'acked',
      when: { event: { ...given, name: 'm2' } },
      holds: [{ measure: { take: 'span', from: acked('m1'), to: { ...given, name: 'm2' } }, equals: 0 }],
      focus: ['queue:q.tasks'],
    },
    {
      id: 'late',
      when: { event: { type: 'work.started', client: 'W1', name: 'm4' } },
      holds: [{ measure: lay, equals: 0 }, { absent: asked }],
      focus: ['queue:q.tasks', 'consumer:W1'],
      bet: 'late',
    },
    {
      id: 'asks',
      branch: 'get',
      when: { event: { type: 'poll.empty', client: 'W1' }, nth: 2 },
      holds: [{ absent: given }],
      focus: ['consumer:W1', 'queue:q.tasks'],
    },
    {
      id: 'waits',
      branch: 'get',
      when: { event: { type: 'message.got', name: 'm4' } },
      holds: [{ measure: layUnasked, least: 100 }],
      focus: ['queue:q.tasks', 'consumer:W1'],
    },
    {
      id: 'cancel',
      branch: 'cancel',
      when: { event: acked('m2') },
      holds: [
        { happened: { type: 'consumer.removed', reason: 'cancel' } },
        { absent: { ...given, name: 'm3' } },
      ],
      focus: ['queue:q.tasks', 'consumer:W1'],
    },
  ],
  bets: [
    {
      id: 'late',
      kind: 'choice',
      measure: lay,
      options: [
        { id: 'asks', value: 1000 },
        { id: 'pushes', value: 0 },
        { id: 'nobody', value: null },
      ],
    },
  ],
  guarantees: [
    { id: 'at-least-once', guarantee: 'at-least-once', options: {}, expect: true },
    { id: 'one-place', guarantee: 'one-place', options: {}, expect: true },
  ],
  measures: {
    lay,
    questions: { take: 'count', of: asked },
    'lay-unasked': layUnasked,
    deliveries: { take: 'count', of: { type: 'delivery.received', client: 'W1' } },
  },
  // Pushed in the tick in which it comes. Asking once a second finds it later, and asks in vain in between.
  goldens: [
    { measure: 'lay', value: 0 },
    { measure: 'questions', value: 0 },
    { measure: 'deliveries', value: 4 },
    { measure: 'deliveries', branch: 'get', value: 4 },
    { measure: 'lay-unasked', branch: 'get', value: 440 },
    { measure: 'deliveries', branch: 'cancel', value: 2 },
  ],
  colourBy: 'key',
  layout: {
    'producer:Pr': [12, 24],
    'exchange:': [36, 24],
    'queue:q.tasks': [70, 24],
    'consumer:W1': [106, 24],
  },
}

export default scenario
