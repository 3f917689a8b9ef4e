import { describe, expect, it } from 'vitest'
import { hashOf } from '../base/hash.ts'
import { WORLD } from '../kernel/engine.ts'
import { createReplay, seek } from '../kernel/replay.ts'
import { advance, createRun, fork } from '../kernel/run.ts'
import { kafka } from './model.ts'
import type { KafkaSetup } from './setup.ts'

const ADDED_AT = 20_000
const UNTIL = 60_000

/** Two members of a group of four partitions, or of a share group. */
function setupWith(config: Readonly<Record<string, string>>): KafkaSetup {
  const member = (name: string) => ({ name, group: 'g', topics: ['orders'], config: { ...config } })
  const named = (name: string) =>
    'group.instance.id' in config
      ? { ...member(name), config: { ...config, 'group.instance.id': `i-${name}` } }
      : member(name)
  return {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 3 }],
    producers: [{ name: 'P', sends: [{ topic: 'orders', every: 200, at: 100 }] }],
    consumers: [named('C1'), named('C2')],
    shareConsumers: [{ name: 'S1', group: 'jobs', topics: ['orders'] }],
  }
}

const add = (like: string, at = ADDED_AT) => ({
  at,
  to: WORLD,
  signal: { type: 'application.add', like } as const,
})

function runOf(setup: KafkaSetup, commands: readonly ReturnType<typeof add>[]) {
  const run = createRun(kafka, { seed: 3, setup, commands })
  advance(run, UNTIL)
  return run
}

describe('one more member, while the run goes on', () => {
  it.each([
    [
      'classic, eager',
      { 'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.RangeAssignor' },
    ],
    ['KIP-848', { 'group.protocol': 'consumer' }],
    ['static members', { 'group.instance.id': '' }],
  ])('gets a partition of its own: %s', (_name, config) => {
    const run = runOf(setupWith(config), [add('C1')])
    const { consumers } = run.world.state
    expect([...consumers.keys()]).toEqual(['C1', 'C2', 'C3'])
    expect([...consumers.values()].map(({ assigned }) => assigned.size)).toEqual([1, 1, 1])
    expect([...consumers.values()].every(({ status }) => status === 'running')).toBe(true)
  })

  it('takes its part of a share group', () => {
    const run = runOf(setupWith({}), [add('S1')])
    const read = (name: string) =>
      run.trace.events.filter((event) => event.type === 'shareRecord.processed' && event.consumer === name)
    expect(read('S1').length).toBeGreaterThan(0)
    expect(read('S2').length).toBeGreaterThan(0)
  })

  it('is told by its trace, and forked is as if it was ordered from the start', () => {
    const setup = setupWith({})
    const fresh = runOf(setup, [add('C2'), add('C3', 30_000)])
    const forked = runOf(setup, [])
    for (const command of [add('C2'), add('C3', 30_000)]) fork(forked, command)
    advance(forked, UNTIL)
    expect(hashOf(forked.trace.events)).toBe(hashOf(fresh.trace.events))
    const replay = createReplay(kafka, setup, fresh.trace)
    const { consumers, groups, setup: told } = seek(replay, fresh.trace.events.length).state
    expect([...consumers.keys()]).toEqual(['C1', 'C2', 'C3', 'C4'])
    expect({ consumers, groups, told }).toEqual({
      consumers: fresh.world.state.consumers,
      groups: fresh.world.state.groups,
      told: fresh.world.state.setup,
    })
  })

  it('is not there when nobody is like it', () => {
    const { events } = runOf(setupWith({}), [add('P'), add('nobody')]).trace
    expect(events.some(({ type }) => type === 'application.added')).toBe(false)
  })
})
