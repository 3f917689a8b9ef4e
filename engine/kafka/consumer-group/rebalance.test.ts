import { describe, expect, it } from 'vitest'
import { createReplay, seek } from '../../kernel/replay.ts'
import { advance, createRun } from '../../kernel/run.ts'
import type { KafkaEvent } from '../events.ts'
import { kafka } from '../model.ts'
import type { KafkaSignal } from '../requests.ts'
import type { ConsumerSetup, KafkaSetup, Properties } from '../setup.ts'
import { findConsumerGroup } from './lookup.ts'

type Facts = readonly { readonly tick: number; readonly event: KafkaEvent }[]
type Of<Type extends KafkaEvent['type']> = Extract<KafkaEvent, { readonly type: Type }>
type Orders = readonly { readonly at: number; readonly to: string; readonly signal: KafkaSignal }[]

const INTERVAL_MS = 5000
const SESSION_TIMEOUT_MS = 45_000

describe('a group of the consumer protocol', () => {
  it('lets those read on whose partitions stay, when somebody joins (FACTS 9.3)', () => {
    const { facts } = live([member('C1'), member('C2'), member('C3', { starts: 30_000 })], [], 60_000)
    const moved = ofType(facts, 'partitions.revoked').flatMap(({ event, tick }) =>
      tick > 30_000 ? event.partitions : [],
    )
    expect(moved.length).toBeGreaterThan(0)
    const [first = 0] = moved.map((partition) => longestGap(facts, partition, 25_000))
    expect(first).toBeGreaterThan(1000)
    const kept = ['orders-0', 'orders-1', 'orders-2', 'orders-3', 'orders-4', 'orders-5'].filter(
      (partition) => !moved.includes(partition),
    )
    for (const partition of kept) expect(longestGap(facts, partition, 25_000)).toBeLessThan(1000)
  })

  it('gives a newcomer its share within two heartbeats: others give up, then it is told', () => {
    const { facts } = live([member('C1'), member('C2', { starts: 30_000 })], [], 60_000)
    const owned = ofType(facts, 'partitions.assigned').find(({ event }) => {
      return event.consumer === 'C2' && event.partitions.length > 0
    })
    expect(owned?.tick).toBeGreaterThan(30_000)
    expect(owned?.tick).toBeLessThan(30_000 + 2 * INTERVAL_MS + 200)
  })

  it('finds a dead member by its session timeout, and its heir reads again what was not committed', () => {
    const { facts } = live(
      [member('C1'), member('C2')],
      [{ at: 32_000, to: 'C2', signal: { type: 'crash' } }],
    )
    const heard = ofType(facts, 'member.heard').findLast(({ event }) => event.client === 'C2')
    const expired = ofType(facts, 'member.expired')[0]
    expect((expired?.tick ?? 0) - (heard?.tick ?? 0)).toBe(SESSION_TIMEOUT_MS)
    const partition = 'orders-3'
    const twice = offsetsOf(facts, 'C1', partition).filter((offset) =>
      offsetsOf(facts, 'C2', partition).includes(offset),
    )
    expect(twice.length).toBeGreaterThan(0)
  })

  it('goes on without a member that does not come to poll(): it leaves by itself (FACTS 9.9)', () => {
    const hung = { at: 29_000, to: 'C1', signal: { type: 'hang' } } as const
    const config = { 'max.poll.interval.ms': 20_000 }
    const { facts } = live([member('C1', { config }), member('C2', { starts: 25_000, config })], [hung])
    const exceeded = ofType(facts, 'pollInterval.exceeded')[0]
    const left = ofType(facts, 'member.left')[0]
    expect(exceeded?.event.consumer).toBe('C1')
    expect(left?.event.memberId).toBe('C1')
    const all = ofType(facts, 'groupMember.reconciled').at(-1)
    expect(all?.event.memberId).toBe('C2')
    expect(all?.event.partitions).toHaveLength(6)
  })

  it('keeps the seat of a static member that closes, and refuses it after a crash (FACTS 9.8)', () => {
    const config = { 'group.instance.id': 'i1' }
    const restart = { at: 30_000, to: 'C1', signal: { type: 'restart', downMs: 3000 } } as const
    const gentle = live([member('C1', { config }), member('C2')], [restart], 60_000)
    expect(ofType(gentle.facts, 'groupMember.away')).toHaveLength(1)
    expect(ofType(gentle.facts, 'groupEpoch.bumped').filter(({ tick }) => tick > 20_000)).toEqual([])
    const crashed = live(
      [member('C1', { config }), member('C2')],
      [
        { at: 30_000, to: 'C1', signal: { type: 'crash' } },
        { at: 33_000, to: 'C1', signal: { type: 'start' } },
      ],
    )
    const failed = ofType(crashed.facts, 'consumer.failed')[0]
    expect(failed?.event.exception).toBe('UnreleasedInstanceIdException')
  })

  it('grows with its topic at the next heartbeat of anybody', () => {
    const grown = {
      at: 30_000,
      to: 'kafka-1',
      signal: { type: 'CreatePartitions', topic: 'orders', partitions: 8 },
    }
    const { facts } = live([member('C1'), member('C2')], [grown as Orders[number]], 60_000)
    const bumped = ofType(facts, 'groupEpoch.bumped').at(-1)
    expect(bumped?.event.topics).toEqual([['orders', 8]])
    expect((bumped?.tick ?? 0) - 30_000).toBeLessThan(INTERVAL_MS)
  })

  it('takes a classic member in, and goes on as a classic group without any other', () => {
    const classic = { 'group.protocol': 'classic' }
    const members = [member('C1', { config: classic }), member('C2', { starts: 20_000 })]
    const { facts, state } = live(members, [{ at: 50_000, to: 'C2', signal: { type: 'close' } }], 90_000)
    expect(ofType(facts, 'consumerGroup.upgraded')).toHaveLength(1)
    expect(ofType(facts, 'consumerGroup.downgraded')).toHaveLength(1)
    expect(state.groups.get('g')).toMatchObject({ protocol: 'classic', state: 'Stable' })
    expect(state.consumers.get('C1')?.assigned.size).toBe(6)
  })

  it('is told by its trace: the fold of the facts is the state that was lived', () => {
    const { run, state } = live(
      [member('C1'), member('C2', { starts: 10_000 })],
      [
        { at: 30_000, to: 'C1', signal: { type: 'crash' } },
        { at: 50_000, to: 'kafka-1', signal: { type: 'broker.crash' } },
        { at: 55_000, to: 'kafka-1', signal: { type: 'broker.start' } },
      ],
    )
    const seen = seek(createReplay(kafka, run.journal.setup, run.trace), run.trace.events.length)
    expect(findConsumerGroup(seen.state, 'g')).toEqual(findConsumerGroup(state, 'g'))
    expect(seen.state.consumers).toEqual(state.consumers)
  })
})

function member(
  name: string,
  { config = {}, ...rest }: Partial<ConsumerSetup> & { config?: Properties } = {},
): ConsumerSetup {
  const protocol = { 'group.protocol': 'consumer', 'auto.offset.reset': 'earliest' }
  return { name, group: 'g', topics: ['orders'], config: { ...protocol, ...config }, ...rest }
}

function live(consumers: readonly ConsumerSetup[], commands: Orders, until = 120_000) {
  const setup: KafkaSetup = {
    profile: '4.2',
    brokers: [{ id: 1, config: { 'group.consumer.assignment.interval.ms': 0 } }],
    topics: [{ name: 'orders', partitions: 6 }],
    producers: [
      { name: 'P', sends: [{ topic: 'orders', partitions: [0, 1, 2, 3, 4, 5], every: 50, at: 10 }] },
    ],
    consumers,
  }
  const run = createRun(kafka, { seed: 4, setup, commands: [...commands] })
  advance(run, until)
  const { events, ticks } = run.trace
  const facts: Facts = events.map((event, row) => ({ event, tick: ticks.get(row) ?? 0 }))
  return { run, facts, state: run.world.state }
}

function ofType<Type extends KafkaEvent['type']>(facts: Facts, type: Type) {
  return facts.flatMap(({ event, tick }) => (event.type === type ? [{ event: event as Of<Type>, tick }] : []))
}

/** The longest time in which nobody handled a record of a partition. */
function longestGap(facts: Facts, partition: string, from: number): number {
  let last = from
  let longest = 0
  for (const { event, tick } of ofType(facts, 'records.processed')) {
    if (event.partition !== partition || tick < from) continue
    longest = Math.max(longest, tick - last)
    last = tick
  }
  return longest
}

function offsetsOf(facts: Facts, consumer: string, partition: string): number[] {
  return ofType(facts, 'records.processed').flatMap(({ event }) => {
    if (event.consumer !== consumer || event.partition !== partition) return []
    return Array.from({ length: event.to - event.from + 1 }, (_, at) => event.from + at)
  })
}
