import type { Seq } from '../../kernel/clock.ts'
import { NO_CAUSE } from '../../kernel/clock.ts'
import type { Desk } from '../broker/desk.ts'
import type { Channel, Consumer, Queue, Unacked } from '../state.ts'
import { crashQueue, isDeadly } from './crash.ts'
import { die, failuresOf } from './head.ts'
import type { Held, Return } from './index.ts'
import { hasCredit } from './rotation.ts'

/** Deliveries are acknowledged: gone for good. */
export function ackAll(desk: Desk, held: Held): void {
  const { name: connection } = held.connection
  const { number: channel } = held.channel
  for (const one of held.entries) {
    const { tag: deliveryTag, queue } = one
    const { id: message, content } = one.entry.message
    desk.turn.emit(
      { type: 'message.acked', message, name: content.id, queue, connection, channel, deliveryTag },
      causeOf(desk, held, one),
    )
  }
}

/** Deliveries are refused for good: dead-lettered where the queue has a dead-letter exchange (nack-01 to nack-04). */
export function rejectAll(desk: Desk, queue: Queue, held: Held): void {
  const { name: connection } = held.connection
  const { number: channel } = held.channel
  if (queue.type === 'classic' && fallsOver(desk, queue, held)) return ackAll(desk, held)
  for (const one of held.entries) {
    const { tag: deliveryTag, queue: name } = one
    const { message } = one.entry
    const seq = desk.turn.emit(
      {
        type: 'message.rejected',
        message: message.id,
        name: message.content.id,
        queue: name,
        connection,
        channel,
        deliveryTag,
      },
      causeOf(desk, held, one),
    )
    // A quorum queue of 4.x counts its own rejection too; what a nack with requeue adds it forgets (more-dc-d).
    const own = queue.type === 'quorum' ? 1 : 0
    die(desk, queue, message, 'rejected', seq, failuresOf(one.entry) + own)
  }
}

/** Dead letters before the one that the queue falls over are out, and what they are of comes back with the rest. */
function fallsOver(desk: Desk, queue: Queue, { entries }: Held): boolean {
  const deadly = entries.find(({ entry }) => isDeadly(desk, queue, entry.message, 'rejected'))
  if (deadly === undefined) return false
  for (const { tag, entry, seq } of entries) {
    if (tag === deadly.tag) break
    die(desk, queue, entry.message, 'rejected', seq, failuresOf(entry))
  }
  crashQueue(desk, queue, deadly.seq)
  return true
}

/** Where a delivery goes back to, and why. */
export interface Way extends Return {
  readonly place: 'old' | 'tail' | 'returns'
  readonly position: number
  /** Whether it adds to a quorum queue's count. */
  readonly counts: boolean
  readonly until?: number
}

/** Deliveries go back to their old places. */
export function requeueAll(desk: Desk, held: Held, reason: Return['reason']): void {
  for (const one of held.entries) {
    requeue(desk, held, one, { place: 'old', reason, position: one.entry.position, counts: true })
  }
}

/** One delivery goes back to its queue. */
export function requeue(desk: Desk, held: Held, one: Unacked, way: Way): void {
  const { id: message, content } = one.entry.message
  const place = { connection: held.connection.name, channel: held.channel.number }
  const fact = { message, name: content.id, queue: one.queue, ...place, deliveryTag: one.tag }
  desk.turn.emit({ type: 'message.requeued', ...fact, ...way }, causeOf(desk, held, one))
}

/**
 * A consumer of the channel has room again, so all of the channel's that were stopped and have room join the
 * rotation again, in the order they were stopped (prefetch-14, global-03). Whether there was any.
 */
export function unblock(desk: Desk, queue: Queue, channel: Channel): boolean {
  const ready = queue.blocked.filter(
    (consumer) => consumer.lane === channel.lane && hasCredit(queue, consumer),
  )
  for (const consumer of ready) admit(desk, queue, consumer)
  return ready.length > 0
}

/** A consumer joins the rotation again, at its tail. */
export function admit(desk: Desk, queue: Queue, { connection, channel, tag: consumerTag }: Consumer): void {
  desk.turn.emit({ type: 'consumer.unblocked', queue: queue.name, connection, channel, consumerTag })
}

/** What a client named it did because of what it knew; what `multiple` covers goes on from its delivery. */
function causeOf(desk: Desk, { named }: Held, { tag, seq }: Unacked): Seq {
  return tag === named && desk.turn.cause !== NO_CAUSE ? desk.turn.cause : seq
}
