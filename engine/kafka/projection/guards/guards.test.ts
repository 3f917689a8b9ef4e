import { describe, expect, it } from 'vitest'
import type { Command } from '../../../kernel/journal.ts'
import { PHYSICS } from '../../../kernel/physics.ts'
import { advance, createRun } from '../../../kernel/run.ts'
import { kafka } from '../../model.ts'
import type { KafkaSetup } from '../../setup.ts'
import { kafkaProjection } from '../index.ts'

const SETUP: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }],
  topics: [{ name: 'orders', partitions: 2 }],
  producers: [
    { name: 'P', sends: [0, 1].map((partition) => ({ topic: 'orders', partition, every: 500, count: 8 })) },
  ],
  consumers: ['C1', 'C2', 'C3'].map((name) => ({
    name,
    group: 'g',
    topics: ['orders'],
    config: { 'auto.offset.reset': 'earliest' },
  })),
  network: { latency: { least: 2, most: 4 } },
}

function at(tick: number, commands: readonly Command<never>[] = [], setup = SETUP) {
  const run = createRun(kafka, { seed: 7, setup, commands })
  advance(run, tick)
  const { state, physics, now } = run.world
  return (about: string) => kafkaProjection.guardsOf(state, physics, now, about)
}

const order = (tick: number, to: string, signal: object) => ({ at: tick, to, signal: signal as never })
const ids = (guards: ReturnType<ReturnType<typeof at>>) => guards.map(({ id }) => id)

describe('why a member gets nothing', () => {
  it('is that every partition has an owner', () => {
    const idle = ['C1', 'C2', 'C3']
      .map((name) => at(12_000)(`member:${name}`))
      .find((all) => ids(all)[0] === 'all-owned')
    expect(idle?.[0]).toMatchObject({
      stops: true,
      with: { group: 'g', partitions: 2, owned: 2, members: 3 },
      place: 'group:g',
    })
    expect(idle?.[0]?.settings).toContain('/topics/orders/partitions')
  })

  it('is that it has read everything', () => {
    const busy = at(12_000)
    const read = ['C1', 'C2', 'C3']
      .flatMap((name) => busy(`member:${name}`))
      .filter(({ id }) => id === 'caught-up')
    expect(read.map((guard) => guard.with['position'])).toEqual([8, 8])
  })

  it('is that its group is being dealt', () => {
    const early = at(100)
    expect(['join-delay', 'awaits-joins']).toContain(early('group:g')[0]?.id)
    expect(early('member:C1').some(({ id, stops }) => stops && id === early('group:g')[0]?.id)).toBe(true)
  })

  it('is its own process, its cable, or a seat that is kept for the dead', () => {
    const dead = at(15_100, [order(15_000, 'C2', { type: 'crash' })])('member:C2')
    expect(ids(dead)).toEqual(['not-running', 'seat-kept'])
    expect(dead[1]?.settings).toEqual(['/consumers/C2/config/session.timeout.ms'])
    expect(ids(at(15_100, [order(15_000, 'C1', { type: 'hang' })])('member:C1'))[0]).toBe('hung')
    const frozen = at(15_100, [order(15_000, PHYSICS, { type: 'process.freeze', place: 'C1' })])
    expect(ids(frozen('member:C1'))[0]).toBe('frozen')
    const cut = at(15_100, [order(15_000, PHYSICS, { type: 'link.cut', between: ['C1', 'kafka-1'] })])
    expect(ids(cut('member:C1'))[0]).toBe('link-cut')
  })
})

describe('why a record was not read', () => {
  const alone = { ...SETUP, consumers: SETUP.consumers?.slice(0, 1) ?? [] }

  it('is that nobody owns its partition yet', () => {
    expect(ids(at(1_200, [], alone)('orders-0@1'))).toEqual(['not-polled', 'unowned'])
  })

  it('is a handler that is still at work', () => {
    const slow = { ...alone, consumers: alone.consumers.map((each) => ({ ...each, work: 60_000 })) }
    const asked = at(10_000, [], slow)
    expect(ids(asked('member:C1'))).toContain('in-handler')
    const record = asked('orders-0@0')[0]
    expect(['not-committed', 'ahead']).toContain(record?.id)
  })

  it('is over once it is committed, and what is not written is not there', () => {
    const done = at(30_000, [], alone)
    expect(ids(done('orders-0@0'))).toEqual(['committed'])
    expect(ids(done('orders-0@99'))).toEqual(['not-there'])
  })
})

describe('what a partition waits for', () => {
  const three = {
    ...SETUP,
    brokers: [1, 2, 3].map((id) => ({ id })),
    topics: [{ name: 'orders', partitions: 1, replicationFactor: 3 }],
    consumers: [],
    producers: [],
  }

  it('is its leader, when all of its brokers are gone', () => {
    const deaths = [1, 2, 3].map((id) => order(15_000, `kafka-${id}`, { type: 'broker.crash' }))
    const alive = at(15_000, [], three)('partition:orders-0')
    expect(ids(alive)).not.toContain('leaderless')
    expect(ids(at(15_100, deaths, three)('broker:kafka-1'))).toEqual(['not-running'])
  })

  it('is nobody, when each group has one who reads', () => {
    expect(ids(at(12_000)('partition:orders-0'))).toEqual(['caught-up', 'owned'])
  })
})
