import { describe, expect, it } from 'vitest'
import { LawBroken, type Turn } from '../kernel/model.ts'
import { advance, createRun } from '../kernel/run.ts'
import type { RabbitEvent } from './events.ts'
import { laws } from './laws.ts'
import type { RabbitSignal } from './methods.ts'
import { rabbit } from './model.ts'
import type { RabbitSetup } from './setup.ts'
import type { Channel, Consumer, Queue, RabbitState, Unacked } from './state.ts'

type RabbitTurn = Turn<RabbitEvent, RabbitSignal>

/** A slow consumer with room for two, and more messages than that. */
const world: RabbitSetup = {
  profile: '4.0',
  definitions: { exchanges: [{ name: 'dlx', type: 'fanout' }], queues: [{ name: 'q' }] },
  clients: [
    { name: 'C', kind: 'consumer', queue: 'q', prefetch_count: 2, work: 500 },
    {
      name: 'P',
      kind: 'publisher',
      routing_key: 'q',
      confirm: 'async',
      publish: [{ at: 100, count: 5, every: 1 }],
    },
  ],
}

function withQueue(queue: Readonly<Record<string, string | number>>): RabbitSetup {
  return { ...world, definitions: { ...world.definitions, queues: [{ name: 'q', arguments: queue }] } }
}

/** The law that a run breaks; undefined when it breaks none. */
function brokenBy(setup: RabbitSetup, broken: Partial<typeof rabbit>): string | undefined {
  const run = createRun({ ...rabbit, ...broken }, { seed: 1, setup, commands: [] })
  try {
    advance(run, 10_000)
  } catch (error) {
    if (error instanceof LawBroken) return error.law
    throw error
  }
  return undefined
}

/** A fold that does something else after the right thing. */
function folding(spoil: (state: RabbitState, event: RabbitEvent) => void): Partial<typeof rabbit> {
  return {
    evolve(state, event, tick, seq) {
      rabbit.evolve(state, event, tick, seq)
      spoil(state, event)
    },
  }
}

/** A handler that says something else than what the right one says. */
function saying(spoil: (event: RabbitEvent, turn: RabbitTurn) => RabbitEvent): Partial<typeof rabbit> {
  return {
    handle(state, to, signal, turn, from) {
      const liar: RabbitTurn = {
        now: turn.now,
        rng: turn.rng,
        cause: turn.cause,
        emit: (event, cause) => turn.emit(spoil(event, turn), cause),
        send: (...packet) => turn.send(...packet),
        pass: (...work) => turn.pass(...work),
      }
      rabbit.handle(state, to, signal, liar, from)
    },
  }
}

function queueOf({ broker }: RabbitState): Queue {
  return broker.queues.get('q') as Queue
}

function channelOf({ broker }: RabbitState, client: string): Channel | undefined {
  return broker.connections.get(`${client}:1`)?.channels.get(1)
}

describe('the laws of the broker', () => {
  it('hold when nothing is wrong', () => {
    for (const setup of [world, withQueue({ 'x-message-ttl': 200, 'x-dead-letter-exchange': 'dlx' })]) {
      expect(brokenBy(setup, {})).toBeUndefined()
    }
  })

  it('find a copy that vanishes', () => {
    const spoil = folding((state, { type }) => {
      if (type === 'message.acked') queueOf(state).left--
    })
    expect(brokenBy(world, spoil)).toBe('rabbit.conservation')
  })

  it('find an acknowledged message that is still held', () => {
    let kept: Unacked | undefined
    const spoil = folding((state, event) => {
      const unacked = channelOf(state, 'C')?.unacked
      if (event.type === 'message.delivered') kept = unacked?.get(event.deliveryTag)
      if (event.type === 'message.acked' && kept !== undefined) unacked?.set(event.deliveryTag, kept)
    })
    expect(brokenBy(world, spoil)).toBe('rabbit.one-holder')
  })

  it('find a consumer that gets more than its prefetch', () => {
    const spoil: Partial<typeof rabbit> = {
      handle(state, to, signal, turn, from) {
        rabbit.handle(state, to, signal, turn, from)
        const consumer = channelOf(state, 'C')?.consumers.values().next().value as Consumer | undefined
        if (signal.type === 'basic.publish' && consumer !== undefined) forceDelivery(state, consumer, turn)
      },
    }
    expect(brokenBy(world, spoil)).toBe('rabbit.prefetch-bound')
  })

  it('find a delivery tag that is left out', () => {
    const spoil = saying((event) =>
      event.type === 'message.delivered' ? { ...event, deliveryTag: event.deliveryTag + 1 } : event,
    )
    expect(brokenBy(world, spoil)).toBe('rabbit.tags-rise')
  })

  it('find a message that expires before its time', () => {
    const spoil: Partial<typeof rabbit> = {
      handle(state, to, signal, turn, from) {
        rabbit.handle(state, to, signal, turn, from)
        const head = queueOf(state).ready.rows[0]
        if (signal.type !== 'basic.publish' || head?.size !== 1) return
        const { message } = head.items[head.head] as { message: { id: number; content: { id: string } } }
        turn.emit({ type: 'message.expired', message: message.id, name: message.content.id, queue: 'q' })
      },
    }
    expect(brokenBy(withQueue({ 'x-message-ttl': 60_000 }), spoil)).toBe('rabbit.head-only-expiry')
  })

  it('find a death that is not counted', () => {
    const spoil = saying((event) =>
      event.type === 'message.deadLettered' ? { ...event, earlier: 7 } : event,
    )
    const setup = withQueue({ 'x-message-ttl': 200, 'x-dead-letter-exchange': 'dlx' })
    expect(brokenBy(setup, spoil)).toBe('rabbit.x-death-monotone')
  })

  it('find a confirm of what was refused', () => {
    const spoil = saying((event) => (event.type === 'message.confirmed' ? { ...event, ok: true } : event))
    const setup = withQueue({ 'x-max-length': 1, 'x-overflow': 'reject-publish' })
    expect(brokenBy(setup, spoil)).toBe('rabbit.confirmed-implies-held')
  })

  it('find a commit that one replica alone has made', () => {
    const spoil: Partial<typeof rabbit> = {
      handle(state, to, signal, turn, from) {
        const before = queueOf(state).group?.members.get('broker')?.log.end ?? 0
        rabbit.handle(state, to, signal, turn, from)
        const index = queueOf(state).group?.members.get('broker')?.log.end ?? 0
        if (index > before) turn.emit({ type: 'raft.committed', queue: 'q', index, command: index })
      },
    }
    const setup = { ...withQueue({ 'x-queue-type': 'quorum' }), nodes: 3 }
    expect(brokenBy(setup, spoil)).toBe('rabbit.majority-holds')
  })

  it('find, when they look at everything, a queue that is too long and an entry in two places', () => {
    const run = createRun(rabbit, { seed: 1, setup: withQueue({ 'x-max-length': 3 }), commands: [] })
    advance(run, 110)
    const { state } = run.world
    const broken = () => laws.flatMap(({ id, audit }) => (audit?.(state, 110) === undefined ? [] : [id]))
    expect(broken()).toEqual([])
    const queue = queueOf(state)
    queue.settings = { ...queue.settings, maxLength: 0 }
    expect(broken()).toEqual(['rabbit.depth-bound'])
    const [held] = channelOf(state, 'C')?.unacked.values() ?? []
    channelOf(state, 'P')?.unacked.set(1, held as Unacked)
    expect(broken()).toContain('rabbit.one-holder')
  })
})

/** What a dispatcher that forgot to ask would do. */
function forceDelivery(state: RabbitState, consumer: Consumer, turn: RabbitTurn): void {
  const row = queueOf(state).ready.rows[0]
  const head = row?.items[row.head]
  const channel = channelOf(state, 'C')
  if (head === undefined || channel === undefined) return
  const { id: message, content } = head.message
  const { connection, channel: number, tag: consumerTag, noAck } = consumer
  turn.emit({
    type: 'message.delivered',
    message,
    name: content.id,
    queue: 'q',
    connection,
    channel: number,
    consumerTag,
    deliveryTag: channel.nextTag,
    redelivered: false,
    noAck,
  })
}
