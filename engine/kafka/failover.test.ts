import { describe, expect, it } from 'vitest'
import type { Command } from '../kernel/journal.ts'
import { createReplay, seek } from '../kernel/replay.ts'
import { advance, createRun } from '../kernel/run.ts'
import { kafka } from './model.ts'
import { CONTROLLER } from './protocol/cluster-requests.ts'
import type { KafkaSignal } from './requests.ts'
import type { ConsumerSetup, KafkaSetup } from './setup.ts'

const CUT_AT = 5000
const RESTORED_AT = 40_000

describe('a coordinator that the controller cannot hear', () => {
  it('sends those who wait for it to the new one, once it learns that there is one', () => {
    const run = cutOff()
    const { transits } = run.trace
    const sentAway = transits.find(
      ({ signal }) => signal.type === 'JoinGroupResponse' && signal.error === 'NOT_COORDINATOR',
    )
    expect(sentAway?.from).toBe('kafka-1')
    expect(sentAway?.departs).toBeGreaterThan(RESTORED_AT)
    const rejoined = transits.find(
      ({ from, to, signal }) => from === 'C2' && to === 'kafka-2' && signal.type === 'JoinGroup',
    )
    expect(rejoined?.departs).toBeGreaterThan(sentAway?.departs ?? 0)
    const { groups, consumers } = run.world.state
    const group = groups.get('g')
    expect(group?.state).toBe('Stable')
    expect(group?.members.size).toBe(2)
    for (const name of ['C1', 'C2']) expect(consumers.get(name)?.assigned.size).toBe(1)
  })

  it('keeps nobody waiting afterwards, and is told by its trace', () => {
    const run = cutOff()
    const seen = seek(createReplay(kafka, run.journal.setup, run.trace), run.trace.events.length)
    expect(seen.state.brokers).toEqual(run.world.state.brokers)
    expect(seen.state.groups).toEqual(run.world.state.groups)
    for (const { leftWaiting } of run.world.state.brokers.values()) expect(leftWaiting).toEqual([])
  })
})

/** C2 asks to join while C1 is busy, and its coordinator is fenced before C1 comes to poll(). */
function cutOff() {
  const between = ['kafka-1', CONTROLLER] as const
  const commands: Command<KafkaSignal>[] = [
    { at: CUT_AT, to: 'physics', signal: { type: 'link.cut', between } as unknown as KafkaSignal },
    {
      at: RESTORED_AT,
      to: 'physics',
      signal: { type: 'link.restore', between } as unknown as KafkaSignal,
    },
  ]
  const run = createRun(kafka, { seed: 11, setup, commands })
  advance(run, 120_000)
  return run
}

const consumer = (name: string, more: Partial<ConsumerSetup>): ConsumerSetup => {
  return { name, group: 'g', topics: ['orders'], config: { 'auto.offset.reset': 'earliest' }, ...more }
}

const setup: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }, { id: 2 }, { id: 3 }],
  topics: [{ name: 'orders', partitions: 2, replicationFactor: 3 }],
  producers: [{ name: 'P', sends: [{ topic: 'orders', partitions: [0, 1], at: 500, every: 2000 }] }],
  consumers: [consumer('C1', { work: 30_000 }), consumer('C2', { starts: 8000 })],
}
