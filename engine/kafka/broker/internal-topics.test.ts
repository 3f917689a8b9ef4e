import { describe, expect, it } from 'vitest'
import type { Command } from '../../kernel/journal.ts'
import { advance, createRun } from '../../kernel/run.ts'
import { coordinatorOf, offsetsPartitionOf, transactionsPartitionOf } from '../coordinator/internal-topics.ts'
import { kafka } from '../model.ts'
import type { KafkaSignal } from '../requests.ts'
import type { KafkaSetup } from '../setup.ts'

const HOME = offsetsPartitionOf('g')
const PAYMENTS = transactionsPartitionOf('payments')

const setup: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }],
  topics: [{ name: 'orders', partitions: 2, replicationFactor: 3 }],
  producers: [
    {
      name: 'P',
      config: { 'transactional.id': 'payments' },
      sends: [{ topic: 'orders', partitions: [0, 1], every: 100, count: 300 }],
      transactions: { records: 5 },
    },
  ],
  consumers: ['C1', 'C2'].map((name) => ({
    name,
    group: 'g',
    topics: ['orders'],
    config: { 'auto.offset.reset': 'earliest', 'isolation.level': 'read_committed' },
  })),
}

describe('a partition of an internal topic', () => {
  it('moves to other brokers, and its group with it: nobody has to join anew', () => {
    const { state, events } = lived([move(HOME, [4, 1])])
    const { replicas, isr, adding, removing, leader } = state.cluster.partitions.get(HOME)?.registration ?? {}
    expect({ replicas, adding, removing, leader }).toEqual({
      replicas: [4, 1],
      adding: [],
      removing: [],
      leader: 4,
    })
    expect([...(isr ?? [])].sort()).toEqual([1, 4])
    expect(coordinatorOf(state, 'g')).toBe('kafka-4')
    expect(events.some((event) => event.type === 'group.loaded' && event.coordinator === 'kafka-4')).toBe(
      true,
    )
    const generations = events.filter((event) => event.type === 'generation.started' && event.groupId === 'g')
    expect(generations.length).toBe(
      lived([]).events.filter(({ type }) => type === 'generation.started').length,
    )
    expect(state.groups.get('g')?.state).toBe('Stable')
    expect(read(state)).toBe(300)
  })

  it('takes its transactions with it', () => {
    const { state } = lived([move(PAYMENTS, [4])])
    expect(state.cluster.partitions.get(PAYMENTS)?.registration.leader).toBe(4)
    expect(state.producers.get('P')?.acked).toBe(300)
    expect(state.transactions.get('payments')?.state).toMatch(/^COMPLETE/)
    expect(read(state)).toBe(300)
  })

  it('waits for a broker that is down', () => {
    const { replicas = [] } = lived([]).state.cluster.partitions.get(HOME)?.registration ?? {}
    const away = [1, 2, 3, 4].find((id) => !replicas.includes(id)) ?? 0
    const down: Command<KafkaSignal> = { at: 9000, to: `kafka-${away}`, signal: { type: 'broker.crash' } }
    const back: Command<KafkaSignal> = { ...down, at: 40_000, signal: { type: 'broker.start' } }
    const orders = [down, { ...move(HOME, [away], 25_000), to: `kafka-${replicas[0]}` }]
    const homeAfter = (commands: readonly Command<KafkaSignal>[]) =>
      lived(commands).state.cluster.partitions.get(HOME)?.registration
    expect(homeAfter(orders)?.adding).toEqual([away])
    expect(homeAfter([...orders, back])).toMatchObject({ replicas: [away], adding: [], leader: away })
  })
})

function move(partition: string, replicas: readonly number[], at = 10_000): Command<KafkaSignal> {
  return { at, to: 'kafka-1', signal: { type: 'AlterPartitionReassignments', partition, replicas } }
}

function lived(commands: readonly Command<KafkaSignal>[]) {
  const run = createRun(kafka, { seed: 5, setup, commands })
  advance(run, 90_000)
  return { events: run.trace.events, state: run.world.state }
}

/** How many records the group has committed as read: markers have offsets, too. */
function read(state: ReturnType<typeof lived>['state']): number {
  let count = 0
  for (const [partition, { offset }] of state.offsets.get('g') ?? []) {
    const { leader } = state.cluster.partitions.get(partition)?.registration ?? {}
    const log = state.brokers.get(`kafka-${leader}`)?.logs.get(partition)
    expect(offset).toBe(log?.endOffset)
    for (const segment of log?.segments ?? []) {
      for (const batch of segment.batches.items)
        if (batch?.marker === undefined) count += batch?.records.length ?? 0
    }
  }
  return count
}
