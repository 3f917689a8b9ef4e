import { type AppendLog, append, copyAppendLog, createAppendLog, truncate } from '../../base/append-log.ts'
import { NO_TIMESTAMP, type RecordBatch } from './batch.ts'

/** So many bytes of batches pass before the index of a segment gets another entry (index.interval.bytes). */
const INDEX_INTERVAL_BYTES = 4096

/** A transaction that was aborted, as a segment's transaction index keeps it. */
export interface AbortedTransaction {
  readonly producerId: number
  readonly firstOffset: number
  readonly lastOffset: number
  /** Below it nothing was undecided when the marker came: later segments need not be searched. */
  readonly lastStableOffset: number
}

/** A stretch of a log: retention and cleaning take or leave it as a whole. */
export interface Segment {
  readonly baseOffset: number
  readonly batches: AppendLog<RecordBatch>
  /** Places in `batches` that the sparse index knows. */
  readonly indexed: AppendLog<number>
  readonly aborted: AppendLog<AbortedTransaction>
  bytes: number
  bytesSinceIndexed: number
  largestTimestamp: number
  created: number
}

/** An empty segment. */
export function createSegment(baseOffset: number, now: number): Segment {
  return {
    baseOffset,
    batches: createAppendLog(),
    indexed: createAppendLog(),
    aborted: createAppendLog(),
    bytes: 0,
    bytesSinceIndexed: 0,
    largestTimestamp: NO_TIMESTAMP,
    created: now,
  }
}

/** A copy that shares the batches. */
export function copySegment(segment: Segment): Segment {
  return {
    baseOffset: segment.baseOffset,
    batches: copyAppendLog(segment.batches),
    indexed: copyAppendLog(segment.indexed),
    aborted: copyAppendLog(segment.aborted),
    bytes: segment.bytes,
    bytesSinceIndexed: segment.bytesSinceIndexed,
    largestTimestamp: segment.largestTimestamp,
    created: segment.created,
  }
}

/** Adds a batch at the end. */
export function appendToSegment(segment: Segment, batch: RecordBatch): void {
  if (segment.bytesSinceIndexed > INDEX_INTERVAL_BYTES) {
    append(segment.indexed, segment.batches.end)
    segment.bytesSinceIndexed = 0
  }
  append(segment.batches, batch)
  segment.bytes += batch.bytes
  segment.bytesSinceIndexed += batch.bytes
  if (batch.maxTimestamp > segment.largestTimestamp) segment.largestTimestamp = batch.maxTimestamp
}

/** The place of the first batch that ends at `offset` or after; the number of batches if there is none. */
export function firstBatchAt(segment: Segment, offset: number): number {
  const { items, end } = segment.batches
  let from = 0
  let to = end
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((items[middle] as RecordBatch).lastOffset < offset) from = middle + 1
    else to = middle
  }
  return from
}

/** The batch at a place of the segment. */
export function batchAt(segment: Segment, place: number): RecordBatch {
  return segment.batches.items[place] as RecordBatch
}

/** Drops every batch that reaches `offset`: a batch is never cut (LOG-E05). */
export function truncateSegment(segment: Segment, offset: number, now: number): void {
  const kept = firstBatchAt(segment, offset)
  truncate(segment.batches, kept)
  truncateWhere(segment.indexed, (place) => place >= kept)
  truncateWhere(segment.aborted, (transaction) => transaction.lastOffset >= offset)
  segment.bytesSinceIndexed = 0
  segment.bytes = 0
  segment.largestTimestamp = NO_TIMESTAMP
  for (let place = 0; place < kept; place++) {
    const batch = batchAt(segment, place)
    segment.bytes += batch.bytes
    segment.largestTimestamp = Math.max(segment.largestTimestamp, batch.maxTimestamp)
  }
  if (kept === 0) segment.created = now
}

function truncateWhere<Item>(log: AppendLog<Item>, isGone: (item: Item) => boolean): void {
  let kept = log.end
  while (kept > 0 && isGone(log.items[kept - 1] as Item)) kept--
  truncate(log, kept)
}

/**
 * The place in `segments` of the one that holds `offset`: the last whose base is not above it, or -1.
 * Segments stand in the order of their bases.
 */
export function segmentPlaceOf(segments: readonly Segment[], offset: number): number {
  let from = 0
  let to = segments.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((segments[middle] as Segment).baseOffset <= offset) from = middle + 1
    else to = middle
  }
  return from - 1
}

/** The segments that hold offsets of [from, to): with the one that `from` lies in. */
export function segmentsBetween(segments: readonly Segment[], from: number, to: number): Segment[] {
  if (from === to) return []
  const first = Math.max(segmentPlaceOf(segments, from), 0)
  return segments.slice(first).filter((segment) => segment.baseOffset < to)
}
