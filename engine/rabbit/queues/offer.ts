import type { Desk } from '../broker/desk.ts'
import { answer } from '../broker/desk.ts'
import { channelOf } from '../lookup.ts'
import type { Content, FieldValue } from '../methods.ts'
import type { Channel, Connection, Consumer, Entry, Queue } from '../state.ts'
import { hasCredit, hasVolume, nextInLine } from './rotation.ts'

/** What stops a consumer: its own prefetch, the channel's, or that the channel was stopped before. */
type Limit = 'prefetch' | 'global' | 'channel'

/**
 * The consumer that takes the next message. Classic queues notice lazily that one is full: only when a message is
 * offered does it leave the rotation (prefetch-13, prefetch-14). Undefined when nobody has room.
 */
export function takerOf(desk: Desk, queue: Queue): Consumer | undefined {
  if (queue.type === 'classic' && queue.settings.singleActive) return activeTakerOf(desk, queue)
  for (let consumer = nextInLine(queue); consumer !== undefined; consumer = nextInLine(queue)) {
    const limit = limitOf(desk, queue, consumer)
    if (limit === undefined) return consumer
    block(desk, queue, consumer, limit)
  }
  return undefined
}

/** Hands the head of the queue to a consumer. */
export function deliver(desk: Desk, queue: Queue, consumer: Consumer, entry: Entry): void {
  const { connection: name, channel: number, tag: consumerTag, noAck } = consumer
  const connection = desk.broker.connections.get(name) as Connection
  const channel = connection.channels.get(number) as Channel
  const { id: message, content, exchange, routingKey } = entry.message
  const { redelivered } = entry
  const deliveryTag = channel.nextTag
  desk.turn.emit(
    {
      type: 'message.delivered',
      message,
      name: content.id,
      queue: queue.name,
      connection: name,
      channel: number,
      consumerTag,
      deliveryTag,
      redelivered,
      noAck,
    },
    entry.seq,
  )
  answer(desk, connection, {
    type: 'basic.deliver',
    connection: name,
    channel: number,
    message,
    consumerTag,
    deliveryTag,
    redelivered,
    exchange,
    routingKey,
    content: queue.type === 'quorum' && returnsOf(entry) > 0 ? counted(content, returnsOf(entry)) : content,
  })
  if (!noAck) watchAcks(desk, channel)
}

/** The content with one more header that the queue adds for its readers. */
export function withHeader(content: Content, name: string, value: FieldValue): Content {
  const headers = { ...content.properties.headers, [name]: value }
  return { ...content, properties: { ...content.properties, headers } }
}

/** How often it came back to this queue, or when it never did, what it has brought along (more-dc-h2). */
export function returnsOf({ returns, message }: Entry): number {
  return returns > 0 ? returns : message.failures
}

/** A quorum queue tells how often the message came back (qq-09, qq-10). */
export function counted(content: Content, returns: number): Content {
  return withHeader(content, 'x-delivery-count', returns)
}

/** While a channel holds deliveries the broker looks now and then whether they get too old (acktime-01). */
export function watchAcks(desk: Desk, channel: Channel): void {
  const { now } = desk.turn
  if (channel.checkedAt > now) return
  const { connection, number } = channel
  const at = now + channel.checkEvery
  desk.turn.emit({ type: 'channel.watched', connection, channel: number, at })
  desk.turn.pass(desk.node, desk.node, channel.checkEvery, {
    type: 'timer.acks',
    connection,
    channel: number,
    at,
  })
}

/** Only the active one is ever asked; what others could take does not matter (sac-01, sac-04). */
function activeTakerOf(desk: Desk, queue: Queue): Consumer | undefined {
  const { active } = queue
  if (active === undefined || active.blocked) return undefined
  const limit = limitOf(desk, queue, active)
  if (limit === undefined) return active
  block(desk, queue, active, limit)
  return undefined
}

function limitOf({ broker }: Desk, queue: Queue, consumer: Consumer): Limit | undefined {
  if (queue.suspended.size > 0 && queue.suspended.has(consumer.lane)) return 'channel'
  if (!hasCredit(queue, consumer)) return 'prefetch'
  if (broker.limitedLanes.size === 0 || !broker.limitedLanes.has(consumer.lane)) return undefined
  return hasVolume(channelOf(broker, consumer.connection, consumer.channel)) ? undefined : 'global'
}

function block(desk: Desk, queue: Queue, consumer: Consumer, limit: Limit): void {
  const { connection, channel, tag: consumerTag } = consumer
  desk.turn.emit({ type: 'consumer.blocked', limit, queue: queue.name, connection, channel, consumerTag })
}
