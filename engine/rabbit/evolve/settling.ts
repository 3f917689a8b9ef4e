import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { MessageEvent } from '../events.ts'
import { connectionOf, diedOf, heldChannelOf, queueOf } from '../lookup.ts'
import { appendReady, appendReturned, restoreReady } from '../queues/ready.ts'
import type { BrokerState, Delayed, Entry, RabbitState, Unacked } from '../state.ts'

/** What becomes of messages that somebody holds. */
type SettlingEvent = Extract<
  MessageEvent,
  {
    readonly type:
      | 'message.acked'
      | 'message.rejected'
      | 'message.exhausted'
      | 'message.requeued'
      | 'message.resumed'
      | 'letter.kept'
      | 'letter.taken'
  }
>

/** The fold of each. */
export const settlingFolds: Folds<RabbitState, SettlingEvent> = {
  'message.acked'({ broker }, event, tick) {
    settle(broker, event, tick)
  },
  'message.rejected'({ broker }, event, tick) {
    broker.died = settle(broker, event, tick).entry
  },
  'message.exhausted'({ broker }, event, tick) {
    const { entry, consumerTag = '' } = settle(broker, event, tick)
    broker.died = entry
    const channel = heldChannelOf(connectionOf(broker, event.connection), event.channel)
    const consumer = channel.consumers.get(consumerTag)
    if (broker.profile.limitGivesCreditTwice && consumer?.queue === event.queue) consumer.spare++
  },
  'message.requeued'({ broker }, event, tick, seq) {
    const { entry } = release(broker, event, tick)
    const queue = queueOf(broker, event.queue)
    queue.unacked--
    const { position, place, until, reason } = event
    const { message, expires } = entry
    const returns = entry.returns + (event.counts ? 1 : 0)
    const crashes = entry.crashes + (queue.type === 'quorum' && reason === 'channel' ? 1 : 0)
    const returned: Entry = { message, position, expires, redelivered: true, returns, crashes, seq }
    if (position >= queue.nextPosition) queue.nextPosition = position + 1
    if (until !== undefined) queue.delayed = [...queue.delayed, { entry: returned, until }]
    else if (place === 'old') restoreReady(queue, returned)
    else if (place === 'tail') appendReady(queue, returned)
    else appendReturned(queue, returned)
  },
  'message.resumed'({ broker }, event) {
    const queue = queueOf(broker, event.queue)
    const isIt = ({ entry }: Delayed) => entry.message.id === event.message
    appendReturned(queue, present(queue.delayed.find(isIt), 'the message that is held back').entry)
    queue.delayed = queue.delayed.filter((one) => !isIt(one))
  },
  'letter.kept'({ broker }, event, _tick, seq) {
    const { message, reason, failures = 0 } = event
    const queue = queueOf(broker, event.queue)
    queue.letters = [...queue.letters, { message: diedOf(broker, message), reason, failures, seq }]
  },
  'letter.taken'({ broker }, event) {
    const queue = queueOf(broker, event.queue)
    queue.letters = queue.letters.filter(({ message }) => message.id !== event.message)
  },
}

interface Settled {
  readonly queue: string
  readonly connection: string
  readonly channel: number
  readonly deliveryTag: number
}

/** The message is gone for good. Its queue may be gone before it, or be another one of the same name by now. */
function settle(broker: BrokerState, event: Settled, tick: number): Unacked {
  const unacked = release(broker, event, tick)
  const queue = broker.queues.get(event.queue)
  if (queue !== undefined && queue.seq < unacked.seq) {
    queue.unacked--
    queue.left++
  }
  return unacked
}

/** The channel holds it no more: there is room again under the limits that it counted for. */
function release(broker: BrokerState, event: Settled, tick: number): Unacked {
  const connection = connectionOf(broker, event.connection)
  const channel = heldChannelOf(connection, event.channel)
  const unacked = present(channel.unacked.get(event.deliveryTag), 'the delivery')
  channel.unacked.delete(event.deliveryTag)
  connection.lastHeard = tick
  if (unacked.consumerTag === undefined) return unacked
  const consumer = channel.consumers.get(unacked.consumerTag)
  if (consumer !== undefined && consumer.seq < unacked.seq) consumer.unacked--
  if (channel.volume > 0) channel.volume--
  return unacked
}
