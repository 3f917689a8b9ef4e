import { describe, expect, it } from 'vitest'
import { LawBroken } from '../../kernel/model.ts'
import { advance, createRun } from '../../kernel/run.ts'
import type { KafkaEvent } from '../events.ts'
import { kafka } from '../model.ts'
import type { KafkaSetup } from '../setup.ts'
import type { KafkaState } from '../state.ts'
import type { KafkaTurn } from '../turn.ts'
import { consumerGroupLaws } from './laws.ts'

type Kafka = typeof kafka

const setup: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }],
  topics: [{ name: 'orders', partitions: 4 }],
  producers: [{ name: 'P', sends: [{ topic: 'orders', keys: ['a', 'b', 'c', 'd', 'e'], every: 100 }] }],
  consumers: ['C1', 'C2', 'C3'].map((name, index) => ({
    name,
    group: 'g',
    topics: ['orders'],
    config: { 'auto.offset.reset': 'earliest', 'group.protocol': 'consumer' },
    starts: index * 4000,
  })),
}

const bugs: Readonly<Record<string, Kafka>> = {
  // The coordinator gives a partition away before it is confirmed that it was given up.
  'kafka.848-one-owner': emitting((event) =>
    event.type === 'groupMember.reconciled' && event.state === 'UNRELEASED_PARTITIONS'
      ? { ...event, partitions: ['orders-0', 'orders-1'] }
      : event,
  ),
  // The assignor forgets the last partition.
  'kafka.848-full-target': emitting((event) => {
    if (event.type !== 'target.assigned') return event
    const assignments = event.assignments.map(({ memberId, partitions }) => {
      return { memberId, partitions: partitions.filter((partition) => partition !== 'orders-3') }
    })
    return { ...event, assignments }
  }),
  // A member is at its target with less than that.
  'kafka.848-reconciled': emitting((event) =>
    event.type === 'groupMember.reconciled' && event.state === 'STABLE'
      ? { ...event, partitions: event.partitions.slice(1) }
      : event,
  ),
  // A member's epoch runs ahead.
  'kafka.848-epochs': emitting((event) =>
    event.type === 'groupMember.reconciled' ? { ...event, memberEpoch: event.memberEpoch + 1 } : event,
  ),
  // The coordinator writes down whatever epoch says so.
  'kafka.848-fencing': {
    ...kafka,
    handle(state, to, signal, turn, from) {
      if (signal.type !== 'OffsetCommit') kafka.handle(state, to, signal, turn, from)
      else turn.emit({ ...signal, type: 'offset.committed', client: from, generation: signal.generation + 1 })
    },
  },
  // An expired member stays in the group.
  'kafka.848-session': {
    ...kafka,
    handle(state, to, signal, turn, from) {
      if (signal.type !== 'session.expired') kafka.handle(state, to, signal, turn, from)
    },
  },
  // A member believes to be stable before it has said so.
  'kafka.848-lifecycle': emitting((event) =>
    event.type === 'memberState.changed' && event.to === 'RECONCILING'
      ? { ...event, to: 'UNSUBSCRIBED' }
      : event,
  ),
}

describe('each law of KIP-848 groups', () => {
  it('holds in a group that loses and gets members', () => {
    expect(() => live(kafka)).not.toThrow()
  })

  it('has a bug that it finds', () => {
    expect(Object.keys(bugs).sort()).toEqual(consumerGroupLaws.map(({ id }) => id).sort())
  })

  it.each(Object.keys(bugs))('%s finds the bug that breaks it', (id) => {
    expect(lawBrokenBy(bugs[id] ?? kafka)).toBe(id)
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

/** Kafka that says something else than it has decided. */
function emitting(otherwise: (event: KafkaEvent) => KafkaEvent): Kafka {
  return {
    ...kafka,
    handle(state: KafkaState, to, signal, turn, from) {
      const lying: KafkaTurn = {
        now: turn.now,
        rng: turn.rng,
        cause: turn.cause,
        emit: (event, cause = turn.cause) => turn.emit(otherwise(event), cause),
        send: (...args) => turn.send(...args),
        pass: (...args) => turn.pass(...args),
      }
      kafka.handle(state, to, signal, lying, from)
    },
  }
}
