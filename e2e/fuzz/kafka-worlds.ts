import fc from 'fast-check'
import { type Command, PHYSICS, type Typed } from '../../engine/index.ts'
import type { ConsumerSetup, KafkaSetup, ProducerSetup } from '../../engine/kafka/setup.ts'

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

const producer = (name: string): fc.Arbitrary<ProducerSetup> =>
  fc.record({
    name: fc.constant(name),
    config: fc.record(
      {
        acks: fc.constantFrom('all', '1', '0'),
        'enable.idempotence': fc.constant(false),
        'linger.ms': fc.constantFrom(0, 50),
        'batch.size': fc.constantFrom(100, 16_384),
      },
      { requiredKeys: [] },
    ),
    sends: fc.array(
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
    ),
  }) as fc.Arbitrary<ProducerSetup>

/** All members of one group offer one assignor: a group of several is a story of its own. */
const consumer = (name: string, strategy: string): fc.Arbitrary<ConsumerSetup> =>
  fc.record(
    {
      name: fc.constant(name),
      group: fc.constantFrom('billing', 'analytics'),
      topics: fc.constantFrom(['orders'], ['orders', 'events']),
      work: fc.constantFrom(0, 10, 400),
      starts: fc.integer({ min: 0, max: 15_000 }),
      commits: fc.constantFrom('none' as const, 'after-record' as const, 'after-batch' as const),
      config: fc.record(
        {
          'partition.assignment.strategy': fc.constant(strategy),
          'session.timeout.ms': fc.constantFrom(6_000, 45_000),
          'max.poll.interval.ms': fc.constantFrom(8_000, 300_000),
          'max.poll.records': fc.constantFrom(1, 500),
          'enable.auto.commit': fc.boolean(),
          'auto.offset.reset': fc.constantFrom('earliest', 'latest'),
        },
        { requiredKeys: ['partition.assignment.strategy'] },
      ),
    },
    { requiredKeys: ['name', 'group', 'topics', 'config'] },
  ) as fc.Arbitrary<ConsumerSetup>

/** A Kafka world that nobody thought of. */
export const kafkaSetups: fc.Arbitrary<KafkaSetup> = assignor.chain((strategy) =>
  fc.record({
    profile: fc.constantFrom('3.9' as const, '4.2' as const),
    brokers: fc.constant([{ id: 1 }]),
    topics: fc.tuple(
      ...topics.map((name) =>
        fc.record({ name: fc.constant(name), partitions: fc.integer({ min: 1, max: 4 }) }),
      ),
    ),
    producers: fc.tuple(producer('p1'), producer('p2')),
    consumers: fc.tuple(...['C1', 'C2', 'C3'].map((name) => consumer(name, strategy))),
    network: fc.record({
      latency: fc.record({ least: fc.constantFrom(0, 1), most: fc.constantFrom(1, 30) }),
      links: fc.constant([]),
    }),
  }),
) as fc.Arbitrary<KafkaSetup>

const between = fc.constantFrom(...clients.map((name) => [name, 'kafka-1'] as const))

const fault: fc.Arbitrary<Omit<Command<Typed>, 'at'>> = fc.oneof(
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
        place: fc.constantFrom(...clients),
      }),
    ),
  }),
  fc.record({
    to: fc.constant('kafka-1'),
    signal: fc.constantFrom({ type: 'broker.crash' }, { type: 'broker.stop' }, { type: 'broker.start' }),
  }),
) as fc.Arbitrary<Omit<Command<Typed>, 'at'>>

/** Faults, and then everything is mended. */
export const kafkaFaults: fc.Arbitrary<readonly Command<Typed>[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: FAULTS_UNTIL }), fault), { maxLength: 8 })
  .map((faults) => [...faults.map(([at, command]) => ({ at, ...command })), ...mended()])

function mended(): Command<Typed>[] {
  const at = FAULTS_UNTIL + 1
  return [
    ...clients.flatMap((name): Command<Typed>[] => [
      { at, to: PHYSICS, signal: { type: 'link.restore', between: [name, 'kafka-1'] } },
      { at, to: PHYSICS, signal: { type: 'process.resume', place: name } },
    ]),
    { at, to: 'kafka-1', signal: { type: 'broker.start' } },
  ]
}
