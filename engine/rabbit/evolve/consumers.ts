import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { ConsumerEvent } from '../events.ts'
import { channelOf, connectionOf, heldChannelOf, queueOf } from '../lookup.ts'
import { joinLine, leaveLine } from '../queues/rotation.ts'
import type { BrokerState, Consumer, Queue, RabbitState } from '../state.ts'

/** Who stands in a queue's rotation. */
export const consumerFolds: Folds<RabbitState, ConsumerEvent> = {
  'consumer.added'({ broker }, event, tick, seq) {
    const queue = queueOf(broker, event.queue)
    const on = channelOf(broker, event.connection, event.channel)
    const { consumerTag: tag, noAck, exclusive, prefetchCount, priority } = event
    const consumer: Consumer = {
      tag,
      queue: queue.name,
      connection: on.connection,
      channel: on.number,
      lane: on.lane,
      noAck,
      exclusive,
      prefetchCount,
      priority,
      arguments: event.arguments,
      seq,
      unacked: 0,
      spare: 0,
      blocked: false,
      offset: event.offset ?? 0,
    }
    broker.nextName++
    on.consumers.set(tag, consumer)
    queue.consumers = new Set([...queue.consumers, consumer])
    queue.hadConsumers = true
    if (exclusive && queue.type === 'classic') queue.exclusiveConsumer = consumer
    if (!waitsToBeActive(queue)) joinLine(queue, consumer)
    connectionOf(broker, event.connection).lastHeard = tick
  },
  'consumer.removed'({ broker }, event) {
    const channel = heldChannelOf(connectionOf(broker, event.connection), event.channel)
    const consumer = present(channel.consumers.get(event.consumerTag), event.consumerTag)
    channel.consumers.delete(event.consumerTag)
    const queue = broker.queues.get(event.queue)
    if (queue === undefined || !queue.consumers.has(consumer)) return
    queue.consumers = new Set([...queue.consumers].filter((one) => one !== consumer))
    leaveLine(queue, consumer)
    unblock(queue, consumer)
    if (queue.exclusiveConsumer === consumer) queue.exclusiveConsumer = undefined
    if (queue.active === consumer) queue.active = undefined
    if (![...queue.consumers].some(({ lane }) => lane === channel.lane)) goOn(queue, channel.lane)
  },
  'consumer.blocked'({ broker }, event) {
    const queue = queueOf(broker, event.queue)
    const consumer = consumerOf(broker, event)
    leaveLine(queue, consumer)
    queue.blocked.push(consumer)
    consumer.blocked = true
    if (event.limit !== 'global') return
    queue.suspended = new Set([...queue.suspended, consumer.lane])
    channelOf(broker, event.connection, event.channel).waitingQueues.add(queue.name)
  },
  'consumer.unblocked'({ broker }, event) {
    const queue = queueOf(broker, event.queue)
    const consumer = consumerOf(broker, event)
    unblock(queue, consumer)
    // One that had to step back does not come back to the line by settling what it holds (more-rnd-quorum-19).
    if (!waitsToBeActive(queue) || queue.active === consumer) joinLine(queue, consumer)
  },
  'consumer.activated'({ broker }, event) {
    const queue = queueOf(broker, event.queue)
    const consumer = consumerOf(broker, event)
    queue.active = consumer
    if (!waitsToBeActive(queue)) return
    unblock(queue, consumer)
    joinLine(queue, consumer)
  },
  'consumer.deactivated'({ broker }, event) {
    const queue = queueOf(broker, event.queue)
    queue.active = undefined
    if (waitsToBeActive(queue)) leaveLine(queue, consumerOf(broker, event))
  },
}

/** In a quorum queue only the active one stands in line; in a classic queue all do, and the line is not asked. */
function waitsToBeActive({ type, settings }: Queue): boolean {
  return type === 'stream' || (type === 'quorum' && settings.singleActive)
}

/** The channel is not stopped at this queue any more. */
export function goOn(queue: Queue, lane: string): void {
  if (queue.suspended.has(lane)) queue.suspended = new Set([...queue.suspended].filter((one) => one !== lane))
}

function unblock(queue: Queue, consumer: Consumer): void {
  consumer.blocked = false
  const at = queue.blocked.indexOf(consumer)
  if (at >= 0) queue.blocked.splice(at, 1)
}

function consumerOf(
  broker: BrokerState,
  { connection, channel, consumerTag }: { connection: string; channel: number; consumerTag: string },
): Consumer {
  return present(channelOf(broker, connection, channel).consumers.get(consumerTag), consumerTag)
}
