import type { Seq } from '../../kernel/clock.ts'
import { isMalformed } from '../broker/deaths.ts'
import { answer, type Desk } from '../broker/desk.ts'
import type { DeathReason } from '../events.ts'
import type { Channel, Entry, Message, Queue } from '../state.ts'
import { readyEntries } from './ready.ts'

/** So many crashes within so many ms are mended; one more is not (rabbit_amqqueue_sup: five in ten seconds). */
const CRASHES_MAX = 5
const CRASHES_WITHIN = 10_000

/** Whether its history is such that a queue's process falls over it when it would dead-letter it (3.10). */
export function isDeadly({ broker }: Desk, queue: Queue, message: Message, reason: DeathReason): boolean {
  const { deadLetterExchange: exchange } = queue.settings
  if (exchange === undefined || message.content.properties.headers?.['x-death'] === undefined) return false
  return broker.exchanges.has(exchange) && isMalformed(broker.profile, message, queue.name, reason)
}

/**
 * A classic queue's process falls over, and its supervisor starts it anew with what is on disk: as after kill -9
 * all of that is redelivered. Consumers are told; what channels hold they may settle, and nothing comes of it.
 * What is arriving meanwhile is not on disk yet.
 */
export function crashQueue(desk: Desk, queue: Queue, cause: Seq, arriving?: Message): void {
  for (const { connection: name, channel, tag: consumerTag } of [...queue.consumers]) {
    const place = { connection: name, channel }
    const fact = { queue: queue.name, ...place, consumerTag, reason: 'queue' } as const
    desk.turn.emit({ type: 'consumer.removed', ...fact }, cause)
    const connection = desk.broker.connections.get(name)
    if (connection?.channels.has(channel) === true)
      answer(desk, connection, { type: 'basic.cancel', ...place, consumerTag })
  }
  const entries = [...readyEntries(queue), ...heldEntries(desk, queue)]
  const stored = entries.filter(({ message }) => message !== arriving)
  const survivors = entriesOnDisk(desk, queue, stored)
  const unwritten = entries.filter(({ message }) => awaitingChannel(desk, message) !== undefined)
  const since = desk.turn.now - CRASHES_WITHIN
  const crashes = [...queue.crashes.filter((tick) => tick > since), desk.turn.now]
  const recovers = crashes.length <= CRASHES_MAX
  const lost = entries.length - survivors.length
  desk.turn.emit({ type: 'queue.crashed', queue: queue.name, survivors, crashes, recovers, lost }, cause)
  for (const { message } of unwritten) refuseConfirm(desk, message)
}

/** What channels hold of a queue. */
function heldEntries({ broker }: Desk, queue: Queue): Entry[] {
  const held: Entry[] = []
  for (const { channels, closing } of broker.connections.values()) {
    for (const { unacked } of [...channels.values(), ...closing.values()]) {
      for (const one of unacked.values())
        if (one.queue === queue.name && one.seq > queue.seq) held.push(one.entry)
    }
  }
  return held
}

/**
 * The journal of a queue is written when a confirm is due, with all that came before it; what nobody asked to be
 * confirmed may still be in memory, persistent or not (rabbit_queue_index).
 */
function entriesOnDisk(desk: Desk, { durable }: Queue, entries: readonly Entry[]): readonly Entry[] {
  const isStored = ({ message }: Entry) =>
    durable && message.content.properties.deliveryMode === 2 && awaitingChannel(desk, message) === undefined
  const stored = entries.filter(isStored)
  const confirmed = stored.filter(({ message }) => message.publishTag !== undefined)
  const written = confirmed.reduce((last, { position }) => Math.max(last, position), -1)
  return stored
    .filter(({ position }) => position <= written)
    .sort((one, other) => one.position - other.position)
    .map((entry) => ({ ...entry, redelivered: true }))
}

/** The channel that waits for the confirm of a message, if one does. */
function awaitingChannel({ broker }: Desk, { lane, publishTag }: Message): Channel | undefined {
  if (lane === undefined || publishTag === undefined) return undefined
  for (const { channels } of broker.connections.values()) {
    for (const channel of channels.values())
      if (channel.lane === lane) return channel.awaited.has(publishTag) ? channel : undefined
  }
  return undefined
}

function refuseConfirm(desk: Desk, message: Message): void {
  const channel = awaitingChannel(desk, message)
  const { publishTag } = message
  if (channel === undefined || publishTag === undefined) return
  const place = { connection: channel.connection, channel: channel.number }
  desk.turn.emit({ type: 'message.confirmed', ...place, publishTag, multiple: false, ok: false })
  const connection = desk.broker.connections.get(channel.connection)
  const nack = { type: 'basic.nack', ...place, deliveryTag: publishTag, multiple: false } as const
  if (connection !== undefined) answer(desk, connection, nack)
}
