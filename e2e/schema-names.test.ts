import { describe, expect, it } from 'vitest'
import { kafkaEngine } from '../engine/kafka/index.ts'
import { rabbitEngine } from '../engine/rabbit/index.ts'
import type { Problem } from '../scenarios/schema/problems.ts'
import { parseScenario } from '../scenarios/schema/validate.ts'
import { wordProblems } from '../scenarios/schema/words.ts'

type Json = Record<string, unknown>

const RABBIT = {
  id: 'small',
  model: 'rabbitmq',
  setup: {
    definitions: {
      exchanges: [{ name: 'orders', type: 'direct' }],
      queues: [{ name: 'work', arguments: { 'x-message-ttl': 1000 } }],
      bindings: [{ source: 'orders', destination: 'work', routing_key: 'new' }],
    },
    clients: [
      { name: 'shop', kind: 'publisher', exchange: 'orders', routing_key: 'new', publish: [{ count: 3 }] },
      { name: 'worker', kind: 'consumer', queue: 'work' },
    ],
    systems: [{ name: 'bank', kind: 'gateway' }],
  },
}

const KAFKA = {
  id: 'small',
  model: 'kafka',
  setup: {
    brokers: [{ id: 1 }, { id: 2 }],
    topics: [{ name: 'orders', partitions: 3 }],
    producers: [{ name: 'shop', sends: [{ topic: 'orders' }] }],
    consumers: [{ name: 'C1', group: 'g', topics: ['orders'] }],
  },
}

/** A scenario with another value at some places, by path. */
function changed(base: object, changes: Json): Json {
  const copy = structuredClone(base) as Json
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('/')
    const last = steps.pop() as string
    let at: Json = copy
    for (const step of steps) at = at[step] as Json
    at[last] = value
  }
  return copy
}

function problemsOf(json: unknown): readonly Problem[] {
  const parsed = parseScenario(json)
  if (!parsed.ok) return parsed.problems
  return wordProblems(parsed.scenario, parsed.scenario.model === 'kafka' ? kafkaEngine : rabbitEngine)
}

const command = (to: string, signal: object) => ({ commands: [{ at: 10, to, signal }] })
const sharing = (changes: object) => ({
  'setup/shareConsumers': [{ name: 'S1', group: 'jobs', topics: ['orders'], ...changes }],
})

const consumer = (config: object) => ({ 'setup/consumers/0/config': config })

type Case = readonly [what: string, base: object, changes: Json, path: string, says: RegExp]

const REFUSED: readonly Case[] = [
  [
    'an order to nobody',
    RABBIT,
    command('workr', { type: 'crash' }),
    '/commands/0/to',
    /did you mean "worker"/,
  ],
  [
    'an unknown order',
    RABBIT,
    command('worker', { type: 'crsh' }),
    '/commands/0/signal/type',
    /mean "crash"/,
  ],
  [
    'a publisher told to consume',
    RABBIT,
    command('shop', { type: 'consume' }),
    '/commands/0/signal/type',
    /no order for "shop" "consume"/,
  ],
  [
    'one more like nobody',
    RABBIT,
    command('world', { type: 'application.add', like: 'workr' }),
    '/commands/0/signal/like',
    /did you mean "worker"/,
  ],
  [
    'one more like a publisher',
    KAFKA,
    command('world', { type: 'application.add', like: 'shop' }),
    '/commands/0/signal/like',
    /no consumer "shop"/,
  ],
  ['an order to a system', RABBIT, command('bank', { type: 'crash' }), '/commands/0/to', /setup\.changed/],
  [
    'slow without a factor',
    RABBIT,
    command('worker', { type: 'slow' }),
    '/commands/0/signal/factor',
    /missing/,
  ],
  [
    'a cable to nowhere',
    RABBIT,
    command('physics', { type: 'link.cut', between: ['worker', 'brokr'] }),
    '/commands/0/signal/between/1',
    /did you mean "broker"/,
  ],
  [
    'a process that is not there',
    KAFKA,
    command('physics', { type: 'process.freeze', place: 'C2' }),
    '/commands/0/signal/place',
    /"C1"/,
  ],
  [
    'a setting that cannot change',
    RABBIT,
    command('world', { type: 'setup.changed', path: '/definitions/queues/work/durable', value: true }),
    '/commands/0/signal/path',
    /cannot change while/,
  ],
  [
    'an order of a branch to nobody',
    KAFKA,
    { branches: [{ id: 'b', commands: [{ at: 1, to: 'kafka-3', signal: { type: 'broker.stop' } }] }] },
    '/branches/0/commands/0/to',
    /"kafka-2"/,
  ],
  [
    'an order after the end',
    KAFKA,
    { ...command('C1', { type: 'crash' }), until: 5 },
    '/commands/0/at',
    /end/,
  ],
  [
    'a share consumer of a topic that is not there',
    KAFKA,
    sharing({ topics: ['order'] }),
    '/setup/shareConsumers/0/topics/0',
    /did you mean "orders"/,
  ],
  [
    'a share consumer with the name of another',
    KAFKA,
    sharing({ name: 'C1' }),
    '/setup/shareConsumers/0/name',
    /C1/,
  ],
  [
    'a property that a share group does not have',
    KAFKA,
    { 'setup/groups': [{ name: 'jobs', config: { 'share.record.lock.duration': 15_000 } }] },
    '/setup/groups/0/config/share.record.lock.duration',
    /did you mean "share.record.lock.duration.ms"/,
  ],
  [
    'an unknown assignor',
    KAFKA,
    consumer({ 'partition.assignment.strategy': ['RoundRobbinAssignor'] }),
    '/setup/consumers/0/config/partition.assignment.strategy',
    /did you mean "RoundRobinAssignor"/,
  ],
  [
    'a misspelt property',
    KAFKA,
    consumer({ 'session.timeout': 1 }),
    '/setup/consumers/0/config/session.timeout',
    /did you mean "session.timeout.ms"/,
  ],
  [
    'a negative session',
    KAFKA,
    consumer({ 'session.timeout.ms': -1 }),
    '/setup/consumers/0/config/session.timeout.ms',
    /1 or more/,
  ],
  [
    'a text in place of a number',
    KAFKA,
    consumer({ 'max.poll.records': 'many' }),
    '/setup/consumers/0/config/max.poll.records',
    /give a number/,
  ],
  [
    'a producer property at a consumer',
    KAFKA,
    consumer({ 'linger.ms': 5 }),
    '/setup/consumers/0/config/linger.ms',
    /property of a producer/,
  ],
  [
    'a word that Kafka does not have',
    KAFKA,
    consumer({ 'auto.offset.reset': 'erliest' }),
    '/setup/consumers/0/config/auto.offset.reset',
    /did you mean "earliest"/,
  ],
  [
    'acks of 2',
    KAFKA,
    { 'setup/producers/0/config': { acks: 2 } },
    '/setup/producers/0/config/acks',
    /all, -1, 0, 1/,
  ],
  [
    'a broker property that is none',
    KAFKA,
    { 'setup/brokers/0/config': { 'min.insync.replica': 2 } },
    '/setup/brokers/0/config/min.insync.replica',
    /did you mean "min.insync.replicas"/,
  ],
  [
    'a topic property below its limit',
    KAFKA,
    { 'setup/topics/0/config': { 'min.insync.replicas': 0 } },
    '/setup/topics/0/config/min.insync.replicas',
    /1 or more/,
  ],
  [
    'a topic twice',
    KAFKA,
    { 'setup/topics/1': { name: 'orders', partitions: 1 } },
    '/setup/topics/1/name',
    /taken/,
  ],
  ['a broker twice', KAFKA, { 'setup/brokers/1/id': 1 }, '/setup/brokers/1/id', /taken/],
  ['a client twice', KAFKA, { 'setup/consumers/0/name': 'shop' }, '/setup/consumers/0/name', /taken/],
  [
    'a client like a broker',
    KAFKA,
    { 'setup/consumers/0/name': 'kafka-1' },
    '/setup/consumers/0/name',
    /taken/,
  ],
  [
    'an unknown topic',
    KAFKA,
    { 'setup/consumers/0/topics': ['ordrs'] },
    '/setup/consumers/0/topics/0',
    /"orders"/,
  ],
  [
    'a partition that is not there',
    KAFKA,
    { 'setup/producers/0/sends/0/partitions': [0, 3] },
    '/setup/producers/0/sends/0/partitions/1',
    /0 to 2/,
  ],
  [
    'a replica on nobody',
    KAFKA,
    { 'setup/topics/0/replicas': [[1], [2], [3]] },
    '/setup/topics/0/replicas/2/0',
    /no broker 3/,
  ],
  [
    'least above most',
    KAFKA,
    { 'setup/network': { latency: { least: 5, most: 2 } } },
    '/setup/network/latency',
    /exchange them/,
  ],
  [
    'a link to nobody',
    RABBIT,
    { 'setup/network': { links: [{ between: ['shop', 'brocker'], latency: 5 }] } },
    '/setup/network/links/0/between/1',
    /did you mean "broker"/,
  ],
  [
    'a queue twice',
    RABBIT,
    { 'setup/definitions/queues/1': { name: 'work' } },
    '/setup/definitions/queues/1/name',
    /taken/,
  ],
  [
    'a binding of the default exchange',
    RABBIT,
    { 'setup/definitions/bindings/0/source': '' },
    '/setup/definitions/bindings/0/source',
    /cannot be bound/,
  ],
  [
    'a misspelt argument',
    RABBIT,
    { 'setup/definitions/queues/0/arguments': { 'x-mesage-ttl': 5 } },
    '/setup/definitions/queues/0/arguments/x-mesage-ttl',
    /did you mean "x-message-ttl"/,
  ],
  [
    'a node that is not there',
    RABBIT,
    { 'setup/clients/1/node': 'broker-2' },
    '/setup/clients/1/node',
    /"broker"/,
  ],
  [
    'a beat on an unknown fact',
    RABBIT,
    { beats: [{ id: 'b', when: { event: { type: 'message.deliverd' } } }] },
    '/beats/0/when/event/type',
    /did you mean "message.delivered"/,
  ],
  [
    'a measure of an unknown fact',
    KAFKA,
    { measures: { n: { take: 'count', of: { type: 'partition.ownd' } } } },
    '/measures/n/of/type',
    /did you mean "partition.owned"/,
  ],
  [
    'a condition on an unknown fact',
    RABBIT,
    { beats: [{ id: 'b', when: { tick: 5 }, holds: [{ absent: { type: 'client.crash' } }] }] },
    '/beats/0/holds/0/absent/type',
    /did you mean "client.crashed"/,
  ],
  [
    'a promise that nobody makes',
    RABBIT,
    { guarantees: [{ id: 'g', guarantee: 'no-los' }] },
    '/guarantees/0/guarantee',
    /did you mean "no-loss"/,
  ],
  [
    'a beat after one that is not before it',
    RABBIT,
    { beats: [{ id: 'b', when: { event: { type: 'message.acked' }, after: 'a' } }] },
    '/beats/0/when/after',
    /no beat before this one/,
  ],
  [
    'a knob whose value breaks the set-up',
    RABBIT,
    { knobs: [{ id: 'k', paths: ['/definitions/queues/work/arguments/x-message-ttl'], values: [5, -5] }] },
    '/knobs/0/values/1',
    /must not be negative/,
  ],
  [
    'a knob for a field that is not there',
    RABBIT,
    { knobs: [{ id: 'k', paths: ['/clients/worker/prefech_count'], values: [1] }] },
    '/knobs/0/values/0',
    /did you mean "prefetch_count"/,
  ],
  [
    'a branch that sets what is wrong',
    KAFKA,
    { branches: [{ id: 'b', set: { '/consumers/C1/config/session.timeout.ms': -1 } }] },
    '/branches/0/set',
    /leads nowhere/,
  ],
  [
    'an argument that another type takes',
    RABBIT,
    { 'setup/definitions/queues/0/arguments': { 'x-queue-type': 'quorum', 'x-max-priority': 5 } },
    '/setup/definitions/queues/0/arguments/x-max-priority',
    /quorum queue does not take.*"classic"/,
  ],
  [
    'a policy that is no pattern',
    RABBIT,
    { 'setup/definitions/policies': [{ name: 'p', pattern: '(', definition: {} }] },
    '/setup/definitions/policies/0/pattern',
    /regular expression/,
  ],
  [
    'an order to publish to nothing',
    RABBIT,
    command('shop', { type: 'publish', exchange: 'ordrs' }),
    '/commands/0/signal/exchange',
    /did you mean "orders"/,
  ],
  [
    'heartbeats slower than the session',
    KAFKA,
    consumer({ 'session.timeout.ms': 10_000, 'heartbeat.interval.ms': 10_000 }),
    '/setup/consumers/0/config/heartbeat.interval.ms',
    /a third/,
  ],
  [
    'more records than a run can be made of',
    KAFKA,
    { 'setup/producers/0/sends/0': { topic: 'orders', every: 1, atOnce: 1000 } },
    '/setup/producers/0/sends/0',
    /at most 500000/,
  ],
  ['no broker', KAFKA, { 'setup/brokers': [] }, '/setup/brokers', /must have a broker\. Fix: add one/],
  [
    'an order that only JavaScript has',
    RABBIT,
    command('worker', { type: 'constructor' }),
    '/commands/0/signal/type',
    /no order for "worker" "constructor"/,
  ],
  [
    'a header that JavaScript would swallow',
    RABBIT,
    { 'setup/clients/0/headers': JSON.parse('{"__proto__": {"x": 1}}') },
    '/setup/clients/0/headers/__proto__',
    /no field "__proto__"/,
  ],
  [
    'a topic that Kafka would not create',
    KAFKA,
    { 'setup/topics/0/name': 'a/b' },
    '/setup/topics/0/name',
    /letters/,
  ],
  ['a topic called ..', KAFKA, { 'setup/topics/0/name': '..' }, '/setup/topics/0/name', /letters/],
  [
    'an interval longer than an int',
    KAFKA,
    consumer({ 'max.poll.interval.ms': 1e308 }),
    '/setup/consumers/0/config/max.poll.interval.ms',
    /give 2147483647 or less/,
  ],
  [
    'idempotence that is asked for, with acks of one',
    KAFKA,
    { 'setup/producers/0/config': { 'enable.idempotence': true, acks: '1' } },
    '/setup/producers/0/config/acks',
    /needs acks of all/,
  ],
  [
    'transactions without idempotence',
    KAFKA,
    { 'setup/producers/0/config': { 'enable.idempotence': 'false', 'transactional.id': 't' } },
    '/setup/producers/0/config/enable.idempotence',
    /need an idempotent producer/,
  ],
  [
    'a chance of five in one',
    RABBIT,
    { 'setup/clients/1/fails': [{ chance: { numerator: 5, denominator: 1 } }] },
    '/setup/clients/1/fails/0/chance',
    /at most one in one/,
  ],
  ['a place beyond any stage', RABBIT, { layout: { worker: [1e308, 0] } }, '/layout/worker/0', /give 100000/],
  [
    'words for a beat that is not there',
    RABBIT,
    { words: { en: { title: 'T', beats: { gone: { title: 'a', say: 'b', notice: 'c' } } } } },
    '/words/en/beats/gone',
    /no beat "gone"/,
  ],
  ['a branch called main', RABBIT, { branches: [{ id: 'main' }] }, '/branches/0/id', /taken/],
]

describe('at the door, with path and fix', () => {
  for (const [what, base, changes, path, says] of REFUSED) {
    it(`${what} is refused`, () => {
      const problem = problemsOf(changed(base, changes)).find((one) => one.path.startsWith(path))
      expect(`${problem?.message}. Fix: ${problem?.fix}`).toMatch(says)
      expect(problem?.fix).toMatch(/\S/)
    })
  }

  it('a text that is nested without end is refused, not parsed to death', () => {
    const bomb = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    expect(problemsOf({ ...RABBIT, setup: bomb })[0]?.message).toMatch(/nested more than/)
  })
})

describe('taken at the door', () => {
  const taken: readonly (readonly [what: string, base: object, changes: Json])[] = [
    ['a plain RabbitMQ scenario', RABBIT, {}],
    ['a plain Kafka scenario', KAFKA, {}],
    ['an order with its fields', RABBIT, command('worker', { type: 'slow', factor: 5 })],
    ['a cut cable', KAFKA, command('physics', { type: 'link.cut', between: ['kafka-1', 'controller'] })],
    [
      'one more consumer, and an order to it',
      RABBIT,
      {
        commands: [
          { at: 10, to: 'world', signal: { type: 'application.add', like: 'worker' } },
          { at: 20, to: 'worker-2', signal: { type: 'crash' } },
        ],
      },
    ],
    [
      'a topic that an order creates',
      KAFKA,
      {
        ...command('kafka-1', { type: 'CreateTopic', topic: 'late', partitions: 2 }),
        'setup/consumers/0/topics': ['late'],
      },
    ],
    [
      'what Kafka has and what changes nothing here',
      KAFKA,
      consumer({
        'bootstrap.servers': 'localhost:9092',
        'key.deserializer': 'org.apache.kafka.common.serialization.StringDeserializer',
        'session.timeout.ms': '45000',
        'enable.auto.commit': 'false',
        'partition.assignment.strategy': 'RangeAssignor, cooperative-sticky',
        'auto.offset.reset': 'by_duration:PT1H',
      }),
    ],
    [
      'booleans and lists at a topic',
      KAFKA,
      { 'setup/topics/0/config': { preallocate: true, 'cleanup.policy': ['compact'] } },
    ],
    ['exchanges that are there anyway', RABBIT, { 'setup/clients/0/exchange': 'amq.topic' }],
    [
      'arguments that no broker knows',
      RABBIT,
      { 'setup/definitions/queues/0/arguments': { 'x-team': 'billing' } },
    ],
  ]
  for (const [what, base, changes] of taken) {
    it(`is ${what}`, () => expect(problemsOf(changed(base, changes))).toEqual([]))
  }
})
