import { append } from '../../base/append-log.ts'
import type { Folds } from '../../kernel/handlers.ts'
import { NEVER } from '../create.ts'
import type { StreamEvent } from '../events.ts'
import { channelOf, connectionOf, heldChannelOf, inHandOf, queueOf } from '../lookup.ts'
import type { Consumer, Entry, RabbitState, Segment } from '../state.ts'

/** A stream keeps what is read; an ack only gives its reader room for one more (stream-01, stream-06). */
export const streamFolds: Folds<RabbitState, StreamEvent> = {
  'stream.appended'({ broker }, event, tick, seq) {
    const { log } = queueOf(broker, event.queue)
    const message = inHandOf(broker, event.message)
    const { offset: position } = event
    append(log.ticks, tick)
    append(log.entries, {
      message,
      position,
      expires: NEVER,
      redelivered: false,
      returns: 0,
      crashes: 0,
      seq,
    })
    if (event.startsSegment) log.segments.push({ first: position, bytes: 0 })
    const segment = log.segments.at(-1) as Segment
    segment.bytes += message.content.size
  },
  'stream.read'({ broker }, event, tick, seq) {
    const { deliveryTag: tag, queue, consumerTag, offset } = event
    const channel = channelOf(broker, event.connection, event.channel)
    const consumer = channel.consumers.get(consumerTag) as Consumer
    const entry = queueOf(broker, queue).log.entries.items[offset] as Entry
    channel.nextTag = tag + 1
    channel.handed++
    channel.unacked.set(tag, { tag, entry, queue, consumerTag, since: tick, seq })
    consumer.unacked++
    consumer.offset = offset + 1
  },
  'stream.credited'({ broker }, event, tick) {
    const connection = connectionOf(broker, event.connection)
    const channel = heldChannelOf(connection, event.channel)
    const unacked = channel.unacked.get(event.deliveryTag)
    connection.lastHeard = tick
    channel.unacked.delete(event.deliveryTag)
    const consumer = channel.consumers.get(unacked?.consumerTag ?? '')
    if (unacked !== undefined && consumer !== undefined && consumer.seq < unacked.seq) consumer.unacked--
  },
  'stream.truncated'({ broker }, { queue, firstOffset }) {
    const { log } = queueOf(broker, queue)
    log.first = firstOffset
    const kept = log.segments.filter(({ first }) => first >= firstOffset)
    log.segments.splice(0, log.segments.length, ...kept)
  },
}
