import type { Desk } from '../broker/desk.ts'
import { NEVER } from '../create.ts'
import type { Consumer, Message, Queue } from '../state.ts'
import { crashQueue, isDeadly } from './crash.ts'
import { die, dropExpired, dropOverLimit, expiryOf, isOverLimit } from './head.ts'
import type { Held, QueueRule, Return, Settlement, Taken } from './index.ts'
import { deliver, takerOf } from './offer.ts'
import { peekReady } from './ready.ts'
import { hasCredit } from './rotation.ts'
import { ackAll, rejectAll, requeueAll, unblock } from './settlement.ts'

/** A classic queue: in memory and on disk of one node; priorities are rows of it. */
export const classic: QueueRule = { enqueue, run, settle }

/**
 * The limit is asked first (max-14, max-22), then who waits for a message (max-11, ttl-12); only what nobody
 * takes is stored, and may push out the head.
 */
function enqueue(
  desk: Desk,
  queue: Queue,
  message: Message,
  publisher: Parameters<QueueRule['enqueue']>[3],
): Taken {
  if (refuses(desk, queue, message)) return 'refused'
  const { content } = message
  const { crashes } = queue
  const taker = queue.ready.size === 0 ? takerOf(desk, queue) : undefined
  const expires = store(desk, queue, message)
  if (taker !== undefined) {
    deliver(desk, queue, taker, peekReady(queue) as NonNullable<ReturnType<typeof peekReady>>)
  } else {
    const dropped = hasLimit(queue) && dropOverLimit(desk, queue, message)
    if (dropped || (expires !== undefined && queue.ready.size === 1)) dropExpired(desk, queue, message)
    if (queue.settings.singleActive) run(desk, queue)
  }
  const isWritten = publisher !== undefined && queue.durable && content.properties.deliveryMode === 2
  return !isWritten ? 'taken' : crashes === queue.crashes ? 'disk' : 'refused'
}

function run(desk: Desk, queue: Queue): void {
  if (queue.down) return
  for (let entry = peekReady(queue); entry !== undefined; entry = peekReady(queue)) {
    const taker = takerOf(desk, queue)
    if (taker === undefined) return
    deliver(desk, queue, taker, entry)
    const head = peekReady(queue)
    if (head !== undefined && head.expires !== NEVER) dropExpired(desk, queue)
  }
}

/** Requeue asks the limit and the TTL before it hands out again (max-09, max-23, ttl-10). */
function settle(desk: Desk, queue: Queue, held: Held, how: Settlement, reason: Return['reason']): void {
  const consumer = consumerOf(held)
  const wasFull = consumer !== undefined && !hasCredit(queue, consumer)
  if (how === 'ack') ackAll(desk, held)
  else if (how === 'discard') rejectAll(desk, queue, held)
  else requeueAll(desk, held, reason)
  const unblocked = wasFull && unblock(desk, queue, held.channel)
  if (queue.down) return
  if (how === 'requeue') {
    dropOverLimit(desk, queue)
    dropExpired(desk, queue)
    run(desk, queue)
  } else if (unblocked) {
    run(desk, queue)
  }
}

function store(desk: Desk, queue: Queue, message: Message): number | undefined {
  const { id, content, seq } = message
  const expires = expiryOf(desk, queue, content)
  const { name, nextPosition: position } = queue
  if (expires === undefined) {
    desk.turn.emit({ type: 'message.enqueued', message: id, name: content.id, queue: name, position }, seq)
  } else {
    desk.turn.emit(
      { type: 'message.enqueued', message: id, name: content.id, queue: name, position, expires },
      seq,
    )
  }
  return expires
}

/** `reject-publish`: what would not fit is refused, and with `-dlx` dead-lettered (max-03, max-05). */
function refuses(desk: Desk, queue: Queue, message: Message): boolean {
  const { overflow } = queue.settings
  if (overflow === 'drop-head' || !isOverLimit(queue, 1, message.content.size)) return false
  const { id, content } = message
  const seq = desk.turn.emit(
    { type: 'message.refused', message: id, name: content.id, queue: queue.name },
    message.seq,
  )
  if (overflow !== 'reject-publish-dlx') return true
  if (isDeadly(desk, queue, message, 'maxlen')) crashQueue(desk, queue, seq)
  else die(desk, queue, message, 'maxlen', seq)
  return true
}

function hasLimit({ settings }: Queue): boolean {
  return settings.maxLength !== undefined || settings.maxLengthBytes !== undefined
}

function consumerOf({ channel, entries }: Held): Consumer | undefined {
  const tag = entries[0]?.consumerTag
  return tag === undefined ? undefined : channel.consumers.get(tag)
}
