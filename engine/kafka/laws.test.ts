import { describe, expect, it } from 'vitest'
import { LawBroken } from '../kernel/model.ts'
import { advance, createRun } from '../kernel/run.ts'
import type { KafkaEvent } from './events.ts'
import { kafkaLaws } from './laws.ts'
import { kafka } from './model.ts'
import type { KafkaSetup } from './setup.ts'
import type { KafkaState } from './state.ts'

type Kafka = typeof kafka

const setup: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }],
  topics: [{ name: 'orders', partitions: 3 }],
  producers: [{ name: 'P', sends: [{ topic: 'orders', keys: ['a', 'b', 'c', 'd', 'e'], every: 100 }] }],
  consumers: ['C1', 'C2', 'C3'].map((name) => ({
    name,
    group: 'g',
    topics: ['orders'],
    config: { 'auto.offset.reset': 'earliest', 'partition.assignment.strategy': 'RangeAssignor' },
  })),
}

const bugs: Readonly<Record<string, Kafka>> = {
  'kafka.dense-offsets': evolvingLike((state, event, evolve) => {
    // A record in seven is not written.
    if (event.type !== 'records.appended' || event.from % 7 !== 6) evolve(state, event)
  }),
  'kafka.one-owner-a-partition': {
    ...kafka,
    handle(state, to, signal, turn, from) {
      // The leader gives partition 0 to everybody.
      const isSync = signal.type === 'SyncGroup'
      const assignments = isSync
        ? signal.assignments.map((one) => ({ ...one, partitions: ['orders-0', ...one.partitions.slice(1)] }))
        : []
      kafka.handle(state, to, isSync ? { ...signal, assignments } : signal, turn, from)
    },
  },
  'kafka.fencing': {
    ...kafka,
    handle(state, to, signal, turn, from) {
      // The coordinator writes down whatever generation says so.
      if (signal.type !== 'OffsetCommit') kafka.handle(state, to, signal, turn, from)
      else turn.emit({ ...signal, type: 'offset.committed', client: from, generation: signal.generation - 1 })
    },
  },
  'kafka.commit-in-log': evolvingLike((state, event, evolve) => {
    evolve(state, event)
    if (event.type !== 'records.polled') return
    // Positions run ahead by a thousand.
    const read = state.consumers.get(event.consumer)?.assigned.get(event.partition)
    if (read !== undefined) read.position += 1000
  }),
  'kafka.session': {
    ...kafka,
    handle(state, to, signal, turn, from) {
      // An expired member stays in the group.
      if (signal.type !== 'session.expired') kafka.handle(state, to, signal, turn, from)
    },
  },
  'kafka.high-watermark': evolvingLike((state, event, evolve) => {
    evolve(state, event)
    if (event.type !== 'records.appended') return
    // Consumers may see a record that is not there.
    const log = state.brokers.get(event.broker)?.logs.get(event.partition)
    if (log !== undefined) log.highWatermark = log.endOffset + 1
  }),
}

describe('each law', () => {
  it('holds in a group that loses and gets members', () => {
    expect(() => live(kafka)).not.toThrow()
  })

  it('has a bug that it finds', () => {
    expect(Object.keys(bugs).sort()).toEqual(kafkaLaws.map(({ id }) => id).sort())
  })

  it.each(Object.keys(bugs))('%s finds the bug that breaks it', (id) => {
    const broken = lawBrokenBy(bugs[id] ?? kafka)
    expect(broken).toBe(id)
  })
})

function lawBrokenBy(model: Kafka): string {
  try {
    live(model)
  } catch (error) {
    if (error instanceof LawBroken) return error.law
    throw error
  }
  return 'none'
}

function live(model: Kafka): void {
  const commands = [
    { at: 20_000, to: 'C2', signal: { type: 'crash' as const } },
    { at: 80_000, to: 'C2', signal: { type: 'start' as const } },
  ]
  const run = createRun(model, { seed: 3, setup, commands })
  advance(run, 110_000)
}

/** Kafka whose facts are written in another way. */
function evolvingLike(
  fold: (
    state: KafkaState,
    event: KafkaEvent,
    evolve: (state: KafkaState, event: KafkaEvent) => void,
  ) => void,
): Kafka {
  return {
    ...kafka,
    evolve(state, event, tick, seq) {
      fold(state, event, (known, fact) => kafka.evolve(known, fact, tick, seq))
    },
  }
}
