import fc from 'fast-check'
import { type Command, PHYSICS, type Typed, WORLD } from '../../engine/index.ts'
import type { KafkaSetup, ProducerSetup, ShareConsumerSetup } from '../../engine/kafka/setup.ts'
import { consumer, type Protocol } from './kafka-consumers.ts'
import { operation } from './kafka-operations.ts'

/** Where the random worlds end: after every session, poll interval and delivery timeout that a fault can start. */
export const END = 150_000

const FAULTS_UNTIL = 40_000

const clients = ['p1', 'p2', 'C1', 'C2', 'C3']
const topics = ['orders', 'events']
const assignor = fc.constantFrom(
  'org.apache.kafka.clients.consumer.RangeAssignor',
  'org.apache.kafka.clients.consumer.RoundRobinAssignor',
  'org.apache.kafka.clients.consumer.StickyAssignor',
  'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
)

const classic: fc.Arbitrary<Protocol> = assignor.map((strategy) => ({
  'partition.assignment.strategy': fc.constant(strategy),
  'session.timeout.ms': fc.constantFrom(6_000, 45_000),
}))

/** KIP-848: the coordinator assigns. */
const nextGeneration: fc.Arbitrary<Protocol> = fc
  .constantFrom('uniform', 'range')
  .map((name) => ({ 'group.protocol': fc.constant('consumer'), 'group.remote.assignor': fc.constant(name) }))

const producer = (name: string): fc.Arbitrary<ProducerSetup> =>
  fc.record({
    name: fc.constant(name),
    config: plainProducer,
    sends,
  }) as fc.Arbitrary<ProducerSetup>

/** Both producers may have one transactional.id: then the younger fences the older, again and again. */
const transactional = (name: string): fc.Arbitrary<ProducerSetup> =>
  fc.record(
    {
      name: fc.constant(name),
      config: fc.record({
        'transactional.id': fc.constantFrom('payments', name),
        'transaction.timeout.ms': fc.constantFrom(10_000, 60_000),
        'linger.ms': fc.constantFrom(0, 50),
      }),
      sends,
      transactions: fc.record({
        records: fc.constantFrom(1, 5, 20),
        ends: fc.constantFrom(['commit'], ['commit', 'abort'], ['commit', null]),
      }),
      starts: fc.integer({ min: 0, max: 15_000 }),
    },
    { requiredKeys: ['name', 'config', 'sends', 'transactions'] },
  ) as fc.Arbitrary<ProducerSetup>

const plainProducer = fc.record(
  {
    acks: fc.constantFrom('all', '1', '0'),
    'enable.idempotence': fc.constant(false),
    'linger.ms': fc.constantFrom(0, 50),
    'batch.size': fc.constantFrom(100, 16_384),
  },
  { requiredKeys: [] },
)

const sends = fc.array(
  fc.record(
    {
      topic: fc.constantFrom(...topics),
      at: fc.integer({ min: 0, max: 20_000 }),
      count: fc.integer({ min: 1, max: 40 }),
      every: fc.constantFrom(1, 100, 900),
      keys: fc.constantFrom(['a', 'b', 'c'], [null, 'a']),
    },
    { requiredKeys: ['topic', 'count', 'every'] },
  ),
  { minLength: 1, maxLength: 2 },
)

interface Shape {
  readonly protocol: fc.Arbitrary<Protocol>
  readonly brokers: readonly number[]
  readonly producer: (name: string) => fc.Arbitrary<ProducerSetup>
  readonly profile: fc.Arbitrary<KafkaSetup['profile']>
}

/** Worlds of one shape, of which nobody thought. */
function worldsOf({ protocol, brokers, producer: producerOf, profile }: Shape): fc.Arbitrary<KafkaSetup> {
  return protocol.chain((said) =>
    fc.record({
      profile,
      brokers: fc.constant(brokers.map((id) => ({ id }))),
      topics: fc.tuple(
        ...topics.map((name) =>
          fc.record({
            name: fc.constant(name),
            partitions: fc.integer({ min: 1, max: 4 }),
            replicationFactor: fc.constantFrom(1, brokers.length),
          }),
        ),
      ),
      producers: fc.tuple(producerOf('p1'), producerOf('p2')),
      consumers: fc.tuple(...['C1', 'C2', 'C3'].map((name) => consumer(name, said))),
      network: fc.record({
        latency: fc.record({ least: fc.constantFrom(0, 1), most: fc.constantFrom(1, 30) }),
        links: fc.constant([]),
      }),
    }),
  ) as fc.Arbitrary<KafkaSetup>
}

const either = fc.constantFrom('3.9' as const, '4.2' as const)

/** One broker, and groups that elect a leader. */
export const kafkaSetups = worldsOf({ protocol: classic, brokers: [1], producer, profile: either })

/** One broker, and groups of KIP-848. */
export const memberSetups = worldsOf({
  protocol: nextGeneration,
  brokers: [1],
  producer,
  profile: fc.constant('4.2' as const),
})

/** Three brokers that lead, follow, and die. */
export const clusterSetups = worldsOf({ protocol: classic, brokers: [1, 2, 3], producer, profile: either })

/** Producers with transactions, on three brokers. */
export const transactionSetups = worldsOf({
  protocol: classic,
  brokers: [1, 2, 3],
  producer: transactional,
  profile: either,
})

/** Members of two share groups, with handlers that give records back or up, on three brokers. */
const sharer = (name: string): fc.Arbitrary<ShareConsumerSetup> =>
  fc.record(
    {
      name: fc.constant(name),
      group: fc.constantFrom('jobs', 'mails'),
      topics: fc.constantFrom(['orders'], ['orders', 'events']),
      work: fc.constantFrom(0, 10, 900, 12_000),
      renewEvery: fc.constantFrom(5000),
      commits: fc.constantFrom('poll' as const, 'after-record' as const),
      restartsAfter: fc.constantFrom(500),
      starts: fc.integer({ min: 0, max: 15_000 }),
      failures: fc.constantFrom(
        [{ offset: 2, outcome: 'crash' as const, deliveries: 2 }],
        [{ key: 'a', outcome: 'release' as const, deliveries: 3 }],
        [{ key: 'b', outcome: 'reject' as const }],
      ),
      config: fc.record({
        'share.acknowledgement.mode': fc.constantFrom('implicit', 'explicit'),
        'share.acquire.mode': fc.constantFrom('batch_optimized', 'record_limit'),
        'max.poll.records': fc.constantFrom(1, 3, 500),
        'max.poll.interval.ms': fc.constantFrom(8_000, 300_000),
      }),
    },
    { requiredKeys: ['name', 'group', 'topics', 'config'] },
  ) as fc.Arbitrary<ShareConsumerSetup>

const shareGroups = fc.record({
  'share.auto.offset.reset': fc.constantFrom('earliest', 'latest', 'by_duration:PT5S'),
  'share.isolation.level': fc.constantFrom('read_uncommitted', 'read_committed'),
  'share.record.lock.duration.ms': fc.constantFrom(15_000, 30_000),
  'share.delivery.count.limit': fc.constantFrom(2, 5),
})

export const shareSetups = fc
  .record({
    world: worldsOf({
      protocol: classic,
      brokers: [1, 2, 3],
      producer: (name) => fc.oneof(producer(name), transactional(name)),
      profile: fc.constant('4.2' as const),
    }),
    shareConsumers: fc.tuple(sharer('C1'), sharer('C2'), sharer('C3')),
    config: shareGroups,
  })
  .map(({ world, shareConsumers, config }): KafkaSetup => {
    const groups = ['jobs', 'mails'].map((name) => ({ name, config }))
    return { ...world, consumers: [], shareConsumers, groups }
  })

const fault = (brokers: readonly string[]): fc.Arbitrary<Omit<Command<Typed>, 'at'>> => {
  const between = fc.constantFrom(...pairsOf(brokers))
  return fc.oneof(
    fc.record({
      to: fc.constantFrom('C1', 'C2', 'C3'),
      signal: fc.constantFrom(
        { type: 'crash' },
        { type: 'start' },
        { type: 'restart' },
        { type: 'close' },
        { type: 'hang' },
        { type: 'unhang' },
      ),
    }),
    fc.record({
      to: fc.constant(PHYSICS),
      signal: fc.oneof(
        fc.record({
          type: fc.constantFrom('link.cut' as const, 'link.hold' as const, 'link.restore' as const),
          between,
        }),
        fc.record({ type: fc.constant('link.delay' as const), between, ticks: fc.constantFrom(1, 700) }),
        fc.record({
          type: fc.constantFrom('process.freeze' as const, 'process.resume' as const),
          place: fc.constantFrom(...clients, ...brokers.slice(1)),
        }),
      ),
    }),
    fc.record({
      to: fc.constant(WORLD),
      signal: fc.record({
        type: fc.constant('application.add' as const),
        like: fc.constantFrom('C1', 'C2', 'C3'),
      }),
    }),
    fc.record({
      to: fc.constantFrom(...brokers),
      signal: fc.constantFrom({ type: 'broker.crash' }, { type: 'broker.stop' }, { type: 'broker.start' }),
    }),
  ) as fc.Arbitrary<Omit<Command<Typed>, 'at'>>
}

/** Every cable of a world: of clients to brokers, and of brokers to each other and to the controller. */
function pairsOf(brokers: readonly string[]): (readonly [string, string])[] {
  const ofClients = clients.flatMap((name) => brokers.map((broker) => [name, broker] as const))
  if (brokers.length === 1) return ofClients
  const ofBrokers = brokers.flatMap((one, at) => brokers.slice(at + 1).map((other) => [one, other] as const))
  return [...ofClients, ...ofBrokers, ...brokers.map((broker) => [broker, 'controller'] as const)]
}

/** Faults, and then everything is mended. */
export const kafkaFaults = faultsOn(['kafka-1'])
export const clusterFaults = faultsOn(['kafka-1', 'kafka-2', 'kafka-3'])

function faultsOn(brokers: readonly string[]): fc.Arbitrary<readonly Command<Typed>[]> {
  const anything = brokers.length > 1 ? fc.oneof(fault(brokers), operation) : fault(brokers)
  return fc
    .array(fc.tuple(fc.integer({ min: 0, max: FAULTS_UNTIL }), anything), { maxLength: 8 })
    .map((faults) => [...faults.map(([at, command]) => ({ at, ...command })), ...mended(brokers)])
}

function mended(brokers: readonly string[]): Command<Typed>[] {
  const at = FAULTS_UNTIL + 1
  const places = [...clients, ...brokers.slice(1)]
  return [
    ...pairsOf(brokers).map((between) => ({ at, to: PHYSICS, signal: { type: 'link.restore', between } })),
    ...places.map((place) => ({ at, to: PHYSICS, signal: { type: 'process.resume', place } })),
    ...brokers.map((to) => ({ at, to, signal: { type: 'broker.start' } })),
  ]
}
