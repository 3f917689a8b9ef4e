import { present } from '../../base/assert.ts'
import { lowerBound } from '../../base/search.ts'
import { answer, type Desk } from '../broker/desk.ts'
import type { FieldValue } from '../methods.ts'
import type { Consumer, Entry, Message, Queue, Segment, StreamLog } from '../state.ts'
import type { Held, QueueRule, Taken } from './index.ts'
import { watchAcks, withHeader } from './offer.ts'
import { readOffset } from './stream-offset.ts'

/** A stream: a log that is read and not emptied; every consumer reads for itself (stream-01, stream-02). */
export const stream: QueueRule = { enqueue, run, settle }

/** Where a consumer begins. What it asks for was understood when its arguments were checked (stream-03 to -05). */
export function readFrom(desk: Desk, { log }: Queue, asked: FieldValue | undefined): number {
  const { entries, first } = log
  const wish = asked === undefined ? 'next' : present(readOffset(asked), 'an offset that was checked')
  if (wish === 'next') return entries.end
  if (wish === 'first') return first
  if (wish === 'last') return lastChunkOf(log)
  if ('offset' in wish) return Math.max(first, wish.offset)
  return Math.max(first, offsetAt(log, 'age' in wish ? desk.turn.now - wish.age : wish.timestamp))
}

function enqueue(desk: Desk, queue: Queue, message: Message): Taken {
  const { log, name } = queue
  const { id, content, seq } = message
  const startsSegment = isFull(queue, log.segments.at(-1))
  const offset = log.entries.end
  desk.turn.emit(
    { type: 'stream.appended', message: id, name: content.id, queue: name, offset, startsSegment },
    seq,
  )
  if (startsSegment) truncate(desk, queue)
  run(desk, queue)
  return 'taken'
}

/** Consumers of one channel by their tags, the last first: so rabbit_stream_queue folds its readers. */
function run(desk: Desk, queue: Queue): void {
  if (queue.down) return
  for (const consumer of [...queue.consumers].sort(byTag)) {
    while (consumer.unacked < consumer.prefetchCount && consumer.offset < queue.log.entries.end) {
      read(desk, queue, consumer, Math.max(consumer.offset, queue.log.first))
    }
  }
}

function byTag(one: Consumer, other: Consumer): number {
  return one.tag < other.tag ? 1 : one.tag > other.tag ? -1 : one.seq - other.seq
}

/** An ack, or what a nack comes to, only gives room for one more (stream-06, stream-09). */
function settle(desk: Desk, queue: Queue, { connection, channel, entries }: Held): void {
  const place = { connection: connection.name, channel: channel.number }
  for (const { entry, tag: deliveryTag, seq } of entries) {
    const { id: message, content } = entry.message
    const fact = { message, name: content.id, queue: queue.name, ...place, deliveryTag }
    desk.turn.emit({ type: 'stream.credited', ...fact }, seq)
  }
  run(desk, queue)
}

function read(desk: Desk, queue: Queue, consumer: Consumer, offset: number): void {
  const { connection: name, channel: number, tag: consumerTag } = consumer
  const connection = present(desk.broker.connections.get(name), name)
  const channel = present(connection.channels.get(number), 'the channel')
  const entry = present(queue.log.entries.items[offset] as Entry | undefined, 'the row')
  const { id: message, content, exchange, routingKey } = entry.message
  const place = { connection: name, channel: number }
  const deliveryTag = channel.nextTag
  const fact = { message, name: content.id, queue: queue.name, ...place, deliveryTag, consumerTag, offset }
  const seq = desk.turn.emit({ type: 'stream.read', ...fact }, entry.seq)
  answer(
    desk,
    connection,
    {
      type: 'basic.deliver',
      ...place,
      message,
      consumerTag,
      deliveryTag,
      redelivered: false,
      exchange,
      routingKey,
      content: withHeader(content, 'x-stream-offset', offset),
    },
    seq,
  )
  watchAcks(desk, channel)
}

function isFull({ settings }: Queue, segment: Segment | undefined): boolean {
  return segment === undefined || segment.bytes >= settings.segmentBytes
}

/** Retention looks when a segment is full, forgets whole segments, and never the newest (streams guide). */
function truncate(desk: Desk, queue: Queue): void {
  const { log, settings } = queue
  const { maxAge, maxLengthBytes } = settings
  let bytes = log.segments.reduce((sum, segment) => sum + segment.bytes, 0)
  let firstOffset = log.first
  for (let at = 0; at + 1 < log.segments.length; at++) {
    const [oldest, next] = [log.segments[at], log.segments[at + 1]] as [Segment, Segment]
    const isTooMuch = maxLengthBytes !== undefined && bytes > maxLengthBytes
    const newestTick = log.ticks.items[next.first - 1] as number
    const isTooOld = maxAge !== undefined && newestTick < desk.turn.now - maxAge
    if (!isTooMuch && !isTooOld) break
    bytes -= oldest.bytes
    firstOffset = next.first
  }
  if (firstOffset > log.first) desk.turn.emit({ type: 'stream.truncated', queue: queue.name, firstOffset })
}

/** A chunk is what was written together: here, in one tick. */
function lastChunkOf({ entries, ticks, first }: StreamLog): number {
  const last = ticks.items[entries.end - 1]
  return last === undefined ? entries.end : Math.max(first, lowerBound(ticks.items, last, entries.end))
}

function offsetAt({ entries, ticks }: StreamLog, tick: number): number {
  return lowerBound(ticks.items, tick, entries.end)
}
