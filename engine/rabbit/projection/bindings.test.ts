import { describe, expect, it } from 'vitest'
import { advance, createRun } from '../../kernel/run.ts'
import type { ActionView } from '../../kernel/scene.ts'
import {
  consumer,
  countOf,
  publisher,
  type RabbitRun,
  readyIn,
  runOf,
  worldOf,
} from '../client/world.fixture.ts'
import type { RabbitSignal } from '../methods.ts'
import { rabbit } from '../model.ts'
import type { RabbitSetup } from '../setup.ts'
import { rabbitProjection } from './index.ts'

const UNTIL = 3000

const setup: RabbitSetup = worldOf(
  [
    publisher(1, {
      exchange: 't',
      publish: [
        { id: 'm1', at: 100, routing_key: 'order.created' },
        { id: 'm2', at: 2000, routing_key: 'order.created' },
      ],
    }),
  ],
  {
    definitions: {
      exchanges: [
        { name: 't', type: 'topic', durable: true },
        { name: 'h', type: 'headers', durable: true },
      ],
      queues: [
        { name: 'q', durable: true },
        { name: 'other', durable: true },
      ],
      bindings: [
        { source: 't', destination: 'q', routing_key: 'order.*' },
        { source: 'h', destination: 'q', routing_key: 'k', arguments: { 'x-match': 'any', to: 'ru' } },
      ],
    },
  },
)

function actionsOf(run: RabbitRun, id: string): readonly ActionView[] {
  const { state, physics, now } = run.world
  return rabbitProjection.sceneOf(state, physics, now).places.find((place) => place.id === id)?.actions ?? []
}

/** What a reader does at tick 1000, by the name that the menu has for it. */
function done(name: string, world = setup, place = 'queue:q'): RabbitRun {
  const found = actionsOf(runOf(world, 1000), place).find(
    ({ id, about }) => name === [id, about].filter(Boolean).join(' '),
  )
  if (found === undefined) throw new Error(name)
  const run = runOf(world, UNTIL, [{ at: 1000, to: found.to, signal: found.signal as RabbitSignal }])
  const again = createRun(rabbit, run.journal)
  advance(again, UNTIL)
  expect(again.trace.events).toEqual(run.trace.events)
  return run
}

describe('what a reader may do with a queue', () => {
  it('is named with what it is about', () => {
    const names = actionsOf(runOf(setup, 1000), 'queue:q').map(({ id, about }) => [id, about].join(' '))
    expect(names).toEqual(['purge ', 'unbind t order.*', 'unbind h k', 'bind t', 'delete-queue '])
  })

  it('unbinds: later messages go nowhere, earlier ones stay (decl-10), and it can be bound again', () => {
    const run = done('unbind t order.*')
    expect(readyIn(run, 'q')).toEqual(['m1'])
    expect(actionsOf(run, 'queue:q').map(({ id, about }) => `${id} ${about}`)).toContain('bind t order.*')
  })

  it('binds one that had no binding', () => {
    expect(readyIn(done('bind t', setup, 'queue:other'), 'other')).toEqual(['m2'])
  })

  it('binds by a key that is written: only what fits it comes', () => {
    const [bind] = actionsOf(runOf(setup, 1000), 'queue:other').filter(({ asks }) => asks?.unit === 'key')
    if (bind === undefined) throw new Error('the exchange takes a key')
    expect(bind.asks).toEqual({ field: 'routing_key', unit: 'key', value: '#' })
    const readyWith = (key: string) => {
      const signal = { ...bind.signal, routing_key: key } as RabbitSignal
      return readyIn(runOf(setup, UNTIL, [{ at: 1000, to: bind.to, signal }]), 'other')
    }
    expect(readyWith('order.created')).toEqual(['m2'])
    expect(readyWith('order.paid')).toEqual([])
  })

  it('purges what is ready', () => {
    expect(readyIn(done('purge'), 'q')).toEqual(['m2'])
  })

  it('deletes it, and its consumer is told', () => {
    const world = { ...setup, clients: [...(setup.clients ?? []), consumer('W')] }
    const run = done('delete-queue', world)
    expect(run.world.state.broker.queues.has('q')).toBe(false)
    expect(countOf(run, 'consumer.removed')).toBe(1)
    expect(countOf(run, 'message.unroutable')).toBe(1)
  })

  it('is nothing while its node is down', () => {
    const run = runOf(setup, 1000, [{ at: 500, to: 'broker', signal: { type: 'node.crash' } }])
    expect(actionsOf(run, 'queue:q')).toEqual([])
  })
})

it('shows the match of a headers exchange, also where its binding has a key (FACTS 10)', () => {
  const { state, physics, now } = runOf(setup, 10).world
  const labels = rabbitProjection
    .sceneOf(state, physics, now)
    .wires.filter(({ from }) => from === 'exchange:h' || from === 'exchange:t')
    .map(({ label }) => label)
  expect(labels).toEqual(['order.*', 'any {to: ru}'])
})
