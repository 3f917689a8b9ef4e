import { describe, expect, it } from 'vitest'
import type { Command } from '../../kernel/journal.ts'
import { advance, createRun } from '../../kernel/run.ts'
import type { ActionView } from '../../kernel/scene.ts'
import { kafka } from '../model.ts'
import type { KafkaSetup } from '../setup.ts'
import { kafkaProjection } from './index.ts'

const SETUP: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }],
  topics: [{ name: 'orders', partitions: 2 }],
  producers: [
    { name: 'P', sends: [0, 1].map((partition) => ({ topic: 'orders', partition, every: 100, count: 40 })) },
  ],
  consumers: [{ name: 'C1', group: 'g', topics: ['orders'], config: { 'auto.offset.reset': 'earliest' } }],
  network: { latency: { least: 2, most: 4 } },
}
const AT = 12_000

function runUntil(until: number, commands: readonly Command<never>[] = []) {
  const run = createRun(kafka, { seed: 7, setup: SETUP, commands })
  advance(run, until)
  return run
}

function actionsOf(place: string, commands: readonly Command<never>[] = [], until = AT) {
  const { state, physics, now } = runUntil(until, commands).world
  return kafkaProjection.sceneOf(state, physics, now).places.find(({ id }) => id === place)?.actions ?? []
}

function facts(action: ActionView | undefined, value?: number) {
  if (action === undefined) throw new Error('no such action')
  const { to, signal, asks } = action
  const said = asks === undefined ? signal : { ...signal, [asks.field]: value ?? asks.value }
  const run = runUntil(AT + 3_000, [{ at: AT, to, signal: said as never }])
  return run.trace.events.filter((_, seq) => (run.trace.ticks.get(seq) ?? 0) >= AT).map(({ type }) => type)
}

const named = (actions: readonly ActionView[], id: string, about?: string) =>
  actions.find((action) => action.id === id && (about === undefined || action.about === about))

describe('what can be done in Kafka', () => {
  const member = actionsOf('member:C1')

  it('is to read from elsewhere: its position is there at once, and it reads on', () => {
    const seek = named(member, 'seek', 'orders-0')
    expect(seek?.asks).toEqual({ field: 'offset', unit: 'offset', value: 0 })
    const commands = [{ at: AT, to: 'C1', signal: { ...seek?.signal, offset: 3 } as never }]
    const positionAt = (tick: number) =>
      runUntil(tick, commands).world.state.consumers.get('C1')?.assigned.get('orders-0')?.position
    expect([positionAt(AT - 1), positionAt(AT), positionAt(AT + 3_000)]).toEqual([40, 3, 40])
  })

  it('is to pause a partition, and to go on', () => {
    const pause = named(member, 'pause-partition', 'orders-1')
    expect(pause?.signal).toEqual({ type: 'pause', partitions: ['orders-1'] })
    const paused = actionsOf('member:C1', [{ at: AT - 100, to: 'C1', signal: pause?.signal as never }])
    expect(named(paused, 'resume-partition', 'orders-1')).toBeDefined()
    expect(named(paused, 'pause-partition', 'orders-0')).toBeDefined()
  })

  it('is to slow the cable down', () => {
    expect(facts(named(member, 'delay'), 900)).toContain('link.delayed')
  })

  it('is to kill the broker that stands alone, and to delete records', () => {
    const partition = actionsOf('partition:orders-0')
    expect(facts(named(partition, 'kill-broker'))).toContain('broker.stopped')
    expect(facts(named(partition, 'delete-records'), 5)).toContain('logStart.raised')
  })

  it('is to reset offsets, which is refused while the group has members', () => {
    expect(facts(named(actionsOf('group:g'), 'reset-offsets', 'orders-0'), 2)).toContain('offset.refused')
  })
})
