import type { Seq } from '../../kernel/clock.ts'
import type { Desk } from '../broker/desk.ts'
import { NEVER } from '../create.ts'
import type { DeathReason } from '../events.ts'
import type { Content } from '../methods.ts'
import type { Entry, Message, Queue } from '../state.ts'
import { crashQueue, isDeadly } from './crash.ts'
import { peekReady } from './ready.ts'

/**
 * When a message that enters a queue now expires there: by the queue's TTL or its own, whichever is less
 * (ttl-01 to ttl-05); undefined is never.
 */
export function expiryOf(desk: Desk, queue: Queue, { properties }: Content): number | undefined {
  const { messageTtl } = queue.settings
  if (properties.expiration === undefined)
    return messageTtl === undefined ? undefined : desk.turn.now + messageTtl
  const own = Number(properties.expiration)
  return desk.turn.now + (messageTtl === undefined ? own : Math.min(own, messageTtl))
}

/** Removes what has expired, at the head only: behind a longer-lived head it stays (ttl-06, ttl-08). */
export function dropExpired(desk: Desk, queue: Queue, arriving?: Message): void {
  for (let entry = peekReady(queue); entry !== undefined; entry = peekReady(queue)) {
    if (entry.expires > desk.turn.now) {
      if (entry.expires !== NEVER) watchHead(desk, queue, entry.expires)
      return
    }
    const { id, content } = entry.message
    if (queue.type === 'classic' && isDeadly(desk, queue, entry.message, 'expired')) {
      crashQueue(desk, queue, entry.seq, arriving)
      if (queue.down) return
      continue
    }
    const seq = desk.turn.emit(
      { type: 'message.expired', message: id, name: content.id, queue: queue.name },
      entry.seq,
    )
    die(desk, queue, entry.message, 'expired', seq, failuresOf(entry))
  }
}

/** Drops heads until the limits hold again; whether any was dropped (max-01, max-13, max-23). */
export function dropOverLimit(desk: Desk, queue: Queue, arriving?: Message): boolean {
  if (queue.settings.overflow !== 'drop-head') return false
  let dropped = false
  while (isOverLimit(queue, 0, 0)) {
    const entry = peekReady(queue)
    if (entry === undefined) break
    const { id, content } = entry.message
    if (isDeadly(desk, queue, entry.message, 'maxlen')) {
      crashQueue(desk, queue, entry.seq, arriving)
      return false
    }
    const seq = desk.turn.emit(
      { type: 'message.dropped', message: id, name: content.id, queue: queue.name, reason: 'maxlen' },
      entry.seq,
    )
    die(desk, queue, entry.message, 'maxlen', seq, failuresOf(entry))
    dropped = true
  }
  return dropped
}

/** Whether its ready messages, with so many more of so many bytes, are too many (max-12, max-14, max-15). */
export function isOverLimit({ ready, settings }: Queue, more: number, bytes: number): boolean {
  const { maxLength = NEVER, maxLengthBytes = NEVER } = settings
  return ready.size + more > maxLength || ready.bytes + bytes > maxLengthBytes
}

/** How often consumers died or said no so far: what came along with it, and what happened here. */
export function failuresOf({ message, crashes }: Entry): number {
  return message.failures + crashes
}

/** A message died in a queue: it is published again if the queue has a dead-letter exchange that exists (dlx-05). */
export function die(
  desk: Desk,
  queue: Queue,
  message: Message,
  reason: DeathReason,
  seq: Seq,
  seen = message.failures,
): void {
  const { deadLetterExchange: exchange, deadLetterRoutingKey: routingKey, atLeastOnce } = queue.settings
  if (exchange === undefined) return
  // A quorum queue's process does not fall over a history that it cannot read, and the dead letter is lost.
  if (!atLeastOnce && queue.type === 'quorum' && isDeadly(desk, queue, message, reason)) return
  if (!atLeastOnce && !desk.broker.exchanges.has(exchange)) return
  const failures = desk.broker.profile.failuresTravel ? seen : 0
  const { name } = queue
  if (atLeastOnce) {
    const { id, content } = message
    const extra = failures === 0 ? {} : { failures }
    desk.turn.emit({ type: 'letter.kept', message: id, name: content.id, queue: name, reason, ...extra }, seq)
  }
  const { hops } = desk
  const letter = {
    message,
    queue: name,
    reason,
    exchange,
    routingKey,
    failures,
    seq,
    kept: atLeastOnce,
    hops,
  }
  desk.letters ??= []
  desk.letters.push(letter)
}

/** One timer a queue, for its head: it is set anew only when a head expires sooner than the one before. */
function watchHead(desk: Desk, queue: Queue, at: number): void {
  if (queue.watchedAt > desk.turn.now && queue.watchedAt <= at) return
  const timer = desk.broker.nextTimer
  desk.turn.emit({ type: 'queue.watched', queue: queue.name, at, timer })
  const ticks = at - desk.turn.now
  desk.turn.pass(desk.node, desk.node, ticks, { type: 'timer.head', queue: queue.name, timer })
}
