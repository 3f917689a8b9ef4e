import type { Seq, Tick } from '../../kernel/clock.ts'
import type { Typed } from '../../kernel/model.ts'
import type { RabbitEvent } from '../events.ts'
import {
  add,
  arrive,
  type Copy,
  copyOf,
  lose,
  loseAll,
  move,
  rest,
  type Trail,
  touch,
  type Whereabouts,
} from './trails.ts'

/** Hears of a message; `isOver` when its tick is, so that it is not between two places. */
export type Judge = (name: string, trail: Trail, isOver: boolean) => void

/**
 * Takes in a fact. `judge` hears of the message that it is about; and when a tick has ended, of all that were
 * touched in it, as some of them were between two places.
 */
export function follow(where: Whereabouts, event: RabbitEvent, seq: Seq, tick: Tick, judge: Judge): void {
  if (tick > where.tick) {
    endTick(where, judge)
    where.tick = tick
  }
  const step = STEPS[event.type] as Step<Typed> | undefined
  step?.(where, event, seq)
  const { name = '' } = event as { readonly name?: string }
  const trail = where.messages.get(name)
  if (trail !== undefined && !isBetween(trail)) judge(name, trail, false)
}

function isBetween({ copies }: Trail): boolean {
  for (const { state } of copies.values()) if (state === 'limbo') return true
  return false
}

type Step<Event> = (where: Whereabouts, event: Event, seq: Seq) => void

/** What is still between two places at the end of a tick has not come anywhere. */
export function endTick(where: Whereabouts, judge: Judge): void {
  for (const name of where.touched) {
    const trail = where.messages.get(name) as Trail
    for (const [id, { state }] of trail.copies) if (state === 'limbo') lose(where, id, trail.seq)
    judge(name, trail, true)
  }
  where.touched.clear()
}

const inQueue = (message: number, queue: string) => `${message}@${queue}`
const dead = (message: number, queue: string) => `dead ${message}@${queue}`
const routing = (message: number) => `routing ${message}`
const auto = (message: number, client: string) => `auto ${message}@${client}`
const NO_MESSAGE = -1
const CONFIRMS = 'confirms'

type Of<Type extends RabbitEvent['type']> = Extract<RabbitEvent, { type: Type }>

const STEPS: { readonly [Type in RabbitEvent['type']]?: Step<Of<Type>> } = {
  'publish.postponed': (where, { client, order, name }, seq) =>
    add(where, name, `${client} ${order}`, { state: 'outbox', place: client, message: NO_MESSAGE }, seq),
  'publish.sent'(where, { client, order, name }, seq) {
    const connection = where.wires.get(client) ?? ''
    const copy: Copy = { state: 'sent', place: client, message: NO_MESSAGE, connection }
    add(where, name, `${client} ${order}`, copy, seq)
    if (where.ended.has(connection)) cutOff(where, { connection }, seq)
  },
  'publish.missed'(where, { name }, seq) {
    touch(where, name, seq).lost = seq
  },
  'message.published'(where, { message, name, content, publishTag }, seq) {
    const place = publishTag === undefined ? '' : CONFIRMS
    if (content.properties.deliveryMode !== 2) where.transient.add(message)
    arrive(where, name, seq)
    add(where, name, routing(message), { state: 'limbo', place, message }, seq)
  },
  'message.unroutable'(where, { message, returned }, seq) {
    if (returned) rest(where, routing(message), 'returned', seq)
    else lose(where, routing(message), seq)
  },
  'message.refused'(where, { message }, seq) {
    // Who asked for confirms is told, and still has it.
    if (copyOf(where, routing(message))?.place === CONFIRMS) rest(where, routing(message), 'returned', seq)
  },
  'message.enqueued'(where, { message, queue, name }, seq) {
    add(where, name, inQueue(message, queue), { state: 'ready', place: queue, message }, seq)
    if (copyOf(where, routing(message))?.state === 'limbo') move(where, routing(message))
  },
  'message.delivered': handOver,
  'message.got': handOver,
  'message.requeued'(where, { message, queue, name }, seq) {
    touch(where, name, seq)
    const copy = copyOf(where, inQueue(message, queue))
    if (copy !== undefined) copy.state = 'ready'
  },
  'message.acked'(where, { message, queue, name }, seq) {
    const trail = touch(where, name, seq)
    // An answer to a process that fell over meanwhile: what it had on disk is ready again.
    if (copyOf(where, inQueue(message, queue))?.state === 'ready') return
    if (where.moved.has(message) || trail.processed) move(where, inQueue(message, queue))
    else lose(where, inQueue(message, queue), seq)
  },
  'message.rejected': die,
  'message.exhausted': die,
  'message.expired': die,
  'message.dropped': die,
  'message.deadLettered'(where, { of, message, queue, name }, seq) {
    if (where.transient.has(of)) where.transient.add(message)
    add(where, name, routing(message), { state: 'limbo', place: queue, message }, seq)
    move(where, dead(of, queue))
  },
  'letter.kept'(where, { message, queue }, seq) {
    rest(where, dead(message, queue), 'kept', seq)
  },
  'letter.taken'(where, { message, queue }) {
    move(where, dead(message, queue))
  },
  'delivery.republished'(where, { message }) {
    where.moved.add(message)
  },
  'effect.applied'(where, { name }, seq) {
    touch(where, name, seq).effective = true
  },
  'work.skipped'(where, { name }, seq) {
    // Rightly, if there was an effect; a mark without one is how a message is lost.
    const trail = touch(where, name, seq)
    trail.processed ||= trail.effective
  },
  'work.ended'(where, { name, client, message }, seq) {
    touch(where, name, seq).processed = true
    move(where, auto(message, client))
  },
  'client.connected': (where, { client, connection }) => void where.wires.set(client, connection),
  'client.attached': (where, { client, connection }) => void where.wires.set(client, connection),
  'confirm.selected': (where, { connection }) => void where.answered.add(connection),
  'tx.selected': (where, { connection }) => void where.answered.add(connection),
  'connection.lost': cutOff,
  'tcp.closed': cutOff,
  'client.started'(where, { client }) {
    where.gone.delete(client)
  },
  'client.crashed': vanish,
  'client.poweredOff': vanish,
  'client.closed': vanish,
  'queue.declared'(where, { queue, queueType, durable, node }) {
    where.queues.set(queue, { durable, survives: queueType !== 'classic', node })
  },
  'queue.purged': emptied,
  'queue.deleted': emptied,
  'queue.crashed': forget,
  'node.crashed': (where, { node }, seq) => loseAll(where, (copy) => isForgotten(where, copy, node), seq),
  'node.stopped': (where, { node }, seq) => loseAll(where, (copy) => isForgotten(where, copy, node), seq),
}

type Handed = Extract<RabbitEvent, { type: 'message.delivered' | 'message.got' }>

/** Without acknowledgements it is only in the consumer's hands from now on. */
function handOver(where: Whereabouts, event: Handed, seq: Seq): void {
  const { message, queue, name, connection, noAck } = event
  touch(where, name, seq)
  if (!noAck) {
    const copy = copyOf(where, inQueue(message, queue))
    if (copy !== undefined) copy.state = 'held'
    return
  }
  const client = connection.slice(0, connection.lastIndexOf(':'))
  add(where, name, auto(message, client), { state: 'auto', place: client, message }, seq)
  move(where, inQueue(message, queue))
  if (where.gone.has(client)) lose(where, auto(message, client), seq)
}

/** What was waiting there; what somebody holds can still be answered (FACTS 45). */
function emptied(where: Whereabouts, { queue }: { readonly queue: string }, seq: Seq): void {
  loseAll(where, ({ state, place }) => state === 'ready' && place === queue, seq)
}

/** The process of a queue fell over: what is not on disk is lost, also what somebody holds. */
function forget(where: Whereabouts, { queue, survivors }: Of<'queue.crashed'>, seq: Seq): void {
  const stored = new Set(survivors.map(({ message }) => message.id))
  loseAll(where, (copy) => isIn(copy, queue) && !stored.has(copy.message), seq)
  for (const message of stored) {
    const copy = copyOf(where, inQueue(message, queue))
    if (copy !== undefined) copy.state = 'ready'
  }
}

const isIn = ({ state, place }: Copy, queue: string) =>
  place === queue && (state === 'ready' || state === 'held')

type Died = Extract<
  RabbitEvent,
  { type: 'message.rejected' | 'message.exhausted' | 'message.expired' | 'message.dropped' }
>

/** It is out of its queue: somebody dead-letters it before the tick is over, or it is lost. */
function die(where: Whereabouts, { message, queue, name }: Died, seq: Seq): void {
  add(where, name, dead(message, queue), { state: 'limbo', place: queue, message }, seq)
  move(where, inQueue(message, queue))
}

/** What a process had in its own hands only is gone with it. */
function vanish(where: Whereabouts, { client }: { readonly client: string }, seq: Seq): void {
  where.gone.add(client)
  loseAll(where, ({ state, place }) => place === client && (state === 'auto' || state === 'outbox'), seq)
}

/** What had not reached the broker when its connection ended never comes, and nobody is told. */
function cutOff(where: Whereabouts, { connection }: { readonly connection: string }, seq: Seq): void {
  where.ended.add(connection)
  if (where.answered.has(connection)) return
  loseAll(where, (copy) => copy.state === 'sent' && copy.connection === connection, seq)
}

/** Only what is on disk, or on other nodes, outlives a node. */
function isForgotten(
  { queues, transient }: Whereabouts,
  { place, state, message }: Copy,
  node: string,
): boolean {
  const queue = queues.get(place)
  if (queue === undefined || queue.node !== node || queue.survives) return false
  return (state === 'ready' || state === 'held') && (!queue.durable || transient.has(message))
}
