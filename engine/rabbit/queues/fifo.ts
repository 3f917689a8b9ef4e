import type { Desk } from '../broker/desk.ts'
import { NO_LIMIT } from '../profiles.ts'
import type { Consumer, Message, Queue, Unacked } from '../state.ts'
import { chooseActive } from './active.ts'
import { die, dropExpired, expiryOf, failuresOf } from './head.ts'
import type { Held, Return, Settlement } from './index.ts'
import { deliver, takerOf } from './offer.ts'
import { peekReady } from './ready.ts'
import { hasCredit } from './rotation.ts'
import { ackAll, admit, rejectAll, requeue } from './settlement.ts'

/** How far a queue that refuses must shrink before it takes again (LOW_LIMIT of rabbit_fifo): four fifths. */
const LOW_NUMERATOR = 4
const LOW_DENOMINATOR = 5

/** Its replicas, or the only one, have the message. */
export function store(desk: Desk, queue: Queue, message: Message): void {
  const { id, content } = message
  const fact = { message: id, name: content.id, queue: queue.name }
  const expires = expiryOf(desk, queue, content)
  const position = queue.nextPosition
  if (expires === undefined) desk.turn.emit({ type: 'message.enqueued', ...fact, position }, message.seq)
  else {
    // A time to live of 0 ends with the millisecond, not at once (rabbit_fifo, update_expiry_header).
    const ends = Math.max(expires, desk.turn.now + 1)
    desk.turn.emit({ type: 'message.enqueued', ...fact, position, expires: ends }, message.seq)
  }
  run(desk, queue)
}

/** Hands out what it can, and looks at the limit last. */
export function run(desk: Desk, queue: Queue): void {
  if (queue.down) return
  dropExpired(desk, queue)
  for (let entry = peekReady(queue); entry !== undefined; entry = peekReady(queue)) {
    const taker = takerOf(desk, queue)
    if (taker === undefined) break
    deliver(desk, queue, taker, entry)
    dropExpired(desk, queue)
  }
  checkLimit(desk, queue)
}

/** Its replicas, or the only one, know how these deliveries ended. */
export function settleNow(
  desk: Desk,
  queue: Queue,
  held: Held,
  how: Settlement,
  reason: Return['reason'],
): void {
  if (how === 'ack') ackAll(desk, held)
  else if (how === 'discard') rejectAll(desk, queue, held)
  else if (returnsToTail(desk, queue, reason)) return returnToTail(desk, queue, held, reason)
  else for (const one of inOrder(held, reason)) giveBack(desk, queue, held, one, reason)
  readmit(desk, queue, held)
  chooseActive(desk, queue)
  run(desk, queue)
}

/** 3.10 without a limit: each goes to the tail by itself, and others may be handed out between (qq-06, qq-31). */
function returnsToTail(
  { broker: { profile } }: Desk,
  { settings }: Queue,
  reason: Return['reason'],
): boolean {
  return profile.quorumRequeuesToTail && settings.deliveryLimit === NO_LIMIT && reason !== 'channel'
}

function returnToTail(desk: Desk, queue: Queue, held: Held, reason: Return['reason']): void {
  for (const one of held.entries) {
    requeue(desk, held, one, { place: 'tail', reason, position: queue.nextPosition, counts: true })
    readmit(desk, queue, held)
    run(desk, queue)
  }
}

/** Back to the front, unless it came back too often: then it dies (qq-11 to qq-14). */
function giveBack(desk: Desk, queue: Queue, held: Held, one: Unacked, reason: Return['reason']): void {
  const { deliveryLimit } = queue.settings
  const counts = desk.broker.profile.nackCountsAsDelivery || reason === 'reject' || reason === 'channel'
  const { message, returns, position } = one.entry
  if (counts && returns + 1 > deliveryLimit) {
    const { id, content } = message
    const place = { connection: held.connection.name, channel: held.channel.number }
    const fact = { message: id, name: content.id, queue: queue.name, ...place, deliveryTag: one.tag }
    const seq = desk.turn.emit({ type: 'message.exhausted', ...fact }, one.seq)
    const seen = failuresOf(one.entry) + (reason === 'channel' ? 1 : 0)
    die(desk, queue, message, 'delivery_limit', seq, seen)
    return
  }
  const ticks = delayOf(queue, counts, returns + (counts ? 1 : 0))
  const until = ticks === undefined ? {} : { until: desk.turn.now + ticks }
  requeue(desk, held, one, { place: 'returns', reason, position, counts, ...until })
  if (ticks === undefined) return
  desk.turn.pass(desk.node, desk.node, ticks, { type: 'timer.retry', queue: queue.name, message: message.id })
}

/** The delay grows by its least with every failure (rabbit_fifo 4.3, calculate_ready_at). */
function delayOf(
  { settings: { delayedRetry } }: Queue,
  failed: boolean,
  returns: number,
): number | undefined {
  if (delayedRetry === undefined) return undefined
  const { type, least, most } = delayedRetry
  if (type !== 'all' && (type === 'failed') !== failed) return undefined
  return Math.min(least * Math.max(1, returns), most)
}

/** A channel that ends gives back consumer by consumer, each in order (rabbit_fifo, handle_down). */
function inOrder({ entries }: Held, reason: Return['reason']): readonly Unacked[] {
  if (reason !== 'channel') return entries
  const keyOf = ({ consumerTag, tag }: Unacked) => consumerTag ?? String(tag)
  return [...entries].sort((one, other) => {
    const [left, right] = [keyOf(one), keyOf(other)]
    return left < right ? -1 : left > right ? 1 : one.tag - other.tag
  })
}

/** A consumer that was full and has room again joins the rotation at once. */
function readmit(desk: Desk, queue: Queue, { channel, entries }: Held): void {
  const tags = new Set(entries.map(({ consumerTag }) => consumerTag ?? ''))
  for (const tag of tags) {
    const consumer: Consumer | undefined = channel.consumers.get(tag)
    if (consumer?.blocked === true && consumer.queue === queue.name && hasCredit(queue, consumer)) {
      admit(desk, queue, consumer)
    }
  }
}

/** Dead letters that are kept count too (rabbit_fifo, is_over_limit). */
function checkLimit(desk: Desk, queue: Queue): void {
  const { maxLength, maxLengthBytes, overflow } = queue.settings
  if (maxLength === undefined && maxLengthBytes === undefined) return
  if (overflow === 'drop-head') {
    dropHeads(desk, queue)
  } else if (!queue.full && isOver(queue)) {
    desk.turn.emit({ type: 'queue.filled', queue: queue.name })
  } else if (queue.full && isLow(queue)) {
    desk.turn.emit({ type: 'queue.drained', queue: queue.name })
  }
}

/** The dead letters of one step go out the newest first: rabbit_fifo gathers them at the front of a list. */
function dropHeads(desk: Desk, queue: Queue): void {
  const earlier = desk.letters?.length ?? 0
  for (let entry = peekReady(queue); entry !== undefined && isOver(queue); entry = peekReady(queue)) {
    const { id, content } = entry.message
    const fact = { message: id, name: content.id, queue: queue.name }
    const seq = desk.turn.emit({ type: 'message.dropped', ...fact, reason: 'maxlen' }, entry.seq)
    die(desk, queue, entry.message, 'maxlen', seq, failuresOf(entry))
  }
  const own = desk.letters?.splice(earlier) ?? []
  desk.letters?.push(...own.reverse())
  dropExpired(desk, queue)
}

function isOver({ ready, letters, settings }: Queue): boolean {
  const { maxLength = NO_LIMIT, maxLengthBytes = NO_LIMIT } = settings
  return ready.size + letters.length > maxLength || ready.bytes > maxLengthBytes
}

function isLow({ ready, letters, settings }: Queue): boolean {
  const { maxLength = NO_LIMIT, maxLengthBytes = NO_LIMIT } = settings
  const isLowOf = (count: number, limit: number) =>
    limit === NO_LIMIT || count <= Math.trunc((limit * LOW_NUMERATOR) / LOW_DENOMINATOR)
  return isLowOf(ready.size + letters.length, maxLength) && isLowOf(ready.bytes, maxLengthBytes)
}
