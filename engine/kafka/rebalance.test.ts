import { describe, expect, it } from 'vitest'
import { createReplay, seek } from '../kernel/replay.ts'
import { advance, createRun } from '../kernel/run.ts'
import type { KafkaEvent } from './events.ts'
import { kafka } from './model.ts'
import type { KafkaSetup } from './setup.ts'

const CRASH_AT = 20_000
const SESSION_TIMEOUT_MS = 45_000

describe('a group of three whose C2 is killed (S29)', () => {
  it('with RoundRobinAssignor deals everything anew: P0 to C1, P1 to C3, P2 to C1', () => {
    expect(ownersAfter('RoundRobinAssignor')).toEqual({
      'orders-0': 'C1',
      'orders-1': 'C3',
      'orders-2': 'C1',
    })
  })

  it('with RangeAssignor gives P0 and P1 to C1, P2 to C3', () => {
    expect(ownersAfter('RangeAssignor')).toEqual({ 'orders-0': 'C1', 'orders-1': 'C1', 'orders-2': 'C3' })
  })

  it('with StickyAssignor moves P1 alone', () => {
    expect(ownersAfter('StickyAssignor')).toEqual({ 'orders-0': 'C1', 'orders-1': 'C1', 'orders-2': 'C3' })
  })

  it('notices it one session timeout after the last heartbeat', () => {
    const { events, ticks } = crashed('RoundRobinAssignor').trace
    const heard = events.findLastIndex((event) => event.type === 'member.heard' && event.client === 'C2')
    const expired = events.findIndex((event) => event.type === 'member.expired')
    expect((ticks.get(expired) ?? 0) - (ticks.get(heard) ?? 0)).toBe(SESSION_TIMEOUT_MS)
  })

  it('handles again what C2 had handled after its last commit', () => {
    const { events, ticks } = crashed('RoundRobinAssignor').trace
    const handled = (consumer: string) => spans(events, consumer, 'orders-1')
    const byC2 = handled('C2')
    const byC3 = handled('C3')
    const repeated = [...byC2].filter((offset) => byC3.has(offset))
    expect(repeated.length).toBeGreaterThan(0)
    const committed = events.findLast(
      (event, row) =>
        event.type === 'offset.committed' && event.client === 'C2' && (ticks.get(row) ?? 0) <= CRASH_AT,
    )
    const next = committed?.type === 'offset.committed' ? committed.offsets[0]?.offset : undefined
    expect(Math.min(...repeated)).toBe(next)
  })

  it('is told by its trace: the fold of the facts is the state that was lived', () => {
    const run = crashed('RangeAssignor')
    const replay = createReplay(kafka, run.journal.setup, run.trace)
    const seen = seek(replay, run.trace.events.length)
    expect(seen.state.groups).toEqual(run.world.state.groups)
    expect(seen.state.consumers).toEqual(run.world.state.consumers)
    expect(seen.state.producers).toEqual(run.world.state.producers)
    expect(seen.state.brokers).toEqual(run.world.state.brokers)
  })
})

function setupWith(assignor: string): KafkaSetup {
  const config = {
    'partition.assignment.strategy': `org.apache.kafka.clients.consumer.${assignor}`,
    'auto.offset.reset': 'earliest',
  }
  return {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 3 }],
    producers: [
      {
        name: 'P',
        sends: [0, 1, 2].map((partition) => ({ topic: 'orders', partition, every: 500, at: 100 })),
      },
    ],
    consumers: ['C1', 'C2', 'C3'].map((name) => ({
      name,
      group: 'order-processors',
      topics: ['orders'],
      config,
    })),
    network: { latency: { least: 2, most: 4 } },
  }
}

function crashed(assignor: string) {
  const commands = [{ at: CRASH_AT, to: 'C2', signal: { type: 'crash' as const } }]
  const run = createRun(kafka, { seed: 7, setup: setupWith(assignor), commands })
  advance(run, 75_000)
  return run
}

function ownersAfter(assignor: string): Record<string, string> {
  const owners: Record<string, string> = {}
  for (const event of crashed(assignor).trace.events) {
    if (event.type === 'partition.owned') owners[event.partition] = event.client
  }
  return owners
}

function spans(events: readonly KafkaEvent[], consumer: string, partition: string): Set<number> {
  const offsets = new Set<number>()
  for (const event of events) {
    if (event.type !== 'records.processed') continue
    if (event.consumer !== consumer || event.partition !== partition) continue
    for (let offset = event.from; offset <= event.to; offset++) offsets.add(offset)
  }
  return offsets
}
