import fc from 'fast-check'
import { type Command, PHYSICS, type Typed, WORLD } from '../../engine/index.ts'
import type { ClientSetup, RabbitSetup } from '../../engine/rabbit/setup.ts'

/** Where the random worlds end: some time after the last fault, so that what can recover has recovered. */
export const END = 90_000

const FAULTS_UNTIL = 20_000

const queueNames = ['q1', 'q2', 'q3']
const exchangeNames = ['x1', 'x2', 'x3']
const clientNames = ['p1', 'p2', 'c1', 'c2', 'c3']
const words = fc.constantFrom('a', 'b', 'a.b', 'a.*', '#', '*.b', 'a.#.b')

const queueArguments = fc.record(
  {
    'x-message-ttl': fc.constantFrom(0, 200, 5_000),
    'x-max-length': fc.constantFrom(0, 1, 3),
    'x-overflow': fc.constantFrom('drop-head', 'reject-publish', 'reject-publish-dlx'),
    'x-dead-letter-exchange': fc.constantFrom('', ...exchangeNames),
    'x-max-priority': fc.constantFrom(3),
    'x-single-active-consumer': fc.boolean(),
    'x-expires': fc.constantFrom(10_000),
  },
  { requiredKeys: [] },
)

const classicQueue = (name: string) =>
  fc.record({ name: fc.constant(name), durable: fc.boolean(), arguments: queueArguments })

const quorumQueue = (name: string) =>
  fc.record({
    name: fc.constant(name),
    durable: fc.constant(true),
    arguments: fc.record(
      {
        'x-queue-type': fc.constant('quorum'),
        'x-delivery-limit': fc.constantFrom(0, 2),
        'x-dead-letter-exchange': fc.constantFrom('', ...exchangeNames),
        'x-max-length': fc.constantFrom(2),
      },
      { requiredKeys: ['x-queue-type'] },
    ),
  })

const definitions = fc.record({
  exchanges: fc.tuple(
    ...exchangeNames.map((name) =>
      fc.record({ name: fc.constant(name), type: fc.constantFrom('direct', 'fanout', 'topic', 'headers') }),
    ),
  ),
  queues: fc.tuple(
    ...queueNames.map((name) => fc.oneof({ weight: 3, arbitrary: classicQueue(name) }, quorumQueue(name))),
  ),
  bindings: fc.array(
    fc.record({
      source: fc.constantFrom(...exchangeNames),
      destination: fc.constantFrom(...queueNames),
      routing_key: words,
    }),
    { minLength: 1, maxLength: 8 },
  ),
})

const publisher = (name: string): fc.Arbitrary<ClientSetup> =>
  fc.record(
    {
      name: fc.constant(name),
      kind: fc.constant('publisher' as const),
      exchange: fc.constantFrom('', ...exchangeNames),
      routing_key: fc.constantFrom('q1', 'a', 'b', 'a.b'),
      confirm: fc.constantFrom('none' as const, 'each' as const, 'async' as const),
      mandatory: fc.boolean(),
      on_nack: fc.constantFrom('log' as const, 'retry' as const),
      publish: fc.array(
        fc.record({
          id: fc.constant(`${name}-{n}`),
          at: fc.integer({ min: 0, max: 10_000 }),
          count: fc.integer({ min: 1, max: 12 }),
          every: fc.constantFrom(0, 10, 700),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    },
    { requiredKeys: ['name', 'kind', 'publish'] },
  ) as fc.Arbitrary<ClientSetup>

const consumer = (name: string): fc.Arbitrary<ClientSetup> =>
  fc.record(
    {
      name: fc.constant(name),
      kind: fc.constant('consumer' as const),
      queue: fc.constantFrom(...queueNames),
      prefetch_count: fc.constantFrom(0, 1, 3),
      ack: fc.constantFrom('manual' as const, 'auto' as const),
      mode: fc.constantFrom('consume' as const, 'get' as const),
      work: fc.constantFrom(0, 50, 900),
      threads: fc.constantFrom(1, 2),
      ack_every: fc.constantFrom(1, 2),
      start: fc.integer({ min: 0, max: 5_000 }),
      restart_delay: fc.constantFrom(1_000),
      fails: fc.array(fc.record({ times: fc.constantFrom(1, 2) }), { maxLength: 1 }),
      on_failure: fc.constantFrom(
        { do: 'nack' as const, requeue: true },
        { do: 'nack' as const, requeue: false },
        { do: 'reject' as const, requeue: false },
        { do: 'ack' as const },
      ),
      crashes: fc.array(
        fc.record({
          at: fc.constantFrom('before-work' as const, 'mid-work' as const, 'after-ack' as const),
          nth: fc.integer({ min: 1, max: 4 }),
        }),
        { maxLength: 1 },
      ),
    },
    { requiredKeys: ['name', 'kind', 'queue'] },
  ) as fc.Arbitrary<ClientSetup>

/** A RabbitMQ world that nobody thought of. */
export const rabbitSetups: fc.Arbitrary<RabbitSetup> = fc.record({
  profile: fc.constantFrom('3.10' as const, '4.0' as const, '4.3' as const),
  nodes: fc.constantFrom(1, 1, 3),
  definitions,
  network: fc.record({ latency: fc.record({ least: fc.constantFrom(0, 1), most: fc.constantFrom(1, 20) }) }),
  clients: fc.tuple(...clientNames.map((name) => (name.startsWith('p') ? publisher(name) : consumer(name)))),
}) as fc.Arbitrary<RabbitSetup>

const between = fc.constantFrom(...clientNames.map((name) => [name, 'broker'] as const))

const fault: fc.Arbitrary<Omit<Command<Typed>, 'at'>> = fc.oneof(
  fc.record({
    to: fc.constantFrom(...clientNames),
    signal: fc.constantFrom({ type: 'crash' }, { type: 'restart' }, { type: 'hang' }, { type: 'close' }),
  }),
  fc.record({
    to: fc.constant(PHYSICS),
    signal: fc.oneof(
      fc.record({
        type: fc.constantFrom('link.cut' as const, 'link.hold' as const, 'link.restore' as const),
        between,
      }),
      fc.record({
        type: fc.constant('link.drop' as const),
        from: fc.constantFrom(...clientNames),
        to: fc.constant('broker'),
        ticks: fc.constant(200),
      }),
      fc.record({ type: fc.constant('link.delay' as const), between, ticks: fc.constantFrom(1, 500) }),
      fc.record({
        type: fc.constantFrom('process.freeze' as const, 'process.resume' as const),
        place: fc.constantFrom(...clientNames),
      }),
    ),
  }),
  fc.record({
    to: fc.constant(WORLD),
    signal: fc.record({
      type: fc.constant('application.add' as const),
      like: fc.constantFrom('c1', 'c2', 'c3'),
    }),
  }),
  fc.record({
    to: fc.constantFrom('broker', 'broker-2'),
    signal: fc.constantFrom({ type: 'node.crash' }, { type: 'node.stop' }, { type: 'node.start' }),
  }),
  fc.record({
    to: fc.constant('broker'),
    signal: fc.constantFrom(
      { type: 'alarm.set', reason: 'memory' },
      { type: 'alarm.clear', reason: 'memory' },
      ...queueNames.flatMap((queue) => [
        { type: 'purge_queue', queue },
        { type: 'delete_queue', queue },
        { type: 'declare_binding', source: 'amq.topic', destination: queue, routing_key: '#' },
        { type: 'delete_binding', source: 'amq.topic', destination: queue, routing_key: '#' },
      ]),
    ),
  }),
) as fc.Arbitrary<Omit<Command<Typed>, 'at'>>

/** Faults, and then everything is mended. */
export const rabbitFaults: fc.Arbitrary<readonly Command<Typed>[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: FAULTS_UNTIL }), fault), { maxLength: 8 })
  .map((faults) => [...faults.map(([at, command]) => ({ at, ...command })), ...mended()])

function mended(): Command<Typed>[] {
  const at = FAULTS_UNTIL + 1
  return [
    ...clientNames.flatMap((name): Command<Typed>[] => [
      { at, to: PHYSICS, signal: { type: 'link.restore', between: [name, 'broker'] } },
      { at, to: PHYSICS, signal: { type: 'process.resume', place: name } },
    ]),
    { at, to: 'broker', signal: { type: 'node.start' } },
    { at, to: 'broker-2', signal: { type: 'node.start' } },
    { at, to: 'broker', signal: { type: 'alarm.clear', reason: 'memory' } as Typed },
  ]
}
