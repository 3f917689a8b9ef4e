import { upperBound } from '../../base/search.ts'
import type { RecordBatch } from './batch.ts'
import type { LogError } from './log-error.ts'
import { lastStableOffsetOf, type PartitionLog } from './partition-log.ts'
import { batchAt, firstBatchAt, type Segment, segmentPlaceOf } from './segment.ts'

/** Who reads: a replica sees all, a consumer what is replicated, a read_committed one what is decided too. */
export type FetchIsolation = 'replica' | 'uncommitted' | 'committed'

/** An aborted transaction, as the answer to a fetch lists it. */
export interface AbortedFetch {
  readonly producerId: number
  readonly firstOffset: number
}

/** Whole batches of one segment; the first may begin below the asked offset (LOG-O06). */
export interface Fetched {
  readonly error: undefined
  readonly batches: readonly RecordBatch[]
  readonly bytes: number
  readonly aborted: readonly AbortedFetch[]
}

export interface FetchRequest {
  readonly offset: number
  readonly isolation: FetchIsolation
  /** Default: no bound. The first batch comes even if it is larger, so that a reader is never stuck. */
  readonly maxBytes?: number
}

/**
 * Reads from an offset on. Neither the log nor anything else remembers it: reading deletes nothing (LOG-R05).
 */
export function fetch(log: PartitionLog, request: FetchRequest): Fetched | { readonly error: LogError } {
  const { offset, isolation } = request
  if (offset < log.startOffset || offset > log.endOffset) return { error: 'OFFSET_OUT_OF_RANGE' }
  const end = fetchableEndOf(log, isolation)
  if (offset < end) {
    for (let at = segmentPlaceOf(log.segments, offset); at < log.segments.length; at++) {
      const segment = log.segments[at] as Segment
      const first = firstBatchAt(segment, offset)
      if (first < segment.batches.end) return readSegment(log, at, first, { end, ...request })
    }
  }
  return { error: undefined, batches: [], bytes: 0, aborted: [] }
}

/** The offset at which a reader must stop. */
export function fetchableEndOf(log: PartitionLog, isolation: FetchIsolation): number {
  if (isolation === 'replica') return log.endOffset
  return isolation === 'uncommitted' ? log.highWatermark : lastStableOffsetOf(log)
}

function readSegment(
  log: PartitionLog,
  at: number,
  first: number,
  { offset, isolation, maxBytes, end }: FetchRequest & { readonly end: number },
): Fetched {
  const segment = log.segments[at] as Segment
  const bound = maxBytes ?? Number.MAX_SAFE_INTEGER
  const batches: RecordBatch[] = []
  let bytes = 0
  let next = first
  for (; next < segment.batches.end; next++) {
    const batch = batchAt(segment, next)
    if (batch.lastOffset >= end) break
    if (batches.length > 0 && bytes + batch.bytes > bound) break
    batches.push(batch)
    bytes += batch.bytes
  }
  const aborted = isolation === 'committed' ? abortedBetween(log, at, offset, indexBound(log, at, next)) : []
  return { error: undefined, batches, bytes, aborted }
}

/** Up to which offset aborted transactions are listed: where the sparse index knows to be past the data. */
function indexBound(log: PartitionLog, at: number, next: number): number {
  const segment = log.segments[at] as Segment
  const { items, end } = segment.indexed
  const place = items[upperBound(items, next - 1, end)]
  const isIndexed = place !== undefined && upperBound(items, next - 1, end) < end
  if (isIndexed) return batchAt(segment, place).lastOffset
  return log.segments[at + 1]?.baseOffset ?? log.endOffset
}

/** Aborted transactions that touch [from, to), from the segment on in which the read began. */
export function abortedBetween(log: PartitionLog, at: number, from: number, to: number): AbortedFetch[] {
  const found: AbortedFetch[] = []
  for (const segment of log.segments.slice(at)) {
    const { items, end } = segment.aborted
    for (const transaction of items.slice(0, end)) {
      const { producerId, firstOffset, lastOffset, lastStableOffset } = transaction
      if (lastOffset >= from && firstOffset < to) found.push({ producerId, firstOffset })
      if (lastStableOffset >= to) return found
    }
  }
  return found
}
