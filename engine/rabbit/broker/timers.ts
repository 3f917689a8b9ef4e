import type { BrokerTimer } from '../methods.ts'
import { ruleOf } from '../queues/index.ts'
import { watchAcks } from '../queues/offer.ts'
import type { Channel, Unacked } from '../state.ts'
import { closeByFault } from './channel.ts'
import { type Desk, preconditionFailed } from './desk.ts'
import { deleteQueue } from './queue.ts'

type Timer<Type extends BrokerTimer['type']> = Extract<BrokerTimer, { readonly type: Type }>

/** A delivery that nobody acknowledged for too long closes its channel (acktime-01). */
export function checkAcks(desk: Desk, { connection: name, channel: number, at }: Timer<'timer.acks'>): void {
  const connection = desk.broker.connections.get(name)
  const channel = connection?.channels.get(number)
  if (connection === undefined || channel?.checkedAt !== at) return
  const oldest = oldestOf(desk, channel)
  if (oldest === undefined) return
  if (oldest.since >= desk.turn.now - channel.timeout) {
    watchAcks(desk, channel)
    return
  }
  const refusal = preconditionFailed(
    `delivery acknowledgement on channel ${number} timed out. Timeout value used: ${channel.timeout} ms. ` +
      'This timeout value can be configured, see consumers doc guide to learn more',
  )
  closeByFault(desk, connection, channel, refusal)
}

/** A message that a quorum queue held back comes out, before all others (release notes 4.3.0). */
export function resumeDelayed(desk: Desk, { queue: name, message }: Timer<'timer.retry'>): void {
  const queue = desk.broker.queues.get(name)
  const held = queue?.delayed.find(({ entry }) => entry.message.id === message)
  if (queue === undefined || held === undefined || held.until > desk.turn.now) return
  const { content } = held.entry.message
  desk.turn.emit({ type: 'message.resumed', message, name: content.id, queue: name }, held.entry.seq)
  ruleOf(queue).run(desk, queue)
}

/** From 4.3 on only quorum queues have that clock. */
function oldestOf({ broker }: Desk, { unacked }: Channel): Unacked | undefined {
  for (const one of unacked.values()) {
    if (broker.profile.consumerTimeoutForAll || broker.queues.get(one.queue)?.type === 'quorum') return one
  }
  return undefined
}

/** The time is up, unless the queue was used since. */
export function endIdle(desk: Desk, name: string, timer: number): void {
  const queue = desk.broker.queues.get(name)
  if (queue === undefined || queue.idleTimer !== timer || queue.consumers.size > 0) return
  deleteQueue(desk, queue, 'expired')
}
