import { type LoadStats, loadStatsOf } from './load-stats.ts'
import type { Draw, TopicView } from './partitioner.ts'
import { BATCH_HEADER_BYTES, batchSizeMax, type RecordShape, recordSize } from './record-size.ts'
import { countAppended, NOT_STUCK, type StickyState, stick } from './sticky.ts'

/** A batch in the queue of a partition, by its sizes alone. */
export interface BatchShape {
  readonly records: number
  readonly bytes: number
  /** The size of its buffer. */
  readonly limit: number
  /** A record did not fit once: it takes no more. */
  readonly isClosed: boolean
}

/** The accumulator's side of one topic: the batches that wait, and where records without a key go. */
export interface Accumulation {
  readonly sticky: StickyState
  readonly load: LoadStats | null
  readonly queues: ReadonlyMap<number, readonly BatchShape[]>
}

/** What an append depends on. */
export interface AppendContext {
  readonly topic: TopicView
  /** `batch.size`. */
  readonly batchSize: number
  readonly draw: Draw
}

/** Where a record went. */
export interface Appended {
  readonly accumulation: Accumulation
  readonly partition: number
  /** As Kafka estimates: with the batch header if the record opened a batch. */
  readonly bytes: number
  readonly isNewBatch: boolean
}

/** Nothing waits. */
export const NOTHING_ACCUMULATED: Accumulation = { sticky: NOT_STUCK, load: null, queues: new Map() }

/** Appends to `partition`, or to the sticky one if it is null; without compression, at one timestamp. */
export function appendRecord(
  before: Accumulation,
  record: RecordShape & { readonly partition: number | null },
  context: AppendContext,
): Appended {
  if (record.partition !== null) return appendAt(before, record.partition, record, context)
  let accumulation = stuck(before, context)
  // A full batch completes a switch that was put off, and a batch that closes may be full only now.
  for (;;) {
    const switched = switchIfDue(accumulation, context)
    if (switched !== accumulation) {
      accumulation = switched
      continue
    }
    const closed = closeIfNoRoom(accumulation, record)
    if (closed === accumulation) break
    accumulation = closed
  }
  const appended = appendAt(accumulation, accumulation.sticky.partition as number, record, context)
  return { ...appended, accumulation: countBytes(appended, context) }
}

/** The weights after a look at the queues; null until every partition has had a batch (KIP-794). */
export function loadOfQueues(
  { queues }: Accumulation,
  { partitions, available }: TopicView,
): LoadStats | null {
  if (queues.size < partitions) return null
  const led = [...queues.keys()]
    .sort((one, other) => one - other)
    .filter((number) => available.includes(number))
  const lengths = led.map((number) => queues.get(number)?.length ?? 0)
  const padding = Array.from({ length: queues.size - led.length }, () => 0)
  return loadStatsOf({ sizes: [...lengths, ...padding], partitions: led, used: led.length })
}

/** The first batch of every queue is sent. */
export function drainFirstBatches(accumulation: Accumulation): Accumulation {
  const queues = [...accumulation.queues].map(([partition, queue]) => [partition, queue.slice(1)] as const)
  return { ...accumulation, queues: new Map(queues) }
}

function stuck(accumulation: Accumulation, { topic, draw }: AppendContext): Accumulation {
  return { ...accumulation, sticky: stick(accumulation.sticky, { topic, load: accumulation.load, draw }) }
}

function switchIfDue(accumulation: Accumulation, { topic, batchSize, draw }: AppendContext): Accumulation {
  if (!isComplete(accumulation, accumulation.sticky.partition)) return accumulation
  const context = { topic, load: accumulation.load, draw }
  const sticky = countAppended(accumulation.sticky, { bytes: 0, batchSize, enableSwitch: true }, context)
  return sticky.choices === accumulation.sticky.choices ? accumulation : { ...accumulation, sticky }
}

function closeIfNoRoom(accumulation: Accumulation, record: RecordShape): Accumulation {
  const partition = accumulation.sticky.partition as number
  const queue = accumulation.queues.get(partition) ?? []
  const last = queue.at(-1)
  if (last === undefined || last.isClosed || hasRoom(last, record)) return accumulation
  return withQueue(accumulation, partition, [...queue.slice(0, -1), { ...last, isClosed: true }])
}

function appendAt(
  accumulation: Accumulation,
  partition: number,
  record: RecordShape,
  { batchSize }: AppendContext,
): Appended {
  const queue = accumulation.queues.get(partition) ?? []
  const last = queue.at(-1)
  if (last !== undefined && hasRoom(last, record)) {
    const bytes = sizeIn(last, record)
    const grown = { ...last, records: last.records + 1, bytes: last.bytes + bytes }
    const queues = [...queue.slice(0, -1), grown]
    return { accumulation: withQueue(accumulation, partition, queues), partition, bytes, isNewBatch: false }
  }
  const others = queue.map((batch, index) =>
    index === queue.length - 1 ? { ...batch, isClosed: true } : batch,
  )
  const bytes = BATCH_HEADER_BYTES + recordSize(record, { offsetDelta: 0, timestampDelta: 0 })
  const batch = { records: 1, bytes, limit: Math.max(batchSize, batchSizeMax(record)), isClosed: false }
  return {
    accumulation: withQueue(accumulation, partition, [...others, batch]),
    partition,
    bytes,
    isNewBatch: true,
  }
}

function countBytes({ accumulation, partition, bytes }: Appended, context: AppendContext): Accumulation {
  const { topic, batchSize, draw } = context
  const enableSwitch = isComplete(accumulation, partition)
  const stickyContext = { topic, load: accumulation.load, draw }
  return {
    ...accumulation,
    sticky: countAppended(accumulation.sticky, { bytes, batchSize, enableSwitch }, stickyContext),
  }
}

/** Only the last batch of a queue may be incomplete. */
function isComplete({ queues }: Accumulation, partition: number | undefined): boolean {
  const last = queues.get(partition as number)?.at(-1)
  return last === undefined || isFull(last)
}

function isFull({ isClosed, bytes, limit }: BatchShape): boolean {
  return isClosed || limit <= bytes
}

function hasRoom(batch: BatchShape, record: RecordShape): boolean {
  return !isFull(batch) && batch.limit >= batch.bytes + sizeIn(batch, record)
}

function sizeIn({ records }: BatchShape, record: RecordShape): number {
  return recordSize(record, { offsetDelta: records, timestampDelta: 0 })
}

function withQueue(
  accumulation: Accumulation,
  partition: number,
  queue: readonly BatchShape[],
): Accumulation {
  return { ...accumulation, queues: new Map(accumulation.queues).set(partition, queue) }
}
