import { run, settleNow, store } from '../queues/fifo.ts'
import type { Held } from '../queues/index.ts'
import type { Proposal, QueueCommand } from '../raft.ts'
import type { Message, Queue, Unacked } from '../state.ts'
import { advance as advanceConfirm, tell } from './confirm.ts'
import type { Desk } from './desk.ts'

/** A majority has the command: it is done. */
export function applyCommand(desk: Desk, queue: Queue, { proposal, message }: QueueCommand): void {
  if (proposal.kind === 'settle') applySettle(desk, queue, proposal)
  else if (proposal.kind === 'noop') run(desk, queue)
  else if (message !== undefined) applyEnqueue(desk, queue, proposal, message)
}

type Part<Kind extends Proposal['kind']> = Extract<Proposal, { readonly kind: Kind }>

/** The message is in the queue, and its publisher is told. */
function applyEnqueue(desk: Desk, queue: Queue, { publication }: Part<'enqueue'>, message: Message): void {
  store(desk, queue, message)
  if (publication === undefined) return
  const { connection: name, channel: number, publishTag } = publication
  const connection = desk.broker.connections.get(name)
  const channel = connection?.channels.get(number)
  if (connection === undefined || channel?.awaited.has(publishTag) !== true) return
  if (advanceConfirm(desk, channel, publishTag)) tell(desk, connection, channel, publishTag, false, true)
}

/** What the client settled, as far as its channel still holds it. */
function applySettle(
  desk: Desk,
  queue: Queue,
  { connection: name, channel: number, ...settled }: Part<'settle'>,
): void {
  const connection = desk.broker.connections.get(name)
  const channel = connection?.channels.get(number) ?? connection?.closing.get(number)
  if (connection === undefined || channel === undefined) return
  const { deliveryTags, named, how, reason } = settled
  const entries = deliveryTags.flatMap((tag): Unacked[] => {
    const one = channel.unacked.get(tag)
    return one?.queue === queue.name && one.seq > queue.seq ? [one] : []
  })
  const held: Held = { connection, channel, entries, named }
  if (entries.length > 0) settleNow(desk, queue, held, how, reason)
}
