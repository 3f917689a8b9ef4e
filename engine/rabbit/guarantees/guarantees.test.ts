import { describe, expect, it } from 'vitest'
import { type GuaranteeOptions, verdictsOf } from '../../kernel/guarantee.ts'
import { consumer, publisher, type RabbitRun, runOf, worldOf } from '../client/world.fixture.ts'
import type { ConsumerSetup, PublisherSetup, RabbitSetup } from '../setup.ts'
import { rabbitGuarantees } from './index.ts'

/** The last word on a promise. A broken one shows its proof as the types of its facts. */
function verdictOf(run: RabbitRun, id: string, options: GuaranteeOptions = {}) {
  const guarantee = rabbitGuarantees.find((one) => one.id === id)
  if (guarantee === undefined) throw new Error(id)
  const { events, ticks } = run.trace
  const last = verdictsOf(guarantee, options, events, ticks).at(-1)?.verdict
  if (last?.holds !== false) return last?.holds
  return last.witness.map((seq) => events[seq]?.type)
}

const calm = runOf(worldOf([publisher(3), consumer('W')]), 5000)
const failing = (more: Partial<ConsumerSetup>) =>
  runOf(worldOf([publisher(3), consumer('W', { fails: [{ on: 'm2', times: 1 }], ...more })]), 5000)
const database = { systems: [{ kind: 'database', name: 'db', balance: 1000 }] } as const
const charging = (more: Partial<ConsumerSetup>, setup: Partial<RabbitSetup> = database) =>
  runOf(
    worldOf([publisher(1), consumer('W', { calls: [{ system: 'db' }], restart_delay: 100, ...more })], setup),
    20_000,
  )

describe('a calm run', () => {
  it.each([
    'no-loss',
    'at-least-once',
    'at-most-once',
    'effectively-once',
    'order',
    'bounded-redelivery',
    'one-place',
    'even-split',
  ])('keeps %s', (id) => {
    expect(verdictOf(calm, id)).toBe(true)
  })

  it('has nothing to say about failures', () => {
    expect(verdictOf(calm, 'failed-to-dlq', { queue: 'dlq' })).toBe('open')
  })

  it('has said nothing before anything happened', () => {
    const nothing = runOf(worldOf([]), 10)
    for (const { id } of rabbitGuarantees) expect([id, verdictOf(nothing, id)]).toEqual([id, 'open'])
  })
})

describe('no-loss', () => {
  it('is broken by auto-ack and a crash, also for messages that were never touched', () => {
    const run = runOf(worldOf([publisher(3), consumer('W', { ack: 'auto' })]), 5000, [
      { at: 150, to: 'W', signal: { type: 'crash' } },
    ])
    expect(verdictOf(run, 'no-loss')).toEqual(['publish.sent', 'client.crashed'])
    expect(verdictOf(run, 'no-loss', { messages: ['m3'] })).toEqual(['publish.sent', 'client.crashed'])
  })

  it('is said to be broken in the tick in which it breaks, though nothing happens for long', () => {
    const run = runOf(worldOf([publisher(3), consumer('W', { ack: 'auto' })]), 5000, [
      { at: 150, to: 'W', signal: { type: 'crash' } },
    ])
    const { events, ticks } = run.trace
    const loss = rabbitGuarantees.find(({ id }) => id === 'no-loss') as (typeof rabbitGuarantees)[number]
    const broken = verdictsOf(loss, {}, events, ticks).find(({ verdict }) => verdict.holds === false)
    const crash = events.findIndex(({ type }) => type === 'client.crashed')
    expect(broken).toBeDefined()
    expect(ticks.get(broken?.seq ?? -1)).toBe(ticks.get(crash))
  })

  it('is kept by manual acks and a crash', () => {
    const run = runOf(worldOf([publisher(3), consumer('W', { restart_delay: 100 })]), 5000, [
      { at: 150, to: 'W', signal: { type: 'crash' } },
    ])
    expect(verdictOf(run, 'no-loss')).toBe(true)
    expect(verdictOf(run, 'at-least-once')).toBe(true)
    expect(verdictOf(run, 'at-most-once')).toEqual(['message.delivered', 'message.delivered'])
  })

  it('is broken where nobody takes a message, and not where it comes back', () => {
    const nowhere = { routing_key: 'nobody' }
    expect(verdictOf(runOf(worldOf([publisher(1, nowhere)]), 500), 'no-loss')).toEqual([
      'publish.sent',
      'message.unroutable',
    ])
    const returned = runOf(worldOf([publisher(1, { ...nowhere, mandatory: true })]), 500)
    expect(verdictOf(returned, 'no-loss')).toBe(true)
  })

  it('is broken by a reject without a DLX', () => {
    const setup = worldOf([
      publisher(1, { routing_key: 'plain' }),
      consumer('W', { queue: 'plain', fails: [{}], on_failure: { do: 'reject', requeue: false } }),
    ])
    expect(verdictOf(runOf(setup, 60_000), 'no-loss')).toEqual(['publish.sent', 'message.rejected'])
  })

  it('is broken by a kill -9 of the broker for transient messages only', () => {
    const crash = [{ at: 200, to: 'broker', signal: { type: 'node.crash' } }] as const
    const sent = (properties: object) => publisher(1, { publish: [{ at: 100, properties }] })
    expect(verdictOf(runOf(worldOf([sent({})]), 60_000, crash), 'no-loss')).toEqual([
      'publish.sent',
      'node.crashed',
    ])
    const persistent = worldOf([sent({ delivery_mode: 2 })])
    expect(verdictOf(runOf(persistent, 60_000, crash), 'no-loss')).toBe(true)
  })

  it('is broken by a history that its queue falls over, for what is not on disk (more-cr-01)', () => {
    const world = (properties: object) => {
      const junk = { at: 100, count: 2, headers: { 'x-death': ['junk'] }, properties }
      const reject = { do: 'reject', requeue: false } as const
      const clients = [
        publisher(2, { confirm: 'async', publish: [junk] }),
        consumer('W', { fails: [{}], on_failure: reject }),
      ]
      return worldOf(clients, { profile: '3.10' })
    }
    const transient = runOf(world({}), 5000)
    expect(verdictOf(transient, 'no-loss')).toEqual(['publish.sent', 'queue.crashed'])
    const persistent = runOf(world({ delivery_mode: 2 }), 5000)
    expect(persistent.trace.events.some(({ type }) => type === 'queue.crashed')).toBe(true)
    expect(verdictOf(persistent, 'no-loss')).toBe(true)
  })

  it('is broken by what was on the wire when the broker died, unless its publisher waits for an answer', () => {
    const start = { at: 1000, to: 'broker', signal: { type: 'node.start' } } as const
    const died = (at: number, more: Partial<PublisherSetup> = {}) =>
      runOf(worldOf([publisher(2, { reconnect_delay: 500, ...more })]), 9000, [
        { at, to: 'broker', signal: { type: 'node.crash' } },
        start,
      ])
    // Sent at 100: into a connection that is gone already, or on its way when it goes.
    expect(verdictOf(died(100), 'no-loss')).toEqual(['publish.sent', 'publish.sent'])
    expect(verdictOf(died(101), 'no-loss')).toEqual(['publish.sent', 'connection.lost'])
    expect(verdictOf(died(101, { confirm: 'async' }), 'no-loss')).toBe(true)
    expect(verdictOf(died(101, { tx: 2 }), 'no-loss')).toBe(true)
  })

  it('is broken by a publisher that was not there', () => {
    const run = runOf(worldOf([publisher(1)]), 500, [{ at: 50, to: 'Pr', signal: { type: 'crash' } }])
    expect(verdictOf(run, 'no-loss')).toEqual(['publish.missed', 'publish.missed'])
  })
})

describe('effectively-once', () => {
  it('is broken by a crash between effect and ack, and kept by a unique constraint', () => {
    const crashes = [{ at: 'after-effect' } as const]
    const twice = charging({ crashes })
    expect(verdictOf(twice, 'effectively-once', { system: 'db' })).toEqual([
      'effect.applied',
      'effect.applied',
    ])
    const deduplicate = { strategy: 'unique-constraint', system: 'db' } as const
    expect(verdictOf(charging({ crashes, deduplicate }), 'effectively-once', { system: 'db' })).toBe(true)
  })

  it('is broken by a mark without its effect', () => {
    const systems = [...database.systems, { kind: 'set', name: 'redis' }] as const
    const deduplicate = { strategy: 'mark-before', system: 'redis' } as const
    const never = charging({ crashes: [{ at: 'after-mark' }], deduplicate }, { systems })
    expect(verdictOf(never, 'effectively-once', { system: 'db' })).toEqual(['publish.sent', 'message.acked'])
  })
})

describe('order', () => {
  it('is broken by a message that comes back behind others', () => {
    const again = failing({ on_failure: { do: 'republish', exchange: '', routing_key: 'q' } })
    expect(verdictOf(again, 'order')).toEqual(['work.ended', 'work.ended'])
    expect(verdictOf(failing({ prefetch_count: 1 }), 'order')).toBe(true)
  })

  it('may be asked for each key by itself', () => {
    const publish = [{ at: 100, count: 3, key: ['a', 'b', 'c'] }]
    const fails = [
      { on: 'm1', times: 1, answer: { do: 'republish', exchange: '', routing_key: 'q' } as const },
    ]
    const run = runOf(worldOf([publisher(3, { publish }), consumer('W', { fails })]), 3000)
    expect(verdictOf(run, 'order')).not.toBe(true)
    expect(verdictOf(run, 'order', { by: 'key' })).toBe(true)
  })
})

describe('bounded-redelivery', () => {
  it('is broken by a message that always fails', () => {
    const run = failing({ fails: [{ on: 'm2' }], work: 5 })
    expect(verdictOf(run, 'bounded-redelivery', { limit: 3 })).toHaveLength(4)
    expect(verdictOf(run, 'bounded-redelivery', { limit: 3, messages: ['m1', 'm3'] })).toBe(true)
  })
})

describe('one-place', () => {
  it('is kept while a message goes round, and broken by a copy that is left behind', () => {
    const gives_up = { exchange: 'dlx' }
    const more = { fails: [{ on: 'm2' }], max_retries: 0, gives_up, restart_delay: 100 }
    expect(verdictOf(failing({ on_failure: { do: 'reject', requeue: false } }), 'one-place')).toBe(true)
    expect(verdictOf(failing(more), 'one-place')).toBe(true)
    const torn = failing({ ...more, crashes: [{ at: 'after-publish', on: 'm2' }] })
    expect(verdictOf(torn, 'one-place')).not.toBe(true)
  })
})

describe('even-split', () => {
  it('counts those that the scenario names', () => {
    const workers = ['W1', 'W2', 'W3'].map((name) => consumer(name, { prefetch_count: 1 }))
    const slow = consumer('W3', { prefetch_count: 1, work: 5000 })
    const even = runOf(worldOf([publisher(6), ...workers]), 9000)
    const uneven = runOf(worldOf([publisher(6), ...workers.slice(0, 2), slow]), 9000)
    expect(verdictOf(even, 'even-split', { consumers: ['W1', 'W2', 'W3'] })).toBe(true)
    expect(verdictOf(uneven, 'even-split', { consumers: ['W1', 'W2', 'W3'] })).toEqual(['message.delivered'])
    expect(verdictOf(uneven, 'even-split', { consumers: ['W1', 'W2'] })).toBe(true)
    expect(verdictOf(uneven, 'even-split', { consumers: ['W1', 'W2', 'W3'], within: 5 })).toBe(true)
  })
})

describe('failed-to-dlq', () => {
  it('is kept by a reject, by a consumer that gives up, and by a success at last', () => {
    const rejected = failing({ on_failure: { do: 'reject', requeue: false } })
    expect(verdictOf(rejected, 'failed-to-dlq', { queue: 'dlq' })).toBe(true)
    expect(verdictOf(failing({}), 'failed-to-dlq', { queue: 'dlq' })).toBe(true)
  })

  it('is broken by an ack that only writes a line in a log', () => {
    const swallowed = failing({ on_failure: { do: 'ack' } })
    expect(verdictOf(swallowed, 'failed-to-dlq', { queue: 'dlq' })).toEqual(['work.failed', 'message.acked'])
  })
})
