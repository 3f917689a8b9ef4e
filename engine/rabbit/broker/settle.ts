import { intBelow } from '../../kernel/rng.ts'
import type { BasicMethod } from '../methods.ts'
import { type Held, type Return, ruleOf, type Settlement } from '../queues/index.ts'
import { hasVolume } from '../queues/rotation.ts'
import { ackAll, unblock } from '../queues/settlement.ts'
import type { Channel, Queue, Unacked } from '../state.ts'
import type { Desk, Lane, Refusal } from './desk.ts'
import { internalError, notImplemented, preconditionFailed } from './desk.ts'

type Method<Type extends BasicMethod['type']> = Extract<BasicMethod, { readonly type: Type }>

/** basic.ack: tags are the channel's, over all its queues (ack-02, ack-12). */
export function ack(
  desk: Desk,
  lane: Lane,
  { deliveryTag, multiple }: Method<'basic.ack'>,
): Refusal | undefined {
  return settleTags(desk, lane, deliveryTag, multiple === true, 'ack', 'nack')
}

/** basic.nack: goes back unless `requeue` is false, as AMQP's default bit would not be set by a client. */
export function nack(desk: Desk, lane: Lane, method: Method<'basic.nack'>): Refusal | undefined {
  const { deliveryTag, multiple, requeue } = method
  return settleTags(
    desk,
    lane,
    deliveryTag,
    multiple === true,
    requeue === true ? 'requeue' : 'discard',
    'nack',
  )
}

/** basic.reject: one message. */
export function reject(desk: Desk, lane: Lane, method: Method<'basic.reject'>): Refusal | undefined {
  const { deliveryTag, requeue } = method
  return settleTags(desk, lane, deliveryTag, false, requeue === true ? 'requeue' : 'discard', 'reject')
}

/** basic.recover: all that the channel holds goes back, and round the rotation (recover-01, recover-02). */
export function recover(desk: Desk, lane: Lane, { requeue }: Method<'basic.recover'>): Refusal | undefined {
  if (!requeue) return notImplemented('requeue=false')
  const { channel } = lane
  const isRead = [...channel.unacked.values()].some((one) => queueOf(desk, one)?.type === 'stream')
  if (isRead && !desk.broker.profile.streamTakesNack) return internalError()
  settleAll(desk, lane, [...channel.unacked.values()], 'requeue', 'recover', -1)
  return undefined
}

/** Settles deliveries, those of one consumer of one queue together, as the channel tells each queue. */
export function settleAll(
  desk: Desk,
  lane: Lane,
  entries: readonly Unacked[],
  how: Settlement,
  reason: Return['reason'],
  named: number,
): void {
  if (entries.length === 1) settleGroup(desk, lane, entries, how, reason, named)
  else for (const group of grouped(entries)) settleGroup(desk, lane, group, how, reason, named)
  if (lane.channel.waitingQueues.size > 0) resume(desk, lane.channel)
}

function settleGroup(
  desk: Desk,
  { connection, channel }: Lane,
  entries: readonly Unacked[],
  how: Settlement,
  reason: Return['reason'],
  named: number,
): void {
  const held: Held = { connection, channel, entries, named }
  const queue = queueOf(desk, entries[0] as Unacked)
  if (queue === undefined) ackAll(desk, held)
  else ruleOf(queue).settle(desk, queue, held, how, reason)
}

/** The global limit has room again: the queues that it stopped go on, in an order that is a race (global-04). */
export function resume(desk: Desk, channel: Channel): void {
  const { waitingQueues, connection, number } = channel
  if (waitingQueues.size === 0 || !hasVolume(channel)) return
  const names = [...waitingQueues]
  const first = names.length === 1 ? 0 : intBelow(desk.turn.rng, names.length)
  for (const name of [...names.slice(first), ...names.slice(0, first)]) {
    desk.turn.emit({ type: 'channel.resumed', connection, channel: number, queue: name })
    const queue = desk.broker.queues.get(name)
    if (queue !== undefined && unblock(desk, queue, channel)) ruleOf(queue).run(desk, queue)
  }
}

/** The queue that handed it out; undefined when it is gone, even if there is another of that name (delete-02). */
export function queueOf(desk: Desk, { queue: name, seq }: Unacked): Queue | undefined {
  const queue = desk.broker.queues.get(name)
  return queue !== undefined && queue.seq < seq ? queue : undefined
}

function settleTags(
  desk: Desk,
  lane: Lane,
  deliveryTag: number,
  multiple: boolean,
  how: Settlement,
  reason: Return['reason'],
): Refusal | undefined {
  const { channel } = lane
  const entries = collect(channel, deliveryTag, multiple)
  if (entries === undefined) return preconditionFailed(`unknown delivery tag ${deliveryTag}`)
  if (entries.length === 0) return undefined
  if (how !== 'ack' && entries.some((one) => queueOf(desk, one)?.type === 'stream')) {
    if (!desk.broker.profile.streamTakesNack) {
      return notImplemented(
        `basic.nack not supported by stream queues queue '${entries[0]?.queue}' in vhost '/'`,
      )
    }
  }
  if (channel.mode !== 'tx') {
    settleAll(desk, lane, entries, how, reason, deliveryTag)
    return undefined
  }
  const { connection, number } = channel
  const deliveryTags = entries.map(({ tag }) => tag)
  desk.turn.emit({ type: 'tx.settled', connection, channel: number, how, deliveryTags })
  return undefined
}

/** What a tag means: itself, or with `multiple` all up to it; 0 is all then. It must be there (ack-03 to ack-07). */
function collect(channel: Channel, deliveryTag: number, multiple: boolean): readonly Unacked[] | undefined {
  const { unacked } = channel
  if (multiple && deliveryTag === 0) return [...unacked.values()]
  const named = unacked.get(deliveryTag)
  if (named === undefined) return undefined
  if (!multiple) return [named]
  const entries: Unacked[] = []
  for (const one of unacked.values()) {
    if (one.tag > deliveryTag) break
    entries.push(one)
  }
  return entries
}

/** By queue, then by consumer; those of `basic.get` one by one and first, as rabbit_channel sorts them. */
function grouped(entries: readonly Unacked[]): readonly (readonly Unacked[])[] {
  const groups = new Map<string, Unacked[]>()
  for (const one of entries) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([, group]) => group)
}

const TAG_DIGITS = 16

function keyOf({ queue, consumerTag, tag }: Unacked): string {
  const own = consumerTag === undefined ? `0${String(tag).padStart(TAG_DIGITS, '0')}` : `1${consumerTag}`
  return `${queue}\u0000${own}`
}
