import { describe, expect, it } from 'vitest'
import { advance, createRun } from '../../kernel/run.ts'
import { kafka } from '../model.ts'
import type { KafkaSetup } from '../setup.ts'
import { kafkaProjection } from './index.ts'

const setup: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }],
  topics: [{ name: 'orders', partitions: 1 }],
  producers: [{ name: 'P', sends: [{ topic: 'orders', every: 100, count: 5 }] }],
  consumers: [],
  shareConsumers: ['S1', 'S2'].map((name) => ({
    name,
    group: 'jobs',
    topics: ['orders'],
    work: 60_000,
    config: { 'max.poll.records': 2, 'share.acquire.mode': 'record_limit' },
  })),
  groups: [{ name: 'jobs', config: { 'share.auto.offset.reset': 'earliest' } }],
}

describe('a share group on the stage', () => {
  const run = createRun(kafka, { seed: 7, setup, commands: [] })
  advance(run, 9000)
  const { state, physics, now } = run.world
  const { places, wires } = kafkaProjection.sceneOf(state, physics, now)

  it('shows one partition with two readers, and what each of them holds', () => {
    const ribbons = wires.filter(({ style }) => style === 'ownership')
    expect(ribbons.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'partition:orders-0 member:S1',
      'partition:orders-0 member:S2',
    ])
    const held = places.flatMap(({ facts }) => facts).filter(({ label }) => label === 'acquired')
    expect(held.map(({ value }) => value)).toEqual([2, 2])
  })

  it('has the table of kafka-share-groups, with what is in flight', () => {
    const tables = kafkaProjection.tablesOf(state, physics, now)
    const rows = tables.find(({ id }) => id === 'kafka-share-groups')?.rows
    expect(rows?.map((row) => row.slice(0, 6))).toEqual([['jobs', 'orders', 0, 0, 5, 4]])
  })

  it('lets a reader do to its members what can be done to any', () => {
    const member = places.find(({ id }) => id === 'member:S1')
    const ids = member?.actions.map(({ id }) => id) ?? []
    const wanted = ['hang', 'slow', 'add', 'crash', 'close', 'freeze', 'cut', 'hold', 'drop', 'delay']
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([])
  })
})
