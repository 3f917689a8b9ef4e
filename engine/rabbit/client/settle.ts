import type { Seq } from '../../kernel/clock.ts'
import type { BasicMethod, Content } from '../methods.ts'
import { die } from './connection.ts'
import type { ConsumerMind, Delivery } from './mind.ts'
import { diesAt } from './outcome.ts'
import { type ClientTurn, tell } from './turn.ts'

/** How a delivery is answered. */
export interface Answering {
  readonly method: 'basic.ack' | 'basic.nack' | 'basic.reject'
  readonly requeue: boolean
}

const REFUSED: Answering = { method: 'basic.nack', requeue: true }

/**
 * Answers a delivery: on the channel that it came on, or not at all. Acknowledgements may be saved up and
 * given for several at once (`ack_every`).
 */
export function settle(
  mind: ConsumerMind,
  delivery: Delivery,
  { method, requeue }: Answering,
  cause: Seq,
  turn: ClientTurn,
): void {
  const { name: client, connection, setup } = mind
  const { message, deliveryTag, content, noAck } = delivery
  if (noAck) return
  const name = content.id
  if (!canAnswer(mind, delivery)) {
    turn.emit({ type: 'delivery.orphaned', client, message, name }, cause)
    return
  }
  const every = setup.ack_every ?? 1
  if (method === 'basic.ack' && mind.done < every && every > 1) return
  const multiple = method === 'basic.ack' && (every > 1 || setup.ack_multiple === true)
  const about = { client, method, message, name, deliveryTag, multiple, requeue }
  const seq = turn.emit({ type: 'delivery.settled', ...about }, cause)
  const on = { connection, channel: setup.ack_channel ?? mind.channel, deliveryTag }
  if (method === 'basic.ack') tell(mind, turn, { type: method, ...on, multiple }, seq)
  else if (method === 'basic.nack') tell(mind, turn, { type: method, ...on, multiple: false, requeue }, seq)
  else tell(mind, turn, { type: method, ...on, requeue }, seq)
  if (method === 'basic.ack' && diesAt(setup, 'after-ack', delivery)) die(mind, turn, 'after-ack')
}

/**
 * Publishes a copy of a delivery; the fact of it, or nothing when it could not be done, when the process died after
 * it, or when the broker has to confirm it first. The message stays unanswered.
 */
export function republish(
  mind: ConsumerMind,
  delivery: Delivery,
  copy: { readonly exchange: string; readonly routingKey: string; readonly content: Content },
  reason: 'retry' | 'given-up' | 'forwarded',
  cause: Seq,
  turn: ClientTurn,
): Seq | undefined {
  const { name: client, connection, setup } = mind
  const { message } = delivery
  const { exchange, routingKey, content } = copy
  const name = content.id
  if (!canAnswer(mind, delivery) && !delivery.noAck) {
    turn.emit({ type: 'delivery.orphaned', client, message, name }, cause)
    return undefined
  }
  const { deliveryTag, noAck } = delivery
  const waits = setup.confirm === true && !noAck
  const tags = waits ? { publishTag: mind.nextTag, deliveryTag } : {}
  const about = { client, name, message, exchange, routingKey, reason, ...tags }
  const seq = turn.emit({ type: 'delivery.republished', ...about }, cause)
  tell(mind, turn, { type: 'basic.publish', connection, channel: mind.channel, ...copy }, seq)
  if (!diesAt(setup, 'after-publish', delivery)) return waits ? undefined : seq
  die(mind, turn, 'after-publish')
  return undefined
}

/** A confirm of copies: only now the messages are safe elsewhere. What was refused goes back to its queue. */
export function onRepublished(
  mind: ConsumerMind,
  method: Extract<BasicMethod, { type: 'basic.ack' | 'basic.nack' }>,
  turn: ClientTurn,
): void {
  const ok = method.type === 'basic.ack'
  for (const [publishTag, delivery] of [...mind.unconfirmed]) {
    const isIt = publishTag === method.deliveryTag
    if (!isIt && !(method.multiple === true && publishTag < method.deliveryTag)) continue
    const names = [delivery.content.id]
    const seq = turn.emit({ type: 'republish.confirmed', client: mind.name, publishTag, ok, names })
    const answering = ok ? ({ method: 'basic.ack', requeue: false } as const) : REFUSED
    settle(mind, delivery, answering, seq, turn)
  }
}

function canAnswer(mind: ConsumerMind, delivery: Delivery): boolean {
  return mind.status === 'running' && delivery.lane === mind.lane
}
