import { describe, expect, it } from 'vitest'
import type { Command } from '../kernel/journal.ts'
import { createReplay, seek } from '../kernel/replay.ts'
import { advance, createRun } from '../kernel/run.ts'
import type { KafkaEvent } from './events.ts'
import { kafka } from './model.ts'
import type { KafkaSignal } from './requests.ts'
import type { KafkaSetup, TopicConfig } from './setup.ts'

const CRASH_AT = 10_100

describe('three brokers, three copies', () => {
  it('with acks=all lose nothing that was acknowledged when the leader dies', () => {
    const { events, state } = live(setupWith('all'), [crash(CRASH_AT)], 40_000)
    const read = new Set(readBy(events))
    const { acked } = state.producers.get('P') ?? { acked: 0 }
    expect(acked).toBeGreaterThan(300)
    expect(read.size).toBeGreaterThanOrEqual(acked - 1)
    expect(events.some((event) => event.type === 'records.failed')).toBe(false)
  })

  it('elect the next of the in-sync after broker.session.timeout.ms, in a new epoch', () => {
    const { events, ticks } = live(setupWith('all'), [crash(CRASH_AT)], 40_000)
    const elected = events.findIndex(
      (event) => event.type === 'partition.changed' && event.partition === 'orders-0',
    )
    expect(events[elected]).toMatchObject({ leader: 2, leaderEpoch: 1, isr: [2, 3] })
    const silence = (ticks.get(elected) ?? 0) - CRASH_AT
    expect(silence).toBeGreaterThan(6000)
    expect(silence).toBeLessThanOrEqual(9010)
  })

  it('with acks=1 lose what the followers had not fetched, and the old leader cuts it off when it is back', () => {
    // The followers are far away: what was acknowledged in the last moment is on one disk only.
    const far = { least: 200, most: 200 }
    const links = [2, 3].map((id) => ({ between: ['kafka-1', `kafka-${id}`] as const, latency: far }))
    const { producers, ...rest } = setupWith('1')
    const sends = [{ topic: 'orders', every: 50, at: 500, until: 60_000 }]
    const stops = producers.map((producer) => ({ ...producer, sends }))
    const setup = { ...rest, producers: stops, network: { latency: { least: 1, most: 1 }, links } }
    const commands = [
      crash(CRASH_AT),
      { at: 40_000, to: 'kafka-1', signal: { type: 'broker.start' as const } },
    ]
    const { events, state } = live(setup, commands, 80_000)
    const cut = events.find((event) => event.type === 'log.truncated')
    expect(cut).toMatchObject({ broker: 'kafka-1', partition: 'orders-0' })
    expect(cut?.type === 'log.truncated' ? cut.lost : 0).toBeGreaterThan(0)
    const ends = [...state.brokers.values()].map(({ logs }) => logs.get('orders-0')?.endOffset)
    expect(new Set(ends).size).toBe(1)
    expect(new Set(readBy(events)).size).toBeLessThan(state.producers.get('P')?.acked ?? 0)
  })

  it('with min.insync.replicas=2 and one left rather refuse than risk', () => {
    const setup = setupWith('all', { 'min.insync.replicas': 2 })
    const commands = [crash(CRASH_AT, 2), crash(CRASH_AT, 3)]
    const { events } = live(setup, commands, 60_000)
    const refused = events.filter((event) => event.type === 'records.refused')
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]).toMatchObject({ error: 'NOT_ENOUGH_REPLICAS' })
  })

  it('let a follower that is cut off leave the in-sync set after 30 to 45 s, and come back by itself', () => {
    const between = ['kafka-1', 'kafka-3'] as const
    const commands = [
      { at: 5000, to: 'physics', signal: { type: 'link.cut' as const, between } },
      { at: 90_000, to: 'physics', signal: { type: 'link.restore' as const, between } },
    ]
    const { events, ticks } = live(setupWith('all'), commands, 160_000)
    const changes = events.flatMap((event, row) => {
      const isOurs = event.type === 'partition.changed' && event.partition === 'orders-0'
      return isOurs ? [{ at: ticks.get(row) ?? 0, isr: event.isr }] : []
    })
    expect(changes.map(({ isr }) => isr)).toEqual([
      [1, 2],
      [1, 2, 3],
    ])
    expect(changes[0]?.at).toBeGreaterThanOrEqual(35_000)
    expect(changes[0]?.at).toBeLessThanOrEqual(50_100)
  })

  it('move the group to another coordinator, and it goes on in its generation', () => {
    const { events, state } = live(setupWith('all'), [crash(CRASH_AT)], 60_000)
    expect(events.some((event) => event.type === 'group.loaded')).toBe(true)
    const group = state.groups.get('g')
    expect(group).toMatchObject({ state: 'Stable', generation: 1 })
  })

  it('tell by their trace alone what they lived', () => {
    const commands = [
      crash(CRASH_AT),
      { at: 40_000, to: 'kafka-1', signal: { type: 'broker.start' as const } },
    ]
    const run = createRun(kafka, { seed: 5, setup: setupWith('1'), commands })
    advance(run, 60_000)
    const seen = seek(createReplay(kafka, run.journal.setup, run.trace), run.trace.events.length)
    expect(seen.state.brokers).toEqual(run.world.state.brokers)
    expect(seen.state.cluster).toEqual(run.world.state.cluster)
  })
})

describe('partitions without copies', () => {
  it('are offline while their broker is down, the others are not; then they go on', () => {
    const setup: KafkaSetup = {
      ...setupWith('all'),
      topics: [{ name: 'orders', partitions: 3, replicationFactor: 1 }],
      producers: [{ name: 'P', sends: [{ topic: 'orders', partitions: [0, 1, 2], every: 100, at: 500 }] }],
    }
    const back = { at: 40_000, to: 'kafka-2', signal: { type: 'broker.start' as const } }
    const { events, ticks, state } = live(setup, [crash(CRASH_AT, 2), back], 80_000)
    const appended = (partition: string, from: number, to: number) =>
      events.filter((event, row) => {
        const at = ticks.get(row) ?? 0
        return event.type === 'records.appended' && event.partition === partition && at > from && at < to
      }).length
    expect(appended('orders-1', CRASH_AT, 40_000)).toBe(0)
    expect(appended('orders-0', CRASH_AT, 40_000)).toBeGreaterThan(50)
    expect(appended('orders-1', 40_000, 80_000)).toBeGreaterThan(50)
    expect(state.cluster.partitions.get('orders-1')?.registration.leader).toBe(2)
  })
})

describe('a broker that comes later', () => {
  const { brokers, ...rest } = setupWith('all')
  const topics = [{ name: 'orders', partitions: 6, replicationFactor: 1 }]
  const setup: KafkaSetup = { ...rest, topics, brokers: [...brokers, { id: 4, starts: 10_000 }] }

  it('holds nothing of what was made before, and its share of what is made then', () => {
    const signal = { type: 'CreatePartitions' as const, topic: 'orders', partitions: 8 }
    const { events, state } = live(setup, [{ at: 30_000, to: 'kafka-1', signal }], 40_000)
    const homes = [...state.cluster.partitions.values()]
      .filter(({ topic }) => topic === 'orders')
      .map(({ registration }) => registration.replicas)
    expect(homes).toEqual([[1], [2], [3], [1], [2], [3], [3], [4]])
    expect(events.some((event) => event.type === 'broker.fenced')).toBe(false)
  })

  it('gets nothing of what is made while it is fenced', () => {
    const signal = { type: 'CreatePartitions' as const, topic: 'orders', partitions: 8 }
    const orders = [crash(15_000, 4), { at: 30_000, to: 'kafka-1', signal }]
    const { state } = live(setup, orders, 40_000)
    expect(state.cluster.partitions.get('orders-7')?.registration.replicas).toEqual([2])
  })
})

function setupWith(acks: string, config: TopicConfig = {}): KafkaSetup {
  return {
    profile: '4.2',
    brokers: [{ id: 1 }, { id: 2 }, { id: 3 }],
    topics: [{ name: 'orders', partitions: 1, replicationFactor: 3, config }],
    producers: [
      { name: 'P', config: { acks, 'linger.ms': 0 }, sends: [{ topic: 'orders', every: 50, at: 500 }] },
    ],
    consumers: [{ name: 'C1', group: 'g', topics: ['orders'], config: { 'auto.offset.reset': 'earliest' } }],
  }
}

function crash(at: number, id = 1): Command<KafkaSignal> {
  return { at, to: `kafka-${id}`, signal: { type: 'broker.crash' } }
}

function live(setup: KafkaSetup, commands: readonly Command<KafkaSignal>[], until: number) {
  const run = createRun(kafka, { seed: 11, setup, commands })
  advance(run, until)
  return { events: run.trace.events, ticks: run.trace.ticks, state: run.world.state }
}

/** Offsets that the application was given, in order. */
function readBy(events: readonly KafkaEvent[]): number[] {
  return events.flatMap((event) => {
    if (event.type !== 'records.polled') return []
    return Array.from({ length: event.to - event.from + 1 }, (_, at) => event.from + at)
  })
}
