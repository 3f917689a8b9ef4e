import { itemAt } from '../../../base/deque.ts'
import { isFull } from '../../accumulator/send.ts'
import type { LogRecord } from '../../log/batch.ts'
import { BATCH_OVERHEAD, batchBytesUpperBound, recordBytes } from '../../log/record-size.ts'
import { partitionerOf } from '../../partitioners/index.ts'
import { stringBytes } from '../../partitioners/key-bytes.ts'
import { murmur2, toPositive } from '../../partitioners/key-hash.ts'
import { loadStatsOf } from '../../partitioners/load-stats.ts'
import type { Draw, TopicView } from '../../partitioners/partitioner.ts'
import { countAppended, type StickyContext, type StickyState, stick } from '../../partitioners/sticky.ts'
import { partitionName } from '../../protocol/partition-name.ts'
import { type Handful, type Producer, stickyOf } from './producer-state.ts'

/** The last batch of a partition's queue as it will be when the records planned so far are in. */
interface BatchRoom {
  records: number
  bytes: number
  limit: number
  closed: boolean
  firstTimestamp: number
}

/** Where the records of one call go, and where the next one without a key would. */
export interface Placement {
  readonly partitions: number[]
  readonly sticky: StickyState
}

/** How many hashes of keys are remembered: a pure function's memory, no state. */
const HASHES_MAX = 20_000
const hashes = new Map<string, number>()

/**
 * Chooses a partition for each record of a topic, before any broker hears of it: the record's own, the
 * partitioner's by key, or the sticky one, which changes when batch.size bytes went to it (FACTS 1.1..1.6).
 */
export function place(
  producer: Producer,
  { topic, records, wanted }: Handful,
  view: TopicView,
  draw: Draw,
): Placement {
  const { config } = producer
  const partitioner = partitionerOf(config.partitionerClass) ?? partitionerOf(null)
  const isDefault = config.partitionerClass === null
  const rooms = new Map<number, BatchRoom | undefined>()
  const isKeyless = ({ key }: LogRecord): boolean => key === null || config.ignoreKeys || !isDefault
  const hasKeyless = records.some((record, at) => (wanted[at] ?? null) === null && isKeyless(record))
  let sticky = stickyOf(producer, topic)
  let placed = producer.placed.get(topic) ?? 0
  const partitions = records.map((record, at) => {
    const key = config.ignoreKeys ? null : record.key
    let partition = wanted[at] ?? null
    if (partition === null && isDefault) partition = key === null ? null : hashOf(key) % view.partitions
    else if (partition === null) {
      const bytes = key === null ? null : stringBytes(key)
      partition = partitioner?.choose({ key: bytes, topic: view, placed, draw }) ?? null
    }
    placed++
    if (partition !== null) {
      // What goes to a partition by its key matters to the sticky one only where both go.
      if (hasKeyless) fill(producer, topic, rooms, partition, record)
      return partition
    }
    const moved = placeSticky(producer, topic, view, sticky, rooms, record, draw)
    sticky = moved.sticky
    return moved.partition
  })
  return { partitions, sticky }
}

/** A record without a key: the sticky partition takes it; then, or before, another one may be chosen. */
function placeSticky(
  producer: Producer,
  topic: string,
  view: TopicView,
  before: StickyState,
  rooms: Map<number, BatchRoom | undefined>,
  record: LogRecord,
  draw: Draw,
): { readonly partition: number; readonly sticky: StickyState } {
  const { batchSize } = producer.config.accumulator
  const context: StickyContext = { topic: view, load: loadOf(producer, topic, view), draw }
  let sticky = stick(before, context)
  for (;;) {
    const room = roomOf(producer, topic, rooms, sticky.partition as number)
    const isComplete = room === undefined || isRoomFull(room)
    const completed = isComplete
      ? countAppended(sticky, { bytes: 0, batchSize, enableSwitch: true }, context)
      : sticky
    if (completed.choices !== sticky.choices) {
      sticky = completed
      continue
    }
    if (room === undefined || isRoomFull(room) || hasRoom(room, record)) break
    room.closed = true
  }
  const partition = sticky.partition as number
  const bytes = fill(producer, topic, rooms, partition, record)
  const after = roomOf(producer, topic, rooms, partition)
  const enableSwitch = after === undefined || isRoomFull(after)
  return { partition, sticky: countAppended(sticky, { bytes, batchSize, enableSwitch }, context) }
}

/** Puts a record into the plan; returns the bytes that it takes, with the header if it opens a batch. */
function fill(
  producer: Producer,
  topic: string,
  rooms: Map<number, BatchRoom | undefined>,
  partition: number,
  record: LogRecord,
): number {
  const room = roomOf(producer, topic, rooms, partition)
  if (room !== undefined && hasRoom(room, record)) {
    const bytes = recordBytes(record, room.records, record.timestamp - room.firstTimestamp)
    room.records++
    room.bytes += bytes
    return bytes
  }
  const bytes = BATCH_OVERHEAD + recordBytes(record, 0, 0)
  const limit = Math.max(producer.config.accumulator.batchSize, batchBytesUpperBound(record))
  rooms.set(partition, { records: 1, bytes, limit, closed: false, firstTimestamp: record.timestamp })
  return bytes
}

function roomOf(
  { machine }: Producer,
  topic: string,
  rooms: Map<number, BatchRoom | undefined>,
  partition: number,
): BatchRoom | undefined {
  if (rooms.has(partition)) return rooms.get(partition)
  const queue = machine.partitions.get(partitionName(topic, partition))
  const id = queue === undefined ? undefined : itemAt(queue.queue, queue.queue.size - 1)
  const batch = id === undefined ? undefined : machine.batches.get(id)
  const room =
    batch === undefined
      ? undefined
      : {
          records: batch.records.length,
          bytes: batch.bytes,
          limit: batch.limit,
          closed: isFull(batch),
          firstTimestamp: batch.records[0]?.timestamp ?? 0,
        }
  rooms.set(partition, room)
  return room
}

function hasRoom(room: BatchRoom, record: LogRecord): boolean {
  if (isRoomFull(room)) return false
  const bytes = recordBytes(record, room.records, record.timestamp - room.firstTimestamp)
  return room.limit >= room.bytes + bytes
}

function isRoomFull(room: BatchRoom): boolean {
  return room.closed || (room.records > 0 && room.limit <= room.bytes)
}

/** Adaptive partitioning: partitions with shorter queues are drawn more often (KIP-794). */
function loadOf(
  { machine, config }: Producer,
  topic: string,
  view: TopicView,
): ReturnType<typeof loadStatsOf> {
  if (!config.adaptivePartitioning) return null
  const sizes: number[] = []
  const partitions: number[] = []
  for (const partition of view.available) {
    const queue = machine.partitions.get(partitionName(topic, partition))
    if (queue === undefined) return null
    sizes.push(queue.queue.size)
    partitions.push(partition)
  }
  return loadStatsOf({ sizes, partitions, used: sizes.length })
}

function hashOf(key: string): number {
  const known = hashes.get(key)
  if (known !== undefined) return known
  if (hashes.size >= HASHES_MAX) hashes.clear()
  const hash = toPositive(murmur2(stringBytes(key)))
  hashes.set(key, hash)
  return hash
}
