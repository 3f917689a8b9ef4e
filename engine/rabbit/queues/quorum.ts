import type { Desk } from '../broker/desk.ts'
import { propose } from '../broker/replication.ts'
import type { Group } from '../raft.ts'
import type { Message, Queue } from '../state.ts'
import { run, settleNow, store } from './fifo.ts'
import type { Held, Publisher, QueueRule, Return, Settlement, Taken } from './index.ts'

/**
 * A quorum queue: what its replicas agree on is done by the state machine that each of them has (rabbit_fifo); one
 * without replicas does it at once.
 */
export const quorum: QueueRule = { enqueue, run, settle }

/** With `reject-publish` publishers are told when it is over its limit, so one too many gets in (qq-27). */
function enqueue(
  desk: Desk,
  queue: Queue,
  message: Message,
  publisher: Parameters<QueueRule['enqueue']>[3],
): Taken {
  const { id, content } = message
  if (queue.full && publisher !== 'untracked') {
    desk.turn.emit({ type: 'message.refused', message: id, name: content.id, queue: queue.name }, message.seq)
    return 'refused'
  }
  if (queue.group === undefined) {
    store(desk, queue, message)
    return 'taken'
  }
  const publication = publisher === 'untracked' ? {} : publicationOf(publisher)
  propose(desk, queue, { kind: 'enqueue', message: id, name: content.id, ...publication })
  return 'replicated'
}

function publicationOf(publisher: Publisher | undefined) {
  if (publisher === undefined) return {}
  const { lane, publishTag } = publisher
  return { publication: { connection: lane.connection.name, channel: lane.channel.number, publishTag } }
}

function settle(desk: Desk, queue: Queue, held: Held, how: Settlement, reason: Return['reason']): void {
  const { connection, channel, named } = held
  if (queue.group === undefined) settleNow(desk, queue, held, how, reason)
  else if (reason === 'channel') settleRest(desk, queue, queue.group, held)
  else {
    const deliveryTags = held.entries.map(({ tag }) => tag)
    const place = { connection: connection.name, channel: channel.number }
    propose(desk, queue, { kind: 'settle', ...place, deliveryTags, how, reason, named })
  }
}

/** A channel ends: what it had settled before its replicas agreed is settled first, the rest goes back. */
function settleRest(desk: Desk, queue: Queue, { pending }: Group, held: Held): void {
  const { connection, channel } = held
  for (const { proposal } of [...pending.values()]) {
    if (proposal.kind !== 'settle') continue
    if (proposal.connection !== connection.name || proposal.channel !== channel.number) continue
    const entries = held.entries.filter(
      ({ tag }) => proposal.deliveryTags.includes(tag) && channel.unacked.has(tag),
    )
    if (entries.length > 0) settleNow(desk, queue, { ...held, entries }, proposal.how, proposal.reason)
  }
  const entries = held.entries.filter(({ tag }) => channel.unacked.has(tag))
  if (entries.length > 0) settleNow(desk, queue, { ...held, entries }, 'requeue', 'channel')
}
