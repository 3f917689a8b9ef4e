import { describe, expect, it } from 'vitest'
import { LawBroken } from '../../kernel/model.ts'
import { advance, createRun } from '../../kernel/run.ts'
import type { KafkaEvent } from '../events.ts'
import { kafka } from '../model.ts'
import type { KafkaSetup } from '../setup.ts'
import type { KafkaState } from '../state.ts'
import { shareLaws } from './laws.ts'

type Kafka = typeof kafka

const setup: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }, { id: 2 }],
  topics: [{ name: 'orders', partitions: 2, replicationFactor: 2 }],
  producers: [
    { name: 'P', sends: [{ topic: 'orders', keys: ['a', 'b', 'c', 'd', 'e'], every: 200, atOnce: 4 }] },
  ],
  consumers: [],
  shareConsumers: ['S1', 'S2', 'S3'].map((name, index) => ({
    name,
    group: 'jobs',
    topics: ['orders'],
    work: index === 0 ? 9000 : 10,
    config: { 'max.poll.records': 3, 'share.acquire.mode': 'record_limit' },
  })),
  groups: [
    {
      name: 'jobs',
      config: { 'share.auto.offset.reset': 'earliest', 'share.record.lock.duration.ms': 15_000 },
    },
  ],
}

const bugs: Readonly<Record<string, Kafka>> = {
  // The leader says one member and writes down another.
  'kafka.share-one-holder': evolvingLike((state, event, evolve) => {
    if (event.type !== 'records.acquired') evolve(state, event)
    else evolve(state, { ...event, request: { ...event.request, member: 'S0' } })
  }),
  // A leader forgets its window, and begins where the log does.
  'kafka.share-settled-stays': evolvingLike((state, event, evolve) => {
    evolve(state, event)
    const isWritten = event.type === 'shareState.written' && event.state.startOffset > 2
    if (isWritten) state.brokers.get(event.broker)?.shareWindows.get(event.partition)?.delete(event.groupId)
    if (event.type === 'sharePartition.loaded') {
      const loaded = state.brokers.get(event.broker)?.shareWindows.get(event.partition)?.get(event.groupId)
      if (loaded !== undefined) Object.assign(loaded.window, { startOffset: 0, endOffset: 0, batches: [] })
    }
  }),
  // What is kept runs ahead of what is acknowledged.
  'kafka.share-window': evolvingLike((state, event, evolve) => {
    if (event.type !== 'shareState.written') evolve(state, event)
    else evolve(state, { ...event, state: { ...event.state, startOffset: event.state.startOffset + 1 } })
  }),
  // The assignor forgets a partition.
  'kafka.share-full-target': evolvingLike((state, event, evolve) => {
    if (event.type !== 'shareTarget.assigned') evolve(state, event)
    else {
      const assignments = event.assignments.map(({ memberId, partitions }) => {
        return { memberId, partitions: partitions.filter((partition) => partition !== 'orders-1') }
      })
      evolve(state, { ...event, assignments })
    }
  }, true),
  // The timer of a lock fires, and nothing is released.
  'kafka.share-locks-end': evolvingLike((state, event, evolve) => {
    if (event.type !== 'locks.expired') evolve(state, event)
  }),
}

describe('the laws of share groups', () => {
  it('hold in a world in which locks expire', () => {
    const run = createRun(kafka, { seed: 1, setup, commands: [] })
    advance(run, 60_000)
    expect(run.trace.events.some(({ type }) => type === 'locks.expired')).toBe(true)
  })

  it.each(shareLaws.map(({ id }) => id))('%s is broken by a planted bug', (id) => {
    const run = createRun(bugs[id] as Kafka, { seed: 1, setup, commands: [] })
    expect(() => advance(run, 60_000)).toThrow(LawBroken)
    expect(() => advance(createRun(bugs[id] as Kafka, { seed: 1, setup, commands: [] }), 60_000)).toThrow(id)
  })
})

type Evolve = (state: KafkaState, event: KafkaEvent) => void

/** Kafka whose facts are written with a mistake; told to the laws with it too, if `told`. */
function evolvingLike(
  write: (state: KafkaState, event: KafkaEvent, evolve: Evolve) => void,
  told = false,
): Kafka {
  const evolve: Kafka['evolve'] = (state, event, tick, seq) => {
    write(state, event, (one, wrong) => {
      if (told) Object.assign(event, wrong)
      kafka.evolve(one, wrong, tick, seq)
    })
  }
  return { ...kafka, evolve }
}
