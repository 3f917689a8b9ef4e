import { ruleOf } from '../queues/index.ts'
import type { Exchange, Message, Queue } from '../state.ts'
import { type Autopsy, examine, isCycle, isMalformed } from './deaths.ts'
import type { Desk, PendingLetter } from './desk.ts'
import { routeOf } from './routing.ts'

/** How long a queue waits before it tries a refused dead letter again (settle_timeout of rabbit_fifo_dlx_worker). */
const LETTER_RETRY_TICKS = 180_000

/**
 * A message that is dead-lettered in circles for ever is possible: an old rejection in `x-death` is enough. It
 * keeps a real broker busy, so from some hop on each takes time.
 */
const HOPS_AT_ONCE_MAX = 32
const HOP_TICKS = 100

const NO_COPIES: readonly string[] = Object.freeze([])

/** Goes on with a dead letter that has gone round so often that it must take time. */
export function hop(desk: Desk, letter: PendingLetter): void {
  desk.letters ??= []
  desk.letters.push({ ...letter, hops: HOPS_AT_ONCE_MAX - 1 })
}

/** Publishes the dead letters that the work in hand has left, and those that they leave. */
export function publishLetters(desk: Desk): void {
  const { letters = [] } = desk
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as PendingLetter
    desk.hops = letter.hops + 1
    if (letter.hops < HOPS_AT_ONCE_MAX) publishLetter(desk, letter)
    else desk.turn.pass(desk.node, desk.node, HOP_TICKS, { type: 'timer.hop', letter }, letter.seq)
  }
  letters.length = 0
}

/** Tries again what a queue had to keep (qq-29). */
export function retryLetters(desk: Desk, name: string): void {
  const queue = desk.broker.queues.get(name)
  const { deadLetterExchange: exchange, deadLetterRoutingKey: routingKey } = queue?.settings ?? {}
  if (queue === undefined || exchange === undefined) return
  desk.letters ??= []
  for (const letter of queue.letters) {
    desk.letters.push({ ...letter, queue: name, exchange, routingKey, kept: true, hops: 0 })
  }
}

/** A dead letter is a new publication: nobody confirms it, nobody gets it back (dlx-06, max-21). */
function publishLetter(desk: Desk, letter: PendingLetter): void {
  const { broker } = desk
  const exchange = broker.exchanges.get(letter.exchange)
  if (exchange === undefined) {
    if (letter.kept) retryLater(desk, letter)
    return
  }
  const { profile } = broker
  if (letter.kept && isStuck(desk, letter)) return
  const autopsy = examine(profile, letter.message, letter.queue, letter.reason, letter.routingKey)
  const inHand = bury(desk, letter, autopsy)
  const { reached, targets } = targetsOf(desk, letter, exchange, inHand, autopsy)
  let refused = 0
  for (const name of targets) {
    const target = broker.queues.get(name)
    if (target === undefined) continue
    const sender = letter.kept ? undefined : 'untracked'
    if (ruleOf(target).enqueue(desk, target, inHand, sender) === 'refused') refused++
  }
  const { id, content } = inHand
  if (targets.length === 0) {
    const cycle = reached > 0 ? { cycle: true } : {}
    desk.turn.emit(
      {
        type: 'message.unroutable',
        message: id,
        name: content.id,
        exchange: exchange.name,
        returned: false,
        ...cycle,
      },
      inHand.seq,
    )
  }
  if (!letter.kept) return
  if (reached > 0 && refused === 0) {
    const { id: message } = letter.message
    desk.turn.emit({ type: 'letter.taken', message, name: content.id, queue: letter.queue }, inHand.seq)
  } else {
    retryLater(desk, letter)
  }
}

/** What a queue's dead-lettering process cannot read it falls over again and again: nothing behind it goes out. */
function isStuck({ broker }: Desk, { queue: name, message }: PendingLetter): boolean {
  for (const one of broker.queues.get(name)?.letters ?? []) {
    if (isMalformed(broker.profile, one.message, name, one.reason)) return true
    if (one.message.id === message.id) return false
  }
  return false
}

/** Its own keys, CC and BCC among them, or the one key that the queue says (dlx-02, dlx-09, dlx-10). */
function bury(desk: Desk, letter: PendingLetter, { content, count, earlier }: Autopsy): Message {
  const { message, queue, reason, exchange, failures } = letter
  const copies = letter.routingKey === undefined ? message.copies : NO_COPIES
  const extra = { ...(copies.length === 0 ? {} : { copies }), ...(failures === 0 ? {} : { failures }) }
  desk.turn.emit(
    {
      type: 'message.deadLettered',
      message: desk.broker.nextMessage,
      of: message.id,
      name: content.id,
      queue,
      reason,
      exchange,
      routingKey: letter.routingKey ?? message.routingKey,
      count,
      earlier,
      content,
      ...extra,
    },
    letter.seq,
  )
  return desk.broker.inHand as Message
}

/** Queues that it would come back to without anybody having rejected it are left out (cycle-06). */
function targetsOf(
  desk: Desk,
  { reason }: PendingLetter,
  exchange: Exchange,
  { routingKey, copies, content }: Message,
  { deaths }: Autopsy,
): { readonly reached: number; readonly targets: readonly string[] } {
  const { broker } = desk
  const routed = routeOf(broker, exchange, routingKey, copies, content.properties.headers)
  const queues = routed.filter((name) => isOpen(broker.queues.get(name)))
  const targets = reason === 'rejected' ? queues : queues.filter((name) => !isCycle(deaths, name))
  return { reached: queues.length, targets }
}

function isOpen(queue: Queue | undefined): boolean {
  return queue !== undefined && (!queue.down || queue.group !== undefined)
}

function retryLater(desk: Desk, { queue }: PendingLetter): void {
  desk.turn.pass(desk.node, desk.node, LETTER_RETRY_TICKS, { type: 'timer.letters', queue })
}
