import { describe, expect, it } from 'vitest'
import { advance, createRun } from '../kernel/run.ts'
import type { RabbitEvent } from './events.ts'
import { rabbit } from './model.ts'
import type { RabbitSetup } from './setup.ts'

const LED_BY_BROKER_2 = { 'x-queue-type': 'quorum', 'x-queue-leader-locator': 'balanced' }

/** Three nodes; `other` lives on the first, so that a balanced queue is led by the second. */
const setup: RabbitSetup = {
  profile: '4.0',
  nodes: 3,
  definitions: { queues: [{ name: 'other' }, { name: 'q', arguments: LED_BY_BROKER_2 }] },
  clients: [
    {
      name: 'P',
      kind: 'publisher',
      routing_key: 'q',
      confirm: 'async',
      publish: [{ id: 'm{n}', at: 100, count: 5, every: 1000 }],
    },
    { name: 'C', kind: 'consumer', queue: 'q', prefetch_count: 1, work: 10, start: 20_000 },
  ],
}

type Order = { readonly at: number; readonly to: string; readonly type: string }

function runOf(orders: readonly Order[], until: number) {
  const commands = orders.map(({ at, to, type }) => ({ at, to, signal: { type } as never }))
  const run = createRun(rabbit, { seed: 7, setup, commands })
  advance(run, until)
  const { events, ticks } = run.trace
  const of = (type: RabbitEvent['type']) =>
    events.flatMap((event, seq) => (event.type === type ? [{ at: ticks.get(seq) as number, event }] : []))
  return { of, broker: run.world.state.broker }
}

describe('a quorum queue of three nodes', () => {
  it('confirms after a majority has it, and not before', () => {
    const { of } = runOf([], 10_000)
    const appended = of('raft.appended').filter(({ event }) => 'command' in event && event.command === 1)
    const [confirmed] = of('message.confirmed')
    expect(appended).toHaveLength(3)
    expect(confirmed?.at).toBeGreaterThan(appended[0]?.at as number)
    expect(of('message.confirmed')).toHaveLength(5)
  })

  it('does not mind one follower less', () => {
    const { of } = runOf([{ at: 50, to: 'broker-3', type: 'node.crash' }], 10_000)
    expect(of('message.confirmed')).toHaveLength(5)
    expect(of('raft.elected')).toHaveLength(0)
  })

  it('elects another leader when its leader dies, and loses nothing that was confirmed', () => {
    const { of, broker } = runOf([{ at: 2_500, to: 'broker-2', type: 'node.crash' }], 30_000)
    expect(of('raft.elected')).toHaveLength(1)
    expect(of('message.confirmed')).toHaveLength(5)
    expect(of('message.acked')).toHaveLength(5)
    expect(broker.queues.get('q')?.node).not.toBe('broker-2')
  })

  it('stops without a majority, and goes on when there is one again', () => {
    const orders = [
      { at: 1_500, to: 'broker-2', type: 'node.crash' },
      { at: 1_500, to: 'broker-3', type: 'node.crash' },
      { at: 15_000, to: 'broker-3', type: 'node.start' },
    ]
    expect(runOf(orders, 14_000).of('message.confirmed')).toHaveLength(2)
    const { of, broker } = runOf(orders, 40_000)
    expect(of('message.confirmed')).toHaveLength(5)
    expect(of('message.acked')).toHaveLength(5)
    expect(broker.queues.get('q')).toMatchObject({ unacked: 0, ready: { size: 0 } })
  })

  it('catches a follower up that was away', () => {
    const orders = [
      { at: 1_500, to: 'broker-3', type: 'node.crash' },
      { at: 8_000, to: 'broker-3', type: 'node.start' },
    ]
    const { broker } = runOf(orders, 12_000)
    const logs = [...(broker.queues.get('q')?.group?.members.values() ?? [])].map(({ log }) => log.end)
    expect(new Set(logs).size).toBe(1)
  })

  it('follows a leader again after it was cut off, and drops what it alone had written', () => {
    const cut = (at: number, type: string) =>
      ['broker', 'broker-3'].map((other) => ({
        at,
        to: 'physics',
        signal: { type, between: ['broker-2', other] } as never,
      }))
    const commands = [...cut(2_050, 'link.cut'), ...cut(20_000, 'link.restore')]
    const run = createRun(rabbit, { seed: 7, setup, commands })
    advance(run, 40_000)
    const queue = run.world.state.broker.queues.get('q')
    expect(run.trace.events.filter(({ type }) => type === 'message.confirmed')).toHaveLength(5)
    expect(queue?.group?.members.get('broker-2')?.role).toBe('follower')
    const logs = [...(queue?.group?.members.values() ?? [])].map(({ log }) => log.items.slice(0, log.end))
    expect(logs[1]).toEqual(logs[0])
    expect(logs[2]).toEqual(logs[0])
  })
})
