import { truncateEpochsFromStart } from './epochs.ts'
import type { LogError } from './log-error.ts'
import type { LogTransaction, PartitionLog } from './partition-log.ts'
import { batchAt, firstBatchAt, type Segment, segmentPlaceOf } from './segment.ts'

/** Sets the high watermark, kept between the log's start and its end (LOG-O05); returns it. */
export function setHighWatermark(log: PartitionLog, offset: number): number {
  log.highWatermark = Math.min(Math.max(offset, log.startOffset), log.endOffset)
  forgetReplicated(log, log.highWatermark)
  refreshFirstUnstable(log)
  return log.highWatermark
}

/** The leader's rule: forward only. True if it moved. */
export function raiseHighWatermark(log: PartitionLog, offset: number): boolean {
  if (offset <= log.highWatermark) return false
  setHighWatermark(log, offset)
  return true
}

/**
 * What a consumer's fetch does to a high watermark that was set to a place inside of a batch: it looks its
 * position up, and that is the beginning of the batch (UnifiedLog.fetchHighWatermarkMetadata). Between brokers
 * it never stands there, since replicas fetch whole batches.
 */
export function settleHighWatermark(log: PartitionLog): void {
  const settled = batchBeginAt(log, log.highWatermark)
  if (settled >= log.highWatermark) return
  log.highWatermark = settled
  refreshFirstUnstable(log)
}

/** Moves the log's start forward; never past the high watermark (LOG-O04). */
export function raiseStartOffset(log: PartitionLog, offset: number): boolean {
  if (offset <= log.startOffset) return false
  log.startOffset = offset
  truncateEpochsFromStart(log, offset)
  forgetReplicated(log, offset)
  if (log.producersEndOffset < offset) log.producersEndOffset = offset
  log.snapshotEndOffset = log.snapshots.at(-1)?.offset ?? offset
  refreshFirstUnstable(log)
  return true
}

/** DeleteRecords: what lies below `offset` is gone for readers, though its segments may stay for a while. */
export function deleteRecords(
  log: PartitionLog,
  offset: number,
): { readonly error: LogError } | { readonly error: undefined; readonly changed: boolean } {
  if (offset > log.highWatermark) return { error: 'OFFSET_OUT_OF_RANGE' }
  return { error: undefined, changed: raiseStartOffset(log, offset) }
}

/** Recomputes the first offset of a transaction that is open, or whose marker is not replicated yet. */
export function refreshFirstUnstable(log: PartitionLog): void {
  const open = log.ongoing[0]?.firstOffset
  const waiting = log.unreplicated[0]?.firstOffset
  if (open === undefined && waiting === undefined) {
    log.firstUnstableOffset = undefined
    return
  }
  const first = Math.min(open ?? Number.MAX_SAFE_INTEGER, waiting ?? Number.MAX_SAFE_INTEGER)
  log.firstUnstableOffset = first >= log.startOffset ? first : batchBeginAt(log, log.startOffset)
}

/** Where the batch that holds an offset begins; of one in a hole the next batch, else the log's end. */
function batchBeginAt(log: PartitionLog, offset: number): number {
  if (offset >= log.endOffset) return offset
  for (let at = segmentPlaceOf(log.segments, offset); at >= 0 && at < log.segments.length; at++) {
    const segment = log.segments[at] as Segment
    const place = firstBatchAt(segment, offset)
    if (place < segment.batches.end) return batchAt(segment, place).baseOffset
  }
  return log.endOffset
}

/** Ended transactions whose marker lies below `offset` hold nothing back any more. */
function forgetReplicated(log: PartitionLog, offset: number): void {
  if (log.unreplicated.length === 0) return
  const isWaiting = ({ lastOffset }: LogTransaction): boolean =>
    lastOffset === undefined || lastOffset >= offset
  log.unreplicated = log.unreplicated.filter(isWaiting)
}
