import { describe, expect, it } from 'vitest'
import { hashOf } from '../../base/hash.ts'
import { WORLD } from '../../kernel/engine.ts'
import { PHYSICS } from '../../kernel/physics.ts'
import { createReplay, seek } from '../../kernel/replay.ts'
import { advance, fork } from '../../kernel/run.ts'
import { rabbit } from '../index.ts'
import type { ConsumerSetup, CrashPoint, DeduplicateSetup, RabbitSetup } from '../setup.ts'
import type { ConsumerMind, PublisherMind, SystemMind } from './mind.ts'
import { consumer, countOf, factsOf, publisher, readyIn, runOf, worldOf } from './world.fixture.ts'

const consumerOf = (run: ReturnType<typeof runOf>, name: string) =>
  run.world.state.clients.get(name) as ConsumerMind
const publisherOf = (run: ReturnType<typeof runOf>) => run.world.state.clients.get('Pr') as PublisherMind
const systemOf = (run: ReturnType<typeof runOf>, name: string) =>
  run.world.state.clients.get(name) as SystemMind

describe('a consumer', () => {
  it('works on what is pushed, one at a time, and acknowledges', () => {
    const run = runOf(worldOf([publisher(2), consumer('W')]), 1000)
    expect(factsOf(run, 'work.started', 'work.ended')).toEqual([
      '102 work.started W m1',
      '202 work.ended W m1',
      '202 work.started W m2',
      '302 work.ended W m2',
    ])
    expect(countOf(run, 'message.acked')).toBe(2)
    expect(consumerOf(run, 'W').held.size).toBe(0)
  })

  it('with two threads works on two at once', () => {
    const run = runOf(worldOf([publisher(2), consumer('W', { threads: 2 })]), 1000)
    expect(factsOf(run, 'work.ended')).toEqual(['202 work.ended W m1', '202 work.ended W m2'])
  })

  it('never holds more than its prefetch', () => {
    const run = runOf(worldOf([publisher(5), consumer('W', { prefetch_count: 2 })]), 150)
    expect(consumerOf(run, 'W').held.size).toBe(2)
    expect(readyIn(run, 'q')).toEqual(['m3', 'm4', 'm5'])
  })

  // basic.deliver does not ask whether there is room: without a prefetch the whole backlog comes again.
  it('dies of what does not fit into its memory, again and again, unless its window is as small', () => {
    const crowded = { memory: 2, restart_delay: 100 }
    const flooded = runOf(worldOf([publisher(5), consumer('W', crowded)]), 1000)
    expect(countOf(flooded, 'client.crashed')).toBeGreaterThan(2)
    expect(countOf(flooded, 'message.acked')).toBe(0)
    const spared = runOf(worldOf([publisher(5), consumer('W', { ...crowded, prefetch_count: 2 })]), 1000)
    expect(countOf(spared, 'client.crashed')).toBe(0)
    expect(countOf(spared, 'message.acked')).toBe(5)
  })

  it('may acknowledge several at once', () => {
    const run = runOf(worldOf([publisher(4), consumer('W', { ack_every: 2 })]), 1000)
    const settled = run.trace.events.filter(({ type }) => type === 'delivery.settled')
    expect(settled.map((event) => 'deliveryTag' in event && event.deliveryTag)).toEqual([2, 4])
    expect(countOf(run, 'message.acked')).toBe(4)
  })

  it('asks again and again with basic.get, and sooner or later finds what came', () => {
    const run = runOf(worldOf([publisher(2), consumer('W', { mode: 'get', every: 300 })]), 1000)
    expect(countOf(run, 'consumer.added')).toBe(0)
    expect(factsOf(run, 'work.ended')).toEqual(['414 work.ended W m1', '516 work.ended W m2'])
    expect(countOf(run, 'poll.empty')).toBeGreaterThan(1)
  })

  it('cancels and consumes again by order, and still answers for what it holds', () => {
    const setup = worldOf([publisher(2, { publish: [{ at: 100, count: 2, every: 100 }] }), consumer('W')])
    const run = runOf(setup, 1000, [
      { at: 150, to: 'W', signal: { type: 'cancel' } },
      { at: 400, to: 'W', signal: { type: 'consume' } },
    ])
    expect(factsOf(run, 'work.ended')).toEqual(['202 work.ended W m1', '502 work.ended W m2'])
  })
})

describe('one more consumer, while the run goes on', () => {
  const add = (like: string, at = 500) => ({
    at,
    to: WORLD,
    signal: { type: 'application.add', like } as const,
  })
  const busy = worldOf([publisher(6), consumer('W', { prefetch_count: 1, work: 1000 })])

  it('connects, subscribes and gets its share from then on', () => {
    const run = runOf(busy, 20_000, [add('W')])
    const firstOf = (name: string) => factsOf(run, 'work.started').find((fact) => fact.includes(` ${name} `))
    expect(firstOf('W')).toBe('102 work.started W m1')
    expect(Number(firstOf('W-2')?.split(' ')[0])).toBeGreaterThan(500)
    expect([consumerOf(run, 'W').processed, consumerOf(run, 'W-2').processed]).toEqual([3, 3])
  })

  it('is told by its trace, and forked is as if it was ordered from the start', () => {
    const fresh = runOf(busy, 20_000, [add('W'), add('W', 600)])
    const forked = runOf(busy, 20_000)
    for (const command of [add('W'), add('W', 600)]) fork(forked, command)
    advance(forked, 20_000)
    expect(hashOf(forked.trace.events)).toBe(hashOf(fresh.trace.events))
    const replay = createReplay(rabbit, fresh.journal.setup, fresh.trace)
    expect(seek(replay, fresh.trace.events.length).state).toEqual(fresh.world.state)
    expect([...fresh.world.state.clients.keys()]).toEqual(['Pr', 'W', 'W-2', 'W-3'])
  })

  it('is not there when nobody is like it', () => {
    const run = runOf(busy, 1000, [add('Pr'), add('nobody')])
    expect(countOf(run, 'application.added')).toBe(0)
  })
})

describe('the failure of a consumer', () => {
  const failing = (more: Partial<ConsumerSetup>) => worldOf([publisher(2), consumer('W', more)])

  it('requeues with nack until it works', () => {
    const run = runOf(failing({ fails: [{ on: 'm1', times: 2 }], prefetch_count: 1 }), 2000)
    expect(countOf(run, 'message.requeued')).toBe(2)
    expect(countOf(run, 'work.ended')).toBe(2)
  })

  it('dead-letters without requeue', () => {
    const run = runOf(failing({ fails: [{ on: 'm1' }], on_failure: { do: 'reject', requeue: false } }), 1000)
    expect(readyIn(run, 'dlq')).toEqual(['m1'])
  })

  it('may answer each rule in its own way', () => {
    const fails = [
      { on: 'm1', answer: { do: 'ack' } as const },
      { on: 'm2', answer: { do: 'nothing' } as const },
    ]
    const run = runOf(failing({ fails }), 1000)
    expect(countOf(run, 'message.acked')).toBe(1)
    expect([...consumerOf(run, 'W').held.values()].map(({ content }) => content.id)).toEqual(['m2'])
  })

  it('by chance comes from the dice of its place', () => {
    const fails = [{ chance: { numerator: 1, denominator: 2 } }]
    const setup = worldOf([publisher(200), consumer('W', { fails, on_failure: { do: 'ack' }, work: 1 })])
    const failed = countOf(runOf(setup, 2000), 'work.failed')
    expect(failed).toBeGreaterThan(70)
    expect(failed).toBeLessThan(130)
  })

  it('publishes a copy that counts, and gives up by that count', () => {
    const run = runOf(
      failing({
        fails: [{ on: 'm1' }],
        on_failure: { do: 'republish', exchange: '', routing_key: 'q', count_header: 'x-retries' },
        max_retries: 3,
        retry_count: { header: 'x-retries' },
        gives_up: { exchange: 'dlx' },
      }),
      3000,
    )
    expect(factsOf(run, 'work.failed')).toHaveLength(3)
    expect(factsOf(run, 'retries.exhausted')).toHaveLength(1)
    expect(readyIn(run, 'dlq')).toEqual(['m1'])
  })

  it('is a system that is down, or does not answer in time', () => {
    const calls = [{ system: 'gateway' }]
    const more = (up: boolean, latency: number): Partial<RabbitSetup> => ({
      systems: [{ kind: 'gateway', name: 'gateway', up, latency }],
    })
    const clients = [publisher(1), consumer('W', { calls, timeout: 50, on_failure: { do: 'ack' } })]
    const reasonOf = (run: ReturnType<typeof runOf>) =>
      run.trace.events.flatMap((event) => (event.type === 'work.failed' ? event.reason : []))
    expect(reasonOf(runOf(worldOf(clients, more(false, 10)), 1000))).toEqual(['503'])
    expect(reasonOf(runOf(worldOf(clients, more(true, 500)), 1000))).toEqual(['timeout'])
    expect(reasonOf(runOf(worldOf(clients, more(true, 10)), 1000))).toEqual([])
  })
})

describe('a process', () => {
  it('that is killed says nothing; its machine ends TCP, and the queue takes back what it held', () => {
    const setup = worldOf([publisher(2), consumer('W1'), consumer('W2', { start: 300 })])
    const run = runOf(setup, 1000, [{ at: 150, to: 'W1', signal: { type: 'crash' } }])
    expect(factsOf(run, 'client.crashed', 'message.requeued')).toEqual([
      '150 client.crashed W1',
      '151 message.requeued m1',
      '151 message.requeued m2',
    ])
    expect(factsOf(run, 'work.ended')).toEqual(['412 work.ended W2 m1', '512 work.ended W2 m2'])
  })

  it('without power is noticed by silence only, and its machine knows nothing when it is back', () => {
    const setup = worldOf([publisher(1), consumer('W', { heartbeat: 2 })])
    const run = runOf(setup, 9000, [{ at: 150, to: 'W', signal: { type: 'power-off' } }])
    const lost = run.trace.events.findIndex(({ type }) => type === 'connection.lost')
    expect(run.trace.ticks.get(lost)).toBeGreaterThan(2000)
    expect(readyIn(run, 'q')).toEqual(['m1'])
    const back = runOf(setup, 9000, [
      { at: 150, to: 'W', signal: { type: 'power-off' } },
      { at: 1000, to: 'W', signal: { type: 'start' } },
    ])
    expect(countOf(back, 'work.ended')).toBe(1)
  })

  it('closes politely', () => {
    const run = runOf(worldOf([publisher(1), consumer('W')]), 1000, [
      { at: 150, to: 'W', signal: { type: 'close' } },
    ])
    expect(factsOf(run, 'client.closing', 'client.closed', 'client.crashed')).toEqual([
      '150 client.closing W',
      '152 client.closed W',
    ])
    expect(run.world.state.broker.connections.size).toBe(1)
    expect(readyIn(run, 'q')).toEqual(['m1'])
  })

  it('that closes is gone also when nobody says close-ok', () => {
    const run = runOf(worldOf([publisher(1), consumer('W', { work: 1000 })]), 3000, [
      { at: 150, to: 'W', signal: { type: 'close' } },
      { at: 150, to: 'broker', signal: { type: 'node.crash' } },
    ])
    expect(consumerOf(run, 'W')).toMatchObject({ status: 'off', processed: 0 })
    expect(consumerOf(run, 'W').tasks.size).toBe(0)
  })

  it('that hangs keeps its messages and its heartbeats', () => {
    const setup = worldOf([publisher(2), consumer('W', { heartbeat: 2 })])
    const hung = [{ at: 150, to: 'W', signal: { type: 'hang' } }] as const
    const run = runOf(setup, 20_000, hung)
    expect(countOf(run, 'work.ended')).toBe(0)
    expect(countOf(run, 'connection.lost')).toBe(0)
    expect(consumerOf(run, 'W').held.size).toBe(2)
    const woken = runOf(setup, 20_000, [...hung, { at: 5000, to: 'W', signal: { type: 'unhang' } }])
    expect(factsOf(woken, 'work.ended')).toEqual(['5000 work.ended W m1', '5100 work.ended W m2'])
  })

  it('that is frozen as a whole is taken for dead, and finds out when it wakes up', () => {
    const setup = worldOf([publisher(1), consumer('W1', { heartbeat: 2 }), consumer('W2', { start: 1000 })])
    const run = runOf(setup, 30_000, [
      { at: 150, to: PHYSICS, signal: { type: 'process.freeze', place: 'W1' } },
      { at: 10_000, to: PHYSICS, signal: { type: 'process.resume', place: 'W1' } },
    ])
    expect(countOf(run, 'connection.lost')).toBe(1)
    expect(factsOf(run, 'work.ended').map((fact) => fact.split(' ').slice(2).join(' '))).toEqual([
      'W2 m1',
      'W1 m1',
    ])
    expect(consumerOf(run, 'W1').connections).toBe(2)
  })

  it('works slower when told so, and is changed through the set-up', () => {
    const clients = [publisher(3, { publish: [{ at: 100, count: 3, every: 1000 }] }), consumer('W')]
    const run = runOf(worldOf(clients), 5000, [
      { at: 500, to: 'W', signal: { type: 'slow', factor: 5 } },
      { at: 1900, to: 'world', signal: { type: 'setup.changed', path: '/clients/W/work', value: 20 } },
      { at: 2000, to: 'world', signal: { type: 'setup.changed', path: '/definitions/queues/q/x', value: 1 } },
    ])
    expect(factsOf(run, 'work.ended')).toEqual([
      '202 work.ended W m1',
      '1602 work.ended W m2',
      '2202 work.ended W m3',
    ])
    expect(countOf(run, 'setup.changed')).toBe(1)
  })

  it('connects again when its broker is back, and works on what it had in hand in vain', () => {
    const setup = worldOf([
      publisher(1, { publish: [{ at: 100, properties: { delivery_mode: 2 } }] }),
      consumer('W', { work: 1000, reconnect_delay: 300 }),
    ])
    const run = runOf(setup, 5000, [
      { at: 200, to: 'broker', signal: { type: 'node.crash' } },
      { at: 2000, to: 'broker', signal: { type: 'node.start' } },
    ])
    expect(factsOf(run, 'delivery.orphaned')).toEqual(['1102 delivery.orphaned W m1'])
    expect(countOf(run, 'work.ended')).toBe(2)
    expect(countOf(run, 'message.acked')).toBe(1)
  })
})

describe('a publisher', () => {
  const slow = { network: { latency: 100 } }

  it('waits for each confirm, for a batch, or for none', () => {
    const spanOf = (confirm: 'none' | 'each' | 'batch' | 'async') => {
      const setup = worldOf([publisher(6, { confirm, batch: 3, publish: [{ at: 3000, count: 6 }] })], slow)
      const sent = factsOf(runOf(setup, 9000), 'publish.sent').map((fact) => Number(fact.split(' ')[0]))
      return (sent.at(-1) as number) - (sent[0] as number)
    }
    expect([spanOf('none'), spanOf('async'), spanOf('batch'), spanOf('each')]).toEqual([0, 0, 200, 1000])
  })

  it('commits transactions of so many', () => {
    const setup = worldOf([publisher(5, { tx: 2, publish: [{ at: 3000, count: 5 }] })], slow)
    const run = runOf(setup, 9000)
    const committed = run.trace.events.flatMap((event) =>
      event.type === 'publish.committed' ? [event.names] : [],
    )
    expect(committed).toEqual([['m1', 'm2'], ['m3', 'm4'], ['m5']])
    expect(readyIn(run, 'q')).toEqual(['m1', 'm2', 'm3', 'm4', 'm5'])
  })

  it('sends again what was not confirmed: a duplicate without the redelivered flag', () => {
    const setup = (resend: boolean) =>
      worldOf([
        publisher(1, { confirm: 'async', reconnect_delay: 500, resend }),
        consumer('W', { start: 2000 }),
      ])
    const lost = [{ at: 102, to: 'Pr', signal: { type: 'disconnect' } }] as const
    const again = runOf(setup(true), 5000, lost)
    expect(factsOf(again, 'publish.sent')).toEqual(['100 publish.sent Pr m1', '614 publish.sent Pr m1'])
    expect(consumerOf(again, 'W')).toMatchObject({ processed: 2, redelivered: 0 })
    expect(publisherOf(again)).toMatchObject({ sent: 2, confirmed: 1 })
    expect(consumerOf(runOf(setup(false), 5000, lost), 'W').processed).toBe(1)
  })

  it('keeps messages while it has no channel, or loses them', () => {
    const commands = [
      { at: 50, to: 'Pr', signal: { type: 'close' } } as const,
      { at: 300, to: 'Pr', signal: { type: 'start' } } as const,
    ]
    const lost = runOf(worldOf([publisher(2)]), 1000, commands)
    expect(factsOf(lost, 'publish.missed')).toHaveLength(2)
    const early = [{ at: 0, count: 2 }]
    expect(readyIn(runOf(worldOf([publisher(2, { publish: early })]), 1000), 'q')).toEqual(['m1', 'm2'])
    const loose = publisher(2, { publish: early, offline: 'lose' })
    expect(readyIn(runOf(worldOf([loose]), 1000), 'q')).toEqual([])
  })

  it('paces what it sends, and says what it is about', () => {
    const publish = [{ id: 'o{n}', from: 7, at: 100, count: 3, rate: 2, key: ['a', 'b'], headers: { h: 1 } }]
    const run = runOf(worldOf([publisher(0, { publish })]), 3000)
    expect(factsOf(run, 'publish.sent')).toEqual([
      '100 publish.sent Pr o7',
      '600 publish.sent Pr o8',
      '1100 publish.sent Pr o9',
    ])
    const contents = run.trace.events.flatMap((event) =>
      event.type === 'publish.sent' ? [event.content] : [],
    )
    expect(contents.map(({ body }) => body?.['key'])).toEqual(['a', 'b', 'a'])
    expect(contents[0]?.properties.headers).toEqual({ h: 1 })
  })

  it('is told of a missing exchange a moment later, by the loss of its channel', () => {
    const run = runOf(worldOf([publisher(1, { exchange: 'nowhere' })]), 1000)
    expect(factsOf(run, 'client.channelClosed')).toEqual(['102 client.channelClosed Pr'])
    expect(publisherOf(run).status).toBe('channel closed')
  })

  it('gets back what nobody takes, if it asked', () => {
    const run = runOf(worldOf([publisher(1, { routing_key: 'nobody', mandatory: true })]), 1000)
    expect(factsOf(run, 'publish.returned')).toEqual(['102 publish.returned Pr m1'])
  })
})

/** Where a process may die while it handles m1; the second process then gets it again. */
const POINTS: readonly CrashPoint[] = ['before-work', 'mid-work', 'after-effect', 'after-mark', 'after-ack']

describe('a repetition', () => {
  const balanceAfter = (
    strategy: DeduplicateSetup['strategy'],
    at: CrashPoint,
    more: object = {},
  ): number => {
    const system = strategy.startsWith('mark') ? 'redis' : 'db'
    const clients = [
      publisher(1),
      consumer('W', {
        calls: [{ system: 'db', operation: 'charge', amount: 100 }],
        deduplicate: { strategy, system },
        crashes: [{ at, nth: 1 }],
        restart_delay: 500,
      }),
    ]
    const systems = [
      { kind: 'database', name: 'db', balance: 1000 },
      { kind: 'set', name: 'redis', ...more },
    ] as const
    return systemOf(runOf(worldOf(clients, { systems }), 20_000), 'db').value
  }

  it('charges twice where the process dies after its effect and nobody checks', () => {
    expect(POINTS.map((at) => balanceAfter('none', at))).toEqual([900, 900, 800, 900, 900])
  })

  it('is recognised by one transaction at every crash point', () => {
    expect(POINTS.map((at) => balanceAfter('unique-constraint', at))).toEqual([900, 900, 900, 900, 900])
  })

  it('slips through between effect and mark, or is lost between mark and effect', () => {
    expect(POINTS.map((at) => balanceAfter('mark-after', at))).toEqual([900, 900, 800, 900, 900])
    expect(POINTS.map((at) => balanceAfter('mark-before', at))).toEqual([900, 1000, 900, 1000, 900])
  })

  it('is forgotten by a set with a TTL', () => {
    expect(balanceAfter('mark-after', 'after-mark', { ttl: 60_000 })).toBe(900)
    expect(balanceAfter('mark-after', 'after-mark', { ttl: 300 })).toBe(800)
  })

  it('makes two workers race when they check first and act later', () => {
    const deduplicate = { strategy: 'check-then-act', system: 'db' } as const
    const both = { calls: [{ system: 'db', operation: 'charge' }], deduplicate } as const
    const twice = publisher(2, { publish: [{ id: 'm1', at: 100, count: 2 }] })
    const systems = [{ kind: 'database', name: 'db', balance: 1000 }] as const
    const race = runOf(worldOf([twice, consumer('W1', both), consumer('W2', both)], { systems }), 1000)
    expect(systemOf(race, 'db').value).toBe(800)
    const luck = runOf(worldOf([twice, consumer('W1', both)], { systems }), 1000)
    expect(systemOf(luck, 'db').value).toBe(900)
  })
})

describe('minds', () => {
  it('are in a replay what they were in the run, and a copy shares nothing with them', () => {
    const setup = worldOf(
      [
        publisher(20, { confirm: 'async', publish: [{ at: 100, count: 20, every: 40 }] }),
        consumer('W1', { prefetch_count: 3, fails: [{ chance: { numerator: 1, denominator: 3 } }] }),
        consumer('W2', { ack: 'auto', crashes: [{ at: 'mid-work', nth: 3 }], restart_delay: 100 }),
      ],
      { network: { latency: { least: 1, most: 9 } } },
    )
    const run = runOf(setup, 6000)
    const replay = createReplay(rabbit, setup, run.trace)
    expect(hashOf(seek(replay, run.trace.events.length).state.clients)).toBe(hashOf(run.world.state.clients))
    const half = Math.trunc(run.trace.events.length / 2)
    const before = hashOf(seek(replay, half).state.clients)
    seek(replay, run.trace.events.length)
    expect(hashOf(seek(replay, half).state.clients)).toBe(before)
  })
})
