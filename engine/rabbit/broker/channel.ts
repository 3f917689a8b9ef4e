import type { Seq } from '../../kernel/clock.ts'
import { chooseActive } from '../queues/active.ts'
import { type Held, ruleOf } from '../queues/index.ts'
import type { Channel, Connection, Consumer, Queue, Unacked } from '../state.ts'
import { isAbandoned } from './consume.ts'
import { answer, channelError, type Desk, type Lane, type Refusal } from './desk.ts'
import { restartIdle } from './idle.ts'
import { deleteQueue } from './queue.ts'
import { queueOf } from './settle.ts'

/** channel.open: up to `channel_max` of them. */
export function openChannel(desk: Desk, connection: Connection, channel: number): Refusal | undefined {
  if (connection.channels.has(channel)) return channelError(`second 'channel.open' seen`)
  if (connection.channelMax > 0 && channel > connection.channelMax) {
    return {
      closes: 'connection',
      code: 530,
      text:
        `NOT_ALLOWED - number of channels opened (${connection.channels.size}) has reached ` +
        `the negotiated channel_max (${connection.channelMax})`,
    }
  }
  desk.turn.emit({ type: 'channel.opened', connection: connection.name, channel })
  answer(desk, connection, { type: 'channel.open-ok', connection: connection.name, channel })
  return undefined
}

/** channel.close by the client: what it holds goes back (conn-02). */
export function closeByClient(desk: Desk, connection: Connection, channel: Channel): void {
  const place = { connection: connection.name, channel: channel.number }
  const seq = desk.turn.emit({ type: 'channel.closed', ...place, by: 'client', code: 200, text: '' })
  letGo(desk, connection, [channel], seq)
  answer(desk, connection, { type: 'channel.close-ok', ...place })
}

/** A fault closes its channel and no other (conn-03, death-10). */
export function closeByFault(desk: Desk, connection: Connection, channel: Channel, refusal: Refusal): void {
  const { code, text } = refusal
  const place = { connection: connection.name, channel: channel.number }
  const seq = desk.turn.emit({ type: 'channel.closed', ...place, by: 'broker', code, text })
  answer(desk, connection, { type: 'channel.close', ...place, code, text })
  letGo(desk, connection, [channel], seq)
}

/**
 * A fault for which the whole connection will close: its channel ends at once, and what it held may go to other
 * channels of the connection, which end after it (rabbit_channel exits, then rabbit_reader ends the rest).
 */
export function endByFault(desk: Desk, { connection, channel }: Lane, { code, text }: Refusal): void {
  const place = { connection: connection.name, channel: channel.number }
  const seq = desk.turn.emit({ type: 'channel.closed', ...place, by: 'broker', code, text })
  letGo(desk, connection, [channel], seq)
}

/**
 * Channels have ended: each queue in turn forgets their consumers, and gets back what they held, in the old order
 * and as redelivered (death-02). It is no rejection: nothing is dead-lettered (death-12). What one channel of a
 * connection gives back does not go to another that ends with it.
 */
export function letGo(desk: Desk, connection: Connection, channels: readonly Channel[], cause: Seq): void {
  const left = channels.map((channel) => ({ channel, consumers: leave(desk, connection, channel, cause) }))
  for (const { channel, consumers } of left) giveBack(desk, connection, channel, consumers)
}

/** What it did not commit is forgotten, and nothing more is handed to its consumers, which are returned. */
function leave(desk: Desk, connection: Connection, channel: Channel, cause: Seq): readonly Consumer[] {
  const place = { connection: connection.name, channel: channel.number }
  if (channel.tx.settled.length > 0 || channel.tx.publishes.length > 0) {
    desk.turn.emit({ type: 'tx.rolledBack', ...place }, cause)
  }
  const consumers = [...channel.consumers.values()]
  for (const { queue, tag: consumerTag } of consumers) {
    desk.turn.emit({ type: 'consumer.removed', queue, ...place, consumerTag, reason: 'channel' }, cause)
  }
  return consumers
}

function giveBack(
  desk: Desk,
  connection: Connection,
  channel: Channel,
  consumers: readonly Consumer[],
): void {
  const entries = [...channel.unacked.values()]
  const names = new Set([...consumers.map(({ queue }) => queue), ...entries.map(({ queue }) => queue)])
  for (const name of [...names].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))) {
    const queue = desk.broker.queues.get(name)
    if (queue === undefined) continue
    const held = entries.filter((one) => queueOf(desk, one) === queue)
    leaveQueue(desk, queue, { connection, channel, entries: held, named: -1 }, consumers)
  }
}

function leaveQueue(desk: Desk, queue: Queue, held: Held, consumers: readonly Consumer[]): void {
  const consumed = consumers.some((consumer) => consumer.queue === queue.name)
  if (consumed) chooseActive(desk, queue)
  if (consumed && isAbandoned(queue)) {
    deleteQueue(desk, queue, 'auto-delete')
    return
  }
  if (consumed) restartIdle(desk, queue)
  const entries: readonly Unacked[] = held.entries
  if (entries.length > 0) ruleOf(queue).settle(desk, queue, held, 'requeue', 'channel')
  else if (consumed) ruleOf(queue).run(desk, queue)
}
