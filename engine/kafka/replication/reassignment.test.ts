import { describe, expect, it } from 'vitest'
import { LawBroken } from '../../kernel/model.ts'
import { advance, createRun, type Run } from '../../kernel/run.ts'
import type { KafkaEvent } from '../events.ts'
import { kafka } from '../model.ts'
import type { KafkaSignal } from '../requests.ts'
import type { KafkaSetup } from '../setup.ts'
import type { KafkaState } from '../state.ts'
import { replicationLaws } from './laws.ts'

type Kafka = typeof kafka
type KafkaRun = Run<KafkaState, KafkaEvent, KafkaSignal, KafkaSetup>

const setup: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4, starts: 4000 }],
  topics: [{ name: 'orders', partitions: 1, replicas: [[1, 2]] }],
  producers: [{ name: 'P', sends: [{ topic: 'orders', every: 100, until: 20_000 }] }],
  consumers: [{ name: 'C', group: 'g', topics: ['orders'], config: { 'auto.offset.reset': 'earliest' } }],
}

const move = (at: number, replicas: readonly number[] | null) => {
  const signal: KafkaSignal = { type: 'AlterPartitionReassignments', partition: 'orders-0', replicas }
  return { at, to: 'kafka-1', signal }
}

function runOf(
  commands: readonly { at: number; to: string; signal: KafkaSignal }[],
  model = kafka,
): KafkaRun {
  const run = createRun(model, { seed: 5, setup, commands: [...commands] })
  advance(run, 40_000)
  return run
}

const registrationOf = (run: KafkaRun) => run.world.state.cluster.partitions.get('orders-0')?.registration

function placementsOf(run: KafkaRun): string[] {
  return run.trace.events.flatMap((event) => {
    if (event.type !== 'partition.changed' || event.partition !== 'orders-0') return []
    const { replicas, adding, removing, isr, leader } = event.registration
    return [`${replicas} +${adding} -${removing} isr ${isr} leader ${leader}`]
  })
}

describe('a reassignment', () => {
  const run = runOf([move(10_000, [3, 4])])

  it('goes through a phase with old and new brokers, and ends when the new ones are in sync', () => {
    const [began, ...later] = placementsOf(run)
    expect(began).toBe('3,4,1,2 +3,4 -1,2 isr 1,2 leader 1')
    expect(later.at(-1)).toMatch(/^3,4 \+ - isr [34],[34] leader 3$/)
    expect(registrationOf(run)?.leaderEpoch).toBe(1)
  })

  it('leaves no log behind, and loses nothing that was acknowledged or read', () => {
    const homes = [...run.world.state.brokers.values()].filter(({ logs }) => logs.has('orders-0'))
    expect(homes.map(({ id }) => id)).toEqual([3, 4])
    const processed = run.trace.events.flatMap((event) => {
      if (event.type !== 'records.processed') return []
      return Array.from({ length: event.to - event.from + 1 }, (_, index) => event.from + index)
    })
    expect(processed).toEqual(
      Array.from({ length: homes[0]?.logs.get('orders-0')?.endOffset ?? 0 }, (_, at) => at),
    )
    expect(processed.length).toBeGreaterThan(190)
  })

  it('waits for a broker that is down, and may be called off', () => {
    const down = { at: 9000, to: 'kafka-3', signal: { type: 'broker.crash' as const } }
    const waiting = runOf([down, move(20_000, [1, 3])])
    expect(registrationOf(waiting)).toMatchObject({
      replicas: [1, 3, 2],
      adding: [3],
      removing: [2],
      isr: [1, 2],
    })
    const off = runOf([down, move(20_000, [1, 3]), move(30_000, null)])
    expect(registrationOf(off)).toMatchObject({ replicas: [1, 2], adding: [], removing: [], isr: [1, 2] })
  })

  it('may only change the order, and so the preferred leader', () => {
    const elect: KafkaSignal = { type: 'ElectLeaders', partition: 'orders-0', election: 'preferred' }
    const swapped = runOf([move(10_000, [2, 1]), { at: 12_000, to: 'kafka-3', signal: elect }])
    expect(registrationOf(swapped)).toMatchObject({ replicas: [2, 1], leader: 2 })
  })

  it('takes no broker that is not there, and none twice', () => {
    const refused = runOf([move(10_000, [9]), move(11_000, [1, 1]), move(12_000, [])])
    expect(registrationOf(refused)).toMatchObject({ replicas: [1, 2], partitionEpoch: 0 })
  })
})

const bugs: Readonly<Record<string, Kafka>> = {
  // The controller forgets who is being removed.
  'kafka.placement': writing((event) => {
    if (event.type !== 'partition.changed') return event
    return {
      ...event,
      registration: { ...event.registration, replicas: event.registration.replicas.slice(0, 2) },
    }
  }),
  // New replicas get no logs.
  'kafka.replica-homes': {
    ...kafka,
    evolve(state, event, tick, seq) {
      kafka.evolve(state, event, tick, seq)
      if (event.type !== 'partition.changed') return
      for (const { id, logs } of state.brokers.values()) if (id > 2) logs.delete('orders-0')
    },
  },
}

describe('each law of placement', () => {
  it.each(replicationLaws.map(({ id }) => id))('%s finds the bug that breaks it', (id) => {
    expect(lawBrokenBy(bugs[id] as Kafka)).toBe(id)
  })
})

function lawBrokenBy(model: Kafka): string {
  try {
    runOf([move(10_000, [3, 4])], model)
  } catch (error) {
    if (error instanceof LawBroken) return error.law
    throw error
  }
  return 'none'
}

/** Kafka whose facts are said with a mistake. */
function writing(wrong: (event: KafkaEvent) => KafkaEvent): Kafka {
  return {
    ...kafka,
    evolve(state, event, tick, seq) {
      Object.assign(event, wrong(event))
      kafka.evolve(state, event, tick, seq)
    },
  }
}
