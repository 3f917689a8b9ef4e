import { itemAt } from '../../base/deque.ts'
import { NO_CAUSE, type Seq } from '../../kernel/clock.ts'
import type { BasicMethod } from '../methods.ts'
import type { PublishSetup } from '../setup.ts'
import { openChannel } from './connection.ts'
import type { Outgoing } from './events.ts'
import { writeFrames } from './frames.ts'
import { isAlive } from './lifecycle.ts'
import type { PublisherMind } from './mind.ts'
import { compose, offsetOf, withNewId } from './publications.ts'
import type { ClientOrder, ClientTimer } from './signals.ts'
import { type ClientTurn, tell } from './turn.ts'

const RETRY_DELAY_TICKS = 1_000
const BATCH_DEFAULT = 100

/** Where a publication stands in the set-up; by hand: nowhere. */
interface Place {
  readonly row: number
  readonly index: number
}

const BY_HAND: Place = { row: -1, index: 0 }

/**
 * Sets the clocks of all rows. What is due is due whether the process runs or not: the world outside does not
 * ask. `from` is when the rows begin.
 */
export function armRows(mind: PublisherMind, from: number, turn: ClientTurn): void {
  for (const [row, { at = 0, count = 1 }] of (mind.setup.publish ?? []).entries()) {
    if (count > 0) arm(mind, row, 0, Math.max(from, at), turn)
  }
}

function arm(mind: PublisherMind, row: number, index: number, due: number, turn: ClientTurn): void {
  turn.pass(mind.name, mind.name, due - turn.now, { type: 'timer.publish', row, index, due })
}

/** All messages of a row that are due in this tick, and the clock for the next one. */
export function onPublishTimer(
  mind: PublisherMind,
  { row, index: first, due }: Extract<ClientTimer, { type: 'timer.publish' }>,
  turn: ClientTurn,
): void {
  const setup = mind.setup.publish?.[row]
  if (setup === undefined) return
  const beginning = due - offsetOf(setup, first)
  let index = first
  for (; index < (setup.count ?? 1); index++) {
    const next = beginning + offsetOf(setup, index)
    if (next > turn.now) {
      arm(mind, row, index, next, turn)
      return
    }
    offer(mind, compose(mind.setup, setup, index, mind.orders + 1), { row, index }, turn)
  }
}

/** A reader's hand: one more message, like the last row where nothing else is said. */
export function onPublishOrder(
  mind: PublisherMind,
  order: Extract<ClientOrder, { type: 'publish' }>,
  turn: ClientTurn,
): void {
  const { type: _, ...said } = order
  const like: PublishSetup = { ...mind.setup.publish?.at(-1), count: 1, ...said }
  const from = said.from ?? (said.id === undefined ? mind.orders + 1 : 1)
  for (let index = 0; index < (like.count ?? 1); index++)
    offer(mind, compose(mind.setup, { ...like, from }, index, mind.orders + 1), BY_HAND, turn)
}

/** What the broker refused is sent once more. */
export function onRetry(
  mind: PublisherMind,
  { incarnation, order }: Extract<ClientTimer, { type: 'timer.resend' }>,
  turn: ClientTurn,
): void {
  const refused = mind.incarnation === incarnation ? mind.refused.get(order) : undefined
  if (refused !== undefined) offer(mind, refused, BY_HAND, turn, refused.seq)
}

/** Sends what waits, as far as its way of confirming allows. */
export function pump(mind: PublisherMind, turn: ClientTurn): void {
  for (let next = itemAt(mind.outbox, 0); next !== undefined; next = itemAt(mind.outbox, 0)) {
    if (!canSend(mind)) return
    transmit(mind, next, BY_HAND, next.seq, turn)
  }
}

/** `cause` is the last fact about the message; a new one comes from the scenario itself. */
function offer(
  mind: PublisherMind,
  outgoing: Outgoing,
  place: Place,
  turn: ClientTurn,
  cause: Seq = NO_CAUSE,
): void {
  const client = mind.name
  const hasChannel = mind.status === 'running'
  if (!isAlive(mind.status) || (!hasChannel && mind.setup.offline === 'lose')) {
    turn.emit({ type: 'publish.missed', client, name: outgoing.name, ...place }, cause)
  } else if (canSend(mind) && mind.outbox.size === 0) {
    transmit(mind, outgoing, place, cause, turn)
  } else {
    turn.emit({ type: 'publish.postponed', client, ...fieldsOf(outgoing), ...place }, cause)
    if (mind.status === 'attached') openChannel(mind, turn)
  }
}

function fieldsOf({ order, name, exchange, routingKey, mandatory, content, tries }: Outgoing): Outgoing {
  return { order, name, exchange, routingKey, mandatory, content, tries }
}

function canSend(mind: PublisherMind): boolean {
  if (mind.status !== 'running' || mind.blocked || mind.committing || mind.hung) return false
  switch (mind.setup.confirm ?? 'none') {
    case 'each':
      return mind.outstanding.size === 0
    case 'batch':
      return mind.batched < (mind.setup.batch ?? BATCH_DEFAULT)
    default:
      return true
  }
}

function transmit(mind: PublisherMind, outgoing: Outgoing, place: Place, cause: Seq, turn: ClientTurn): void {
  const { name: client, setup, connection } = mind
  const { exchange, routingKey, mandatory, tries } = outgoing
  const confirms = (setup.confirm ?? 'none') !== 'none'
  const content = setup.message_ids === 'new' ? withNewId(outgoing.content, tries) : outgoing.content
  const publishTag = confirms ? mind.nextTag : 0
  const sent = { ...fieldsOf(outgoing), content, publishTag, ...place }
  const seq = turn.emit({ type: 'publish.sent', client, ...sent }, cause)
  const on = { connection, channel: mind.channel }
  const method = { exchange, routingKey, mandatory, content }
  if (setup.frames === undefined) tell(mind, turn, { type: 'basic.publish', ...on, ...method }, seq)
  else writeFrames(mind, method, seq, turn)
  if ((setup.channel_per ?? 'thread') !== 'thread') leaveChannel(mind, turn)
  if (setup.tx !== undefined && (mind.uncommitted.length >= setup.tx || isLast(mind, place)))
    commit(mind, turn)
}

/** A channel a message: it is closed, or forgotten; for what waits there is another one. */
function leaveChannel(mind: PublisherMind, turn: ClientTurn): void {
  const { name: client, channel, connection, setup } = mind
  const closes = setup.channel_per === 'message'
  turn.emit({ type: 'client.channelLeft', client, channel, closes })
  if (closes && setup.thread !== undefined)
    turn.pass(client, setup.thread.process, 0, { type: 'thread.close', connection, channel })
  if (mind.outbox.size > 0) openChannel(mind, turn)
}

/** A transaction that will not fill is committed with the last message of its row. */
function isLast(mind: PublisherMind, { row, index }: Place): boolean {
  const setup = mind.setup.publish?.[row]
  return mind.outbox.size === 0 && (setup === undefined || index === (setup.count ?? 1) - 1)
}

function commit(mind: PublisherMind, turn: ClientTurn): void {
  turn.emit({ type: 'publish.committing', client: mind.name })
  tell(mind, turn, { type: 'tx.commit', connection: mind.connection, channel: mind.channel })
}

/** Everything in the transaction has become so. */
export function onCommitted(mind: PublisherMind, turn: ClientTurn): void {
  const names = mind.uncommitted.map(({ name }) => name)
  turn.emit({ type: 'publish.committed', client: mind.name, names })
  pump(mind, turn)
}

/** A publisher confirm: the broker has taken care of it, or a queue refused it. */
export function onConfirm(
  mind: PublisherMind,
  method: Extract<BasicMethod, { type: 'basic.ack' | 'basic.nack' }>,
  turn: ClientTurn,
): void {
  const { deliveryTag: publishTag, multiple = false } = method
  const about = confirmedBy(mind, publishTag, multiple)
  const ok = method.type === 'basic.ack'
  const names = about.map(({ name }) => name)
  turn.emit({ type: 'publish.confirmed', client: mind.name, publishTag, multiple, ok, names })
  if (!ok && mind.setup.on_nack === 'retry') {
    const { name, incarnation, setup } = mind
    for (const { order } of about)
      turn.pass(name, name, setup.retry_delay ?? RETRY_DELAY_TICKS, {
        type: 'timer.resend',
        incarnation,
        order,
      })
  }
  pump(mind, turn)
}

/** What a confirm is about: one, or all up to it. Tags are in the order of the map. */
export function confirmedBy(mind: PublisherMind, publishTag: number, multiple: boolean): Outgoing[] {
  if (!multiple) {
    const one = mind.outstanding.get(publishTag)
    return one === undefined ? [] : [one]
  }
  return [...mind.outstanding].filter(([tag]) => tag <= publishTag).map(([, outgoing]) => outgoing)
}

/** After its channel is open: what kind of channel it is to be, if any. */
export function prepareChannel(mind: PublisherMind, turn: ClientTurn): void {
  const on = { connection: mind.connection, channel: mind.channel }
  if (mind.setup.tx !== undefined) tell(mind, turn, { type: 'tx.select', ...on })
  else if ((mind.setup.confirm ?? 'none') !== 'none') tell(mind, turn, { type: 'confirm.select', ...on })
  else goOn(mind, turn)
}

/** It may publish: first what has waited. */
export function goOn(mind: PublisherMind, turn: ClientTurn): void {
  turn.emit({ type: 'client.ready', client: mind.name })
  pump(mind, turn)
}
