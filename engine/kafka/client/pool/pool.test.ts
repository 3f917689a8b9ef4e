import { describe, expect, it } from 'vitest'
import { verdictsOf } from '../../../kernel/guarantee.ts'
import type { Command } from '../../../kernel/journal.ts'
import { advance, createRun } from '../../../kernel/run.ts'
import type { KafkaEvent } from '../../events.ts'
import { kafkaGuarantees } from '../../guarantees.ts'
import { kafka } from '../../model.ts'
import type { KafkaSignal } from '../../requests.ts'
import type { ConsumerSetup, KafkaSetup, PoolSetup } from '../../setup.ts'

type PoolRun = ReturnType<typeof begin>

type Of<Type extends KafkaEvent['type']> = Extract<KafkaEvent, { readonly type: Type }>

const crash: Command<KafkaSignal>[] = [
  { at: 8000, to: 'C1', signal: { type: 'crash' } },
  { at: 8100, to: 'C1', signal: { type: 'start' } },
]

describe('a consumer that hands its work to a pool', () => {
  it('polls on while its records take longer than max.poll.interval.ms', () => {
    const slow = { work: 20_000, config: { 'max.poll.interval.ms': 10_000 } }
    expect(seen(lived(reader({ threads: 4 }, slow), [], 60_000), 'pollInterval.exceeded')).toEqual([])
    const { pool: _, ...alone } = reader({ threads: 1 }, slow)
    expect(seen(lived(alone, [], 60_000), 'pollInterval.exceeded')).not.toEqual([])
  })

  it('works on as many records at a time as it has threads', () => {
    const run = lived(reader({ threads: 3 }, { work: 1000 }), [], 60_000)
    const threads = seen(run, 'records.processed').map(({ thread }) => thread)
    expect([...new Set(threads)].sort()).toEqual([1, 2, 3])
  })

  it('loses what is still in the pool when it commits at hand-over and crashes', () => {
    const run = lived(reader({ threads: 2 }, { work: 500, commits: 'after-batch' }), crash, 90_000)
    expect(missing(run).length).toBeGreaterThan(0)
  })

  it('loses nothing when it commits what is done without a gap', () => {
    const run = lived(
      reader({ threads: 2 }, { work: 500, commits: 'after-record', pollTimeout: 3000 }),
      crash,
      90_000,
    )
    expect(missing(run)).toEqual([])
    expect(holds(run, 'no-duplicates')).toBe(false)
  })

  it.each(['after-batch', 'after-record'] as const)('commits all in the end, by %s', (commits) => {
    const run = lived(reader({ threads: 3 }, { work: 100, commits }), [], 60_000)
    expect(run.world.state.offsets.get('g')?.get('orders-0')?.offset).toBe(20)
    expect(missing(run)).toEqual([])
  })

  it('lets records of one key overtake each other, unless a key has a thread', () => {
    const work = { least: 10, most: 900 }
    expect(inOrder(lived(reader({ threads: 4, by: 'any' }, { work }), [], 60_000))).toBe(false)
    expect(inOrder(lived(reader({ threads: 4, by: 'key' }, { work }), [], 60_000))).toBe(true)
    expect(inOrder(lived(reader({ threads: 4, by: 'partition' }, { work }), [], 60_000))).toBe(true)
  })

  it('pauses its partitions when the pool is full, and resumes them', () => {
    const run = lived(reader({ threads: 1, queue: 2 }, { work: 700 }), [], 90_000)
    const { pool } = run.world.state.consumers.get('C1') ?? {}
    expect(seen(run, 'partition.paused').length).toBeGreaterThan(0)
    expect(missing(run)).toEqual([])
    expect(pool?.paused.size).toBe(0)
  })

  it('does not notice a thread that hangs', () => {
    // biome-ignore lint/suspicious/noThenProperty: the field of the format, never awaited.
    const hanging = { failures: [{ offset: 0, partition: 'orders-0', then: 'hang' as const }] }
    const run = lived(reader({ threads: 2 }, { ...hanging, work: 10, commits: 'after-record' }), [], 60_000)
    expect(seen(run, 'pollInterval.exceeded')).toEqual([])
    expect(missing(run)).toEqual(['orders-0@0'])
    // The gap keeps the committed offset back: nothing is lost.
    expect(run.world.state.offsets.get('g')?.get('orders-0')?.offset ?? 0).toBe(0)
  })
})

describe.each([
  { title: 'range', config: {} },
  {
    title: 'cooperative',
    config: {
      'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
    },
  },
  { title: 'KIP-848', config: { 'group.protocol': 'consumer' } },
])('when a partition is taken away, $title', ({ config }) => {
  const busy = (onRevoked: NonNullable<PoolSetup['onRevoked']>): PoolRun => {
    const first = reader({ threads: 1, onRevoked }, { work: 900, commits: 'after-record', config })
    const safe = { ...first, onRevoked: 'commitSync' as const }
    return livedBy([safe, { ...safe, name: 'C2', starts: 7000 }], [], 120_000)
  }

  it('a plain client works on beside the new owner', () => {
    const run = busy('nothing')
    expect(holds(run, 'no-duplicates')).toBe(false)
    expect(missing(run)).toEqual([])
  })

  it('what waits may be dropped: the heir does it', () => {
    const run = busy('drop')
    expect(seen(run, 'records.dropped').length).toBeGreaterThan(0)
    expect(missing(run)).toEqual([])
  })

  it('it may be finished and committed first', () => {
    const run = busy('finish')
    expect(seen(run, 'pool.finished').length).toBeGreaterThan(0)
    expect(missing(run)).toEqual([])
    expect(holds(run, 'no-duplicates')).not.toBe(false)
  })
})

it('a thread that was stuck while its pool finished goes on when it comes back', () => {
  const orders: Command<KafkaSignal>[] = [
    { at: 8000, to: 'C1', signal: { type: 'close' } },
    { at: 8010, to: 'C1', signal: { type: 'hang' } },
    { at: 30_000, to: 'C1', signal: { type: 'unhang' } },
  ]
  const run = lived(
    reader({ threads: 2, onRevoked: 'finish' }, { work: 500, commits: 'after-record' }),
    orders,
    60_000,
  )
  const at = run.trace.events.findIndex(({ type }) => type === 'pool.finished')
  expect(run.trace.ticks.get(at)).toBe(30_000)
  expect(run.world.state.consumers.get('C1')?.status).toBe('closed')
})

it('close() waits for a pool that is to be finished', () => {
  const close: Command<KafkaSignal>[] = [{ at: 8000, to: 'C1', signal: { type: 'close' } }]
  const pool: PoolSetup = { threads: 2, onRevoked: 'finish' }
  const run = lived(reader(pool, { work: 500, commits: 'after-record' }), close, 60_000)
  const [closed] = seen(run, 'consumer.closed')
  const done = seen(run, 'records.processed').length
  expect(closed).toBeDefined()
  const committed = [...(run.world.state.offsets.get('g')?.values() ?? [])].reduce(
    (sum, { offset }) => sum + offset,
    0,
  )
  expect(committed).toBe(done)
  expect(done).toBeGreaterThan(0)
})

function lived(consumer: ConsumerSetup, commands: readonly Command<KafkaSignal>[], until: number) {
  return livedBy([consumer], commands, until)
}

function livedBy(
  consumers: readonly ConsumerSetup[],
  commands: readonly Command<KafkaSignal>[],
  until: number,
): PoolRun {
  const run = begin(consumers, commands)
  advance(run, until)
  return run
}

function begin(consumers: readonly ConsumerSetup[], commands: readonly Command<KafkaSignal>[]) {
  return createRun(kafka, { seed: 3, setup: worldOf(consumers), commands })
}

function seen<Type extends KafkaEvent['type']>(run: PoolRun, type: Type) {
  return run.trace.events.filter((event): event is Of<Type> => event.type === type)
}

/** Records that nobody has processed, of the 40. */
function missing(run: PoolRun): string[] {
  const done = new Set(seen(run, 'records.processed').map(({ partition, from }) => `${partition}@${from}`))
  const all = ['orders-0', 'orders-1'].flatMap((name) =>
    Array.from({ length: 20 }, (_, at) => `${name}@${at}`),
  )
  return all.filter((record) => !done.has(record))
}

/** Whether records of each key were done in the order of their offsets. */
function inOrder(run: PoolRun): boolean {
  const last = new Map<string, number>()
  return seen(run, 'records.processed').every(({ partition, key, from }) => {
    const of = `${partition} ${key}`
    const isLater = from > (last.get(of) ?? -1)
    last.set(of, from)
    return isLater
  })
}

function holds(run: PoolRun, id: string) {
  const guarantee = kafkaGuarantees.find((one) => one.id === id)
  if (guarantee === undefined) throw new Error(`there is no promise ${id}`)
  return verdictsOf(guarantee, {}, run.trace.events, run.trace.ticks).at(-1)?.verdict.holds
}

function reader(pool: PoolSetup, rest: Partial<ConsumerSetup> = {}): ConsumerSetup {
  const config = { 'auto.offset.reset': 'earliest', 'enable.auto.commit': false, ...rest.config }
  return { name: 'C1', group: 'g', topics: ['orders'], pollTimeout: 100, ...rest, config, pool }
}

function worldOf(consumers: readonly ConsumerSetup[]): KafkaSetup {
  const sends = [
    { topic: 'orders', partitions: [0, 1], keys: ['a', 'b', 'c', 'd'], at: 500, every: 100, count: 40 },
  ]
  return {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 2 }],
    producers: [{ name: 'P', sends }],
    consumers,
  }
}
