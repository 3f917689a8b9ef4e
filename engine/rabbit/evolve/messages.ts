import type { Folds } from '../../kernel/handlers.ts'
import { NEVER } from '../create.ts'
import type { MessageEvent } from '../events.ts'
import { channelOf, connectionOf, inHandOf, queueOf } from '../lookup.ts'
import { appendReady, removeReady, takeReady } from '../queues/ready.ts'
import { hasCredit, leaveLine, moveToTail } from '../queues/rotation.ts'
import type { BrokerState, Consumer, Queue, RabbitState } from '../state.ts'

/** Messages on their way in and out of queues: the folds that run most. */
type TravelEvent = Extract<
  MessageEvent,
  {
    readonly type:
      | 'message.published'
      | 'message.deadLettered'
      | 'message.unroutable'
      | 'message.enqueued'
      | 'message.refused'
      | 'message.delivered'
      | 'message.got'
      | 'message.expired'
      | 'message.dropped'
      | 'message.lost'
  }
>

const NO_COPIES: readonly string[] = Object.freeze([])

/** The fold of each. */
export const travelFolds: Folds<RabbitState, TravelEvent> = {
  'message.published'({ broker }, event, tick, seq) {
    const { message: id, content, exchange, routingKey, publishTag, copies = NO_COPIES } = event
    const connection = connectionOf(broker, event.connection)
    connection.lastHeard = tick
    let lane: string | undefined
    if (publishTag !== undefined) {
      const channel = channelOf(broker, event.connection, event.channel)
      channel.nextPublishTag = publishTag + 1
      lane = channel.lane
    }
    broker.nextMessage = id + 1
    broker.inHand = {
      id,
      content,
      exchange,
      routingKey,
      copies,
      died: false,
      failures: 0,
      lane,
      publishTag,
      seq,
    }
  },
  'message.deadLettered'({ broker }, event, _tick, seq) {
    const { message: id, content, exchange, routingKey, copies = NO_COPIES, failures = 0 } = event
    const nobody = { lane: undefined, publishTag: undefined }
    broker.nextMessage = id + 1
    broker.inHand = { id, content, exchange, routingKey, copies, died: true, failures, ...nobody, seq }
  },
  'message.unroutable'() {},
  'message.refused'({ broker }, event) {
    broker.refused = event.message
  },
  'message.enqueued'({ broker }, event, _tick, seq) {
    const queue = queueOf(broker, event.queue)
    const { position } = event
    const message = inHandOf(broker, event.message)
    appendReady(queue, {
      message,
      position,
      expires: event.expires ?? NEVER,
      redelivered: queue.type === 'quorum' && message.failures > 0,
      returns: 0,
      crashes: 0,
      seq,
    })
    queue.nextPosition = position + 1
    queue.entered++
  },
  'message.delivered'({ broker }, event, tick, seq) {
    const queue = queueOf(broker, event.queue)
    const channel = channelOf(broker, event.connection, event.channel)
    const consumer = channel.consumers.get(event.consumerTag) as Consumer
    const entry = takeReady(queue)
    const { deliveryTag: tag, queue: name, consumerTag } = event
    channel.nextTag = tag + 1
    channel.handed++
    if (event.noAck) {
      queue.left++
    } else {
      queue.unacked++
      consumer.unacked++
      channel.unacked.set(tag, { tag, entry, queue: name, consumerTag, since: tick, seq })
      if (channel.globalPrefetch > 0) channel.volume++
    }
    turnRotation(queue, consumer)
  },
  'message.got'({ broker }, event, tick, seq) {
    const queue = queueOf(broker, event.queue)
    const channel = channelOf(broker, event.connection, event.channel)
    const entry = takeReady(queue)
    const { deliveryTag: tag, queue: name } = event
    channel.nextTag = tag + 1
    channel.handed++
    if (event.noAck) {
      queue.left++
      return
    }
    queue.unacked++
    channel.unacked.set(tag, { tag, entry, queue: name, consumerTag: undefined, since: tick, seq })
  },
  'message.expired': ({ broker }, event) => leave(broker, queueOf(broker, event.queue)),
  'message.dropped': ({ broker }, event) => leave(broker, queueOf(broker, event.queue)),
  'message.lost'({ broker }, event) {
    const queue = queueOf(broker, event.queue)
    removeReady(queue, event.position)
    queue.left++
  },
}

function leave(broker: BrokerState, queue: Queue): void {
  broker.died = takeReady(queue)
  queue.left++
}

/**
 * A classic queue moves the consumer to the tail and finds out that it is full when the next message is offered;
 * a quorum queue takes a full one out at once (rabbit_fifo). Of a single active one there is nothing to turn.
 */
function turnRotation(queue: Queue, consumer: Consumer): void {
  if (queue.type !== 'quorum') {
    if (!queue.settings.singleActive) moveToTail(queue, consumer)
    return
  }
  moveToTail(queue, consumer)
  if (hasCredit(queue, consumer)) return
  leaveLine(queue, consumer)
  consumer.blocked = true
}
