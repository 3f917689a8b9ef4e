import { afterEach, describe, expect, test } from 'vitest'
import { advance, createRun, digestOf, type Model, type Typed, withCommand } from '../../engine/index.ts'
import { toy } from '../../engine/kernel/toy.fixture.ts'
import { EngineClient, type Order, RunFailed, Superseded } from './client.ts'
import { serve } from './host.ts'
import type { AnyJournal, AnyModel, Port, Reply, Request } from './protocol.ts'

const model = toy as unknown as AnyModel
const setup = { walkers: ['a', 'b', 'c'], balls: 3, latencyMost: 5, clumsy: 0 }
const journal = (seed: number): AnyJournal => ({ seed, setup, commands: [] })
const order = (seed: number, until = 20_000): Order => ({
  key: `run ${seed}`,
  model: 'toy',
  journal: journal(seed),
  until,
})
const broken: AnyModel = {
  ...model,
  laws: [
    {
      id: 'test.short',
      on: ['ball.caught'],
      check: (_state, _event, tick) => (tick > 40 ? 'it went on' : undefined),
    },
  ],
}

const channels: MessageChannel[] = []

function connect(): { readonly client: EngineClient; readonly port: MessagePort } {
  const channel = new MessageChannel()
  channels.push(channel)
  serve(channel.port2 as unknown as Port, { toy: async () => model, broken: async () => broken })
  return { client: new EngineClient(channel.port1 as unknown as Port), port: channel.port1 }
}

afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close()
    port2.close()
  }
})

function fresh(of: AnyJournal, until: number): string {
  const run = createRun(model as Model<unknown, Typed, Typed, unknown>, of)
  advance(run, until)
  return digestOf(run.trace)
}

describe('a run through the worker', () => {
  test('is the run itself, however it is cut into batches', async () => {
    const shares: number[] = []
    const { client } = connect()
    const { trace, until } = await client.compute(order(7, 80_000), (share) => shares.push(share))
    expect(until).toBe(80_000)
    expect(shares.length).toBeGreaterThan(0)
    expect(digestOf(trace)).toBe(fresh(journal(7), 80_000))
  })

  test('forked is the run that had the command from the start', async () => {
    const { client } = connect()
    const main = await client.compute(order(7))
    const command = { at: 9_000, to: 'b', signal: { type: 'throw', ball: 1 } }
    const forked = withCommand(journal(7), command)
    const fork = { key: 'run 7', trace: main.trace, commands: [command] }
    const branch = await client.compute({ ...order(7), key: 'branch', journal: forked, fork })
    expect(digestOf(branch.trace)).toBe(fresh(forked, 20_000))
    expect(digestOf(main.trace)).toBe(fresh(journal(7), 20_000))
    expect(branch.trace.events[0]).toBe(main.trace.events[0])
  })

  test('forked when the worker holds another run is run from the start', async () => {
    const { client } = connect()
    const main = await client.compute(order(7))
    await client.compute(order(8))
    const command = { at: 9_000, to: 'b', signal: { type: 'throw', ball: 1 } }
    const forked = withCommand(journal(7), command)
    const fork = { key: 'run 7', trace: main.trace, commands: [command] }
    const branch = await client.compute({ ...order(7), key: 'branch', journal: forked, fork })
    expect(digestOf(branch.trace)).toBe(fresh(forked, 20_000))
  })

  test('superseded is rejected, and its batches are dropped', async () => {
    const { client } = connect()
    const first = client.compute(order(7, 80_000))
    const second = client.compute(order(8))
    await expect(first).rejects.toBeInstanceOf(Superseded)
    expect(digestOf((await second).trace)).toBe(fresh(journal(8), 20_000))
  })

  test('that breaks a law is told with the law, the tick and the event', async () => {
    const { client } = connect()
    const failed = await client.compute({ ...order(7), model: 'broken' }).catch((thrown: unknown) => thrown)
    expect(failed).toBeInstanceOf(RunFailed)
    expect((failed as RunFailed).fault).toMatchObject({ law: 'test.short' })
    expect((failed as RunFailed).fault.tick).toBeGreaterThan(40)
    const next = await client.compute(order(8))
    expect(digestOf(next.trace)).toBe(fresh(journal(8), 20_000))
  })

  test('of a model that nobody knows is told so', async () => {
    const { client } = connect()
    await expect(client.compute({ ...order(7), model: 'pigeons' })).rejects.toThrow('no model "pigeons"')
  })
})

describe('a run that was foreseen', () => {
  test('is joined by whoever orders the same, while it is under way and after', async () => {
    const { client } = connect()
    client.foresee(order(7, 80_000))
    const shares: number[] = []
    const { trace } = await client.compute(order(7, 80_000), (share) => shares.push(share))
    expect(shares.length).toBeGreaterThan(0)
    expect(digestOf(trace)).toBe(fresh(journal(7), 80_000))
    // It was joined once: the next that orders it gets a trace of its own.
    expect((await client.compute(order(7, 80_000))).trace).not.toBe(trace)
  })

  test('can be forked', async () => {
    const { client } = connect()
    client.foresee(order(7))
    const main = await client.compute(order(7))
    const command = { at: 9_000, to: 'b', signal: { type: 'throw', ball: 1 } }
    const forked = withCommand(journal(7), command)
    const fork = { key: 'run 7', trace: main.trace, commands: [command] }
    const branch = await client.compute({ ...order(7), key: 'branch', journal: forked, fork })
    expect(digestOf(branch.trace)).toBe(fresh(forked, 20_000))
  })

  test('is let go when another is wanted, also under its name', async () => {
    const { client } = connect()
    client.foresee(order(7, 80_000))
    const { trace } = await client.compute({ ...order(7, 80_000), journal: journal(8) })
    expect(digestOf(trace)).toBe(fresh(journal(8), 80_000))
    client.foresee({ ...order(7), model: 'pigeons' })
    await expect(client.compute({ ...order(7), model: 'pigeons' })).rejects.toThrow('no model "pigeons"')
    expect(digestOf((await client.compute(order(7))).trace)).toBe(fresh(journal(7), 20_000))
  })
})

describe('the fence', () => {
  test('is the same whatever was made ready before, and a failure of that is told by the run', async () => {
    const { client } = connect()
    client.prepare('toy')
    client.prepare('nobody')
    const { trace } = await client.compute(order(7))
    expect(digestOf(trace)).toBe(fresh(journal(7), 20_000))
    await expect(client.compute({ ...order(7), key: 'other', model: 'nobody' })).rejects.toThrow('nobody')
  })

  test('of a worker that is gone fails at once, also when nobody was waiting as it went', async () => {
    const { client } = connect()
    client.fail({ message: 'it could not be loaded', stack: '', isLost: true })
    await expect(client.compute(order(7))).rejects.toThrow('it could not be loaded')
  })

  test('drops what carries the number of another run or of an earlier pull', async () => {
    const posted: Request[] = []
    const port: Port = { postMessage: (request) => void posted.push(request as Request), onmessage: null }
    const client = new EngineClient(port)
    const reply = (data: Partial<Reply>) => port.onmessage?.({ data } as MessageEvent)
    const columns = { ticks: [1], causes: [-1], triggers: [-1], transits: [], fromEvent: 0, fromTransit: 0 }
    const wanted = client.compute(order(7, 10))
    expect(posted.map((request) => [request.type, 'run' in request && request.run])).toEqual([
      ['open', 1],
      ['pull', 1],
      ['pull', 1],
    ])
    reply({ type: 'batch', run: 0, pull: 1, events: [{ type: 'stale.run' }], now: 10, ...columns })
    reply({ type: 'batch', run: 1, pull: 0, events: [{ type: 'stale.pull' }], now: 10, ...columns })
    reply({ type: 'batch', run: 1, pull: 1, events: [{ type: 'right' }], now: 10, ...columns })
    expect((await wanted).trace.events).toEqual([{ type: 'right' }])
  })
})
