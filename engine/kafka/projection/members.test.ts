import { describe, expect, it } from 'vitest'
import { advance, createRun } from '../../kernel/run.ts'
import type { PlaceView } from '../../kernel/scene.ts'
import { kafka } from '../model.ts'
import type { KafkaSetup } from '../setup.ts'
import { kafkaProjection } from './index.ts'

const setup: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }],
  topics: [{ name: 'orders', partitions: 1 }],
  producers: [
    {
      name: 'P',
      config: { 'transactional.id': 'payments' },
      sends: [{ topic: 'orders', every: 100, at: 500 }],
      transactions: { records: 4, ends: ['commit', null] },
    },
  ],
  consumers: [
    {
      name: 'C1',
      group: 'g',
      topics: ['orders'],
      work: 4000,
      config: { 'group.protocol': 'consumer', 'auto.offset.reset': 'earliest' },
    },
  ],
}

function shownAt(tick: number) {
  const run = createRun(kafka, { seed: 7, setup, commands: [] })
  advance(run, tick)
  const { state, physics, now } = run.world
  const { places } = kafkaProjection.sceneOf(state, physics, now)
  const rows = kafkaProjection.tablesOf(state, physics, now).find(({ id }) => id === 'consumers')?.rows
  return {
    member: places.find(({ id }) => id === 'member:C1') as PlaceView,
    producer: places.find(({ id }) => id === 'producer:P') as PlaceView,
    row: rows?.[0],
  }
}

describe('a member of a KIP-848 group', () => {
  it('shows its state, its epoch, and how long it may stay away from poll()', () => {
    const { member, row } = shownAt(8000)
    expect(member.facts).toEqual([
      { label: 'partitions', value: 'orders-0' },
      { label: 'member', value: 'STABLE' },
      { label: 'member epoch', value: '2' },
    ])
    expect(member.timers?.map(({ label }) => label)).toEqual(['max.poll.interval.ms'])
    expect(row?.slice(0, 4)).toEqual(['C1', 'running', 'C1', 2])
  })
})

describe('a transactional producer', () => {
  it('shows its transaction', () => {
    expect(shownAt(9000).producer.facts).toEqual([
      { label: 'transactional.id', value: 'payments' },
      { label: 'transaction', value: 'IN_TRANSACTION' },
    ])
  })
})
