import { describe, expect, it } from 'vitest'
import { hashOf } from '../../base/hash.ts'
import { PHYSICS } from '../../kernel/physics.ts'
import { createReplay, seek } from '../../kernel/replay.ts'
import { advance, createRun } from '../../kernel/run.ts'
import { rabbit } from '../index.ts'
import type { ConsumerSetup, PublisherSetup, RabbitSetup } from '../setup.ts'
import type { ProcessMind } from './process-mind.ts'
import type { ProcessSetup } from './process-setup.ts'
import { consumer, countOf, factsOf, publisher, readyIn, runOf, worldOf } from './world.fixture.ts'

const APP: ProcessSetup = { name: 'app' }
const THREAD = { process: 'app' } as const
const SHARED = { process: 'app', channel: 'shared' } as const

function thread(name: string, more: Partial<PublisherSetup> = {}): PublisherSetup {
  return publisher(1, { name, thread: THREAD, publish: [{ id: `${name}-{n}`, at: 100 }], ...more })
}

function worker(name: string, more: Partial<ConsumerSetup> = {}): ConsumerSetup {
  return consumer(name, { thread: THREAD, ...more })
}

function appOf(clients: RabbitSetup['clients'], app = APP, more: Partial<RabbitSetup> = {}): RabbitSetup {
  return worldOf(clients ?? [], { processes: [app], ...more })
}

type Run = ReturnType<typeof runOf>

const codesIn = (run: Run, type: 'connection.closed' | 'channel.closed') =>
  run.trace.events.flatMap((event) => (event.type === type ? [event.code] : []))
const processIn = (run: Run) => run.world.state.clients.get('app') as ProcessMind
const wiresIn = (run: Run) => [...processIn(run).wires.values()]
const liveIn = (run: Run) => run.world.state.broker.connections.size

describe('threads of a process', () => {
  const three = ['T1', 'T2', 'T3']

  it('share one connection, and each has a channel in it', () => {
    const run = runOf(appOf(three.map((name) => thread(name))), 1_000)
    expect(countOf(run, 'connection.accepted')).toBe(1)
    expect(wiresIn(run).map(({ channels }) => [...channels.keys()])).toEqual([[1, 2, 3]])
    expect(readyIn(run, 'q')).toEqual(['T1-1', 'T2-1', 'T3-1'])
  })

  it('may have a connection each: three handshakes', () => {
    const clients = three.map((name) => thread(name, { thread: { process: 'app', connection: name } }))
    const run = runOf(appOf(clients), 1_000)
    expect(countOf(run, 'connection.accepted')).toBe(3)
    expect(readyIn(run, 'q')).toHaveLength(3)
  })

  it('count confirms and deliveries on each channel from 1', () => {
    const clients = [...three.map((name) => thread(name, { confirm: 'async' })), worker('W1'), worker('W2')]
    const run = runOf(appOf(clients), 1_000)
    const tags = run.trace.events.flatMap((event) =>
      event.type === 'publish.confirmed' || event.type === 'delivery.received'
        ? ['publishTag' in event ? event.publishTag : event.deliveryTag]
        : [],
    )
    expect(tags.filter((tag) => tag === 1)).toHaveLength(5)
    expect(countOf(run, 'message.acked')).toBe(3)
  })

  it('lose only their own channel by a fault, and open another (conn-03)', () => {
    const typo = thread('T2', {
      publish: [
        { at: 100, exchange: 'nowhere' },
        { at: 9_000, id: 'later' },
      ],
    })
    const run = runOf(appOf([thread('T1'), typo, worker('W')]), 10_000)
    expect(codesIn(run, 'channel.closed')).toEqual([404])
    expect(factsOf(run, 'client.channelClosed')).toEqual(['102 client.channelClosed T2'])
    expect(factsOf(run, 'work.ended')).toHaveLength(2)
    expect(liveIn(run)).toBe(1)
  })

  it('all lose theirs when the connection dies, and what they held comes back (conn-01)', () => {
    const clients = [publisher(2), worker('W1', { work: 9_000 }), worker('W2', { work: 9_000 })]
    const run = runOf(appOf(clients), 500, [{ at: 200, to: 'app', signal: { type: 'disconnect' } }])
    expect(factsOf(run, 'client.disconnected')).toHaveLength(2)
    expect(readyIn(run, 'q')).toEqual(['m1', 'm2'])
  })

  it('live and die with their process, which starts again with all of them', () => {
    const app = { ...APP, restart_delay: 1_000 }
    const run = runOf(appOf([publisher(1), worker('W', { work: 500 })], app), 5_000, [
      { at: 300, to: 'app', signal: { type: 'crash' } },
    ])
    expect(factsOf(run, 'client.crashed', 'work.ended')).toEqual([
      '300 client.crashed W',
      '1812 work.ended W m1',
    ])
  })

  it('can be copied and replayed', () => {
    const setup = appOf([thread('T1', { channel_per: 'message' }), worker('W')])
    const run = createRun(rabbit, { seed: 1, setup, commands: [] })
    advance(run, 1_000)
    const replay = createReplay(rabbit, setup, run.trace)
    expect(hashOf(seek(replay, run.trace.events.length).state)).toBe(hashOf(run.world.state))
  })
})

describe('a shared channel', () => {
  const racers = (more: Partial<PublisherSetup>, shared: PublisherSetup['thread'] = SHARED) =>
    ['T1', 'T2'].map((name) => thread(name, { ...(shared && { thread: shared }), ...more }))
  const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1)
  const codesOf = (clients: readonly PublisherSetup[]) =>
    seeds.map((seed) => {
      const run = createRun(rabbit, { seed, setup: appOf(clients), commands: [] })
      advance(run, 1_000)
      return codesIn(run, 'connection.closed')[0]
    })

  it('without a lock mixes frames, and 505 closes the connection', () => {
    const codes = codesOf(racers({ frames: 'unlocked' }))
    expect(codes.filter((code) => code === 505).length).toBeGreaterThan(5)
    expect(new Set(codes)).toEqual(new Set([505, undefined]))
  })

  it('takes innocent channels with it', () => {
    const clients = [...racers({ frames: 'unlocked' }), worker('W', { work: 5_000 }), publisher(1)]
    const hit = seeds.map((seed) => {
      const run = createRun(rabbit, { seed, setup: appOf(clients), commands: [] })
      advance(run, 1_000)
      return run
    })
    const run = hit.find((one) => codesIn(one, 'connection.closed')[0] === 505)
    expect(run && factsOf(run, 'client.disconnected').map((fact) => fact.split(' ')[2])).toEqual([
      'T1',
      'T2',
      'W',
    ])
  })

  it('is clean in every interleaving with a lock, and with a channel for each thread', () => {
    expect(codesOf(racers({ frames: 'locked' }))).toEqual(seeds.map(() => undefined))
    expect(codesOf(racers({ frames: 'unlocked' }, THREAD))).toEqual(seeds.map(() => undefined))
  })

  const pair = (more: Partial<ConsumerSetup> = {}) => [
    publisher(3),
    worker('T1', { thread: SHARED, work: 500, ...more }),
    worker('T2', { thread: SHARED, work: 100, ack_multiple: true }),
  ]

  it('lets an ack with multiple strike off what another thread still works on: lost when that one dies', () => {
    const run = runOf(appOf(pair({ crashes: [{ at: 'mid-work' }] })), 3_000)
    const acked = run.trace.events.flatMap((event) => (event.type === 'message.acked' ? [event.name] : []))
    expect(acked.slice(0, 2)).toEqual(['m1', 'm2'])
    expect(factsOf(run, 'work.ended').some((fact) => fact.endsWith('m1'))).toBe(false)
  })

  it('answers the late ack with 406: the channel closes, and what is half-done comes again (ack-04)', () => {
    const clients = [...pair(), publisher(0, { name: 'none' })]
    const run = runOf(appOf(clients, { ...APP, reconnect_delay: 'never' }), 700)
    expect(codesIn(run, 'channel.closed')).toEqual([406])
    expect(factsOf(run, 'client.channelClosed').map((fact) => fact.split(' ')[2])).toEqual(['T1', 'T2'])
    expect(readyIn(run, 'q')).toEqual(['m3'])
  })

  it('of another thread takes an ack for a message of its own', () => {
    const clients = [publisher(2), worker('T1', { work: 100, ack_channel: 2 }), worker('T2', { work: 5_000 })]
    const run = runOf(appOf(clients), 1_000)
    expect(factsOf(run, 'work.ended')).toEqual(['202 work.ended T1 m1'])
    expect(run.trace.events.flatMap((event) => (event.type === 'message.acked' ? [event.name] : []))).toEqual(
      ['m2'],
    )
  })
})

describe('a leak', () => {
  const deploys = (close: boolean) =>
    [1, 2, 3, 4].map((nth) => ({ at: nth * 1_000, to: 'app', signal: { type: 'redeploy', close } as const }))

  it('of connections lives on by its own heartbeats', () => {
    const run = runOf(appOf([thread('T1')], { ...APP, heartbeat: 10 }), 300_000, deploys(false))
    expect(liveIn(run)).toBe(5)
    expect(wiresIn(run).filter(({ isLeaked }) => isLeaked)).toHaveLength(4)
  })

  it('is none when the old version closes what it had', () => {
    const run = runOf(appOf([thread('T1')]), 10_000, deploys(true))
    expect(liveIn(run)).toBe(1)
    expect(wiresIn(run)).toHaveLength(1)
  })

  it('is over when the process ends: its machine ends TCP for all (conn-01)', () => {
    const crash = { at: 9_000, to: 'app', signal: { type: 'crash' } as const }
    const run = runOf(appOf([thread('T1')]), 9_010, [...deploys(false), crash])
    expect(liveIn(run)).toBe(0)
  })

  it('of power leaves a ghost, which holds its messages until two heartbeats were missed (conn-05)', () => {
    const setup = appOf([publisher(5), worker('W', { work: 90_000 })], { ...APP, heartbeat: 30 })
    const off = { at: 1_000, to: 'app', signal: { type: 'power-off' } as const }
    const unacked = (until: number) => runOf(setup, until, [off]).world.state.broker.queues.get('q')?.unacked
    expect(unacked(50_000)).toBe(5)
    expect(unacked(100_000)).toBe(0)
  })

  it('of channels comes to channel_max, and then costs the connection (530)', () => {
    const publish = [{ at: 100, count: 6, every: 100 }]
    const leaky = appOf([thread('T1', { publish, channel_per: 'leak' })], APP, { config: { channel_max: 4 } })
    const run = runOf(leaky, 650)
    expect(codesIn(run, 'connection.closed')).toEqual([530])
    expect(readyIn(run, 'q')).toEqual(['m1', 'm2', 'm3', 'm4'])
    const tidy = appOf([thread('T1', { publish, channel_per: 'message' })], APP, {
      config: { channel_max: 4 },
    })
    const closing = runOf(tidy, 2_000)
    expect(readyIn(closing, 'q')).toHaveLength(6)
    expect(countOf(closing, 'channel.opened')).toBe(6)
  })

  it('ends politely by close: channels, connection, process', () => {
    const run = runOf(appOf([worker('W'), publisher(1)]), 1_000, [
      { at: 500, to: 'app', signal: { type: 'close' } },
    ])
    expect(processIn(run).status).toBe('off')
    expect(codesIn(run, 'connection.closed')).toEqual([200])
  })

  it('is cut off with its cable: nobody is told', () => {
    const cut = { at: 500, to: PHYSICS, signal: { type: 'link.cut', between: ['app', 'broker'] } as const }
    const run = runOf(appOf([worker('W')]), 1_000, [cut])
    expect(liveIn(run)).toBe(1)
  })
})
