import type { Seq, Tick } from '../../kernel/clock.ts'
import type { Typed } from '../../kernel/model.ts'
import type { RabbitEvent } from '../events.ts'

/**
 * Where every message is, read off the facts: what promises about loss and place are made of. A message on
 * the wire is where it left until it arrives. A message is known by what its body says it is, since a resent or
 * dead-lettered one has another number at the broker; each of its copies is followed by itself.
 */
export interface Whereabouts {
  tick: Tick
  readonly messages: Map<string, Trail>
  /** Which message a copy is of, by the copy's id. */
  readonly names: Map<string, string>
  /** Messages that something happened to in this tick: they are judged at its end. */
  readonly touched: Set<string>
  /** Publications that a consumer made of a delivery: its acknowledgement moves, it does not end. */
  readonly moved: Set<number>
  /** Publications that a crash of their broker does not survive. */
  readonly transient: Set<number>
  readonly gone: Set<string>
  readonly queues: Map<
    string,
    { readonly durable: boolean; readonly survives: boolean; readonly node: string }
  >
}

/** One copy of a message. `limbo`: between two places, for less than a tick. */
export interface Copy {
  state: 'outbox' | 'sent' | 'limbo' | 'ready' | 'held' | 'auto' | 'kept' | 'returned'
  readonly place: string
  readonly message: number
}

/** What is known of a message as a whole. */
export interface Trail {
  /** The fact by which it came into the world. */
  readonly born: Seq
  readonly copies: Map<string, Copy>
  processed: boolean
  /** The last fact that took a copy away for good, without its being processed. */
  lost: Seq | undefined
  seq: Seq
}

/** Nothing is known yet. */
export function createWhereabouts(): Whereabouts {
  return {
    tick: 0,
    messages: new Map(),
    names: new Map(),
    touched: new Set(),
    moved: new Set(),
    transient: new Set(),
    gone: new Set(),
    queues: new Map(),
  }
}

/** Whether no copy of it is anywhere, and it was not processed. */
export function isLost({ copies, processed }: Trail): boolean {
  return copies.size === 0 && !processed
}

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
function endTick(where: Whereabouts, judge: Judge): void {
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

const STEPS: { readonly [Type in RabbitEvent['type']]?: Step<Extract<RabbitEvent, { type: Type }>> } = {
  'publish.postponed': (where, { client, order, name }, seq) =>
    add(where, name, `${client} ${order}`, { state: 'outbox', place: client, message: NO_MESSAGE }, seq),
  'publish.sent': (where, { client, order, name }, seq) =>
    add(where, name, `${client} ${order}`, { state: 'sent', place: client, message: NO_MESSAGE }, seq),
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
  'work.skipped'(where, { name }, seq) {
    touch(where, name, seq)
  },
  'work.ended'(where, { name, client, message }, seq) {
    touch(where, name, seq).processed = true
    move(where, auto(message, client))
  },
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

/** These facts name no message, so what they take is heard of at the end of their tick. */
function loseAll(where: Whereabouts, concerns: (copy: Copy) => boolean, seq: Seq): void {
  for (const { copies } of where.messages.values()) {
    for (const [id, copy] of copies) if (concerns(copy)) lose(where, id, seq)
  }
}

function copyOf({ messages, names }: Whereabouts, id: string): Copy | undefined {
  return messages.get(names.get(id) ?? '')?.copies.get(id)
}

function add(where: Whereabouts, name: string, id: string, copy: Copy, seq: Seq): void {
  touch(where, name, seq).copies.set(id, copy)
  where.names.set(id, name)
}

/** The copy has become another one, or is done with: nothing is lost. */
function move(where: Whereabouts, id: string): void {
  where.messages.get(where.names.get(id) ?? '')?.copies.delete(id)
  where.names.delete(id)
}

function lose(where: Whereabouts, id: string, seq: Seq): void {
  const name = where.names.get(id)
  if (name === undefined) return
  touch(where, name, seq).lost = seq
  move(where, id)
}

function rest(where: Whereabouts, id: string, state: Copy['state'], seq: Seq): void {
  const copy = copyOf(where, id)
  if (copy === undefined) return
  touch(where, where.names.get(id) as string, seq)
  copy.state = state
}

/** What was sent first arrives first; what a consumer publishes was never on its way by itself. */
function arrive(where: Whereabouts, name: string, seq: Seq): void {
  for (const [id, { state }] of touch(where, name, seq).copies) {
    if (state !== 'sent') continue
    move(where, id)
    return
  }
}

function touch(where: Whereabouts, name: string, seq: Seq): Trail {
  where.touched.add(name)
  const known = where.messages.get(name)
  if (known !== undefined) {
    known.seq = seq
    return known
  }
  const trail: Trail = { born: seq, copies: new Map(), processed: false, lost: undefined, seq }
  where.messages.set(name, trail)
  return trail
}
