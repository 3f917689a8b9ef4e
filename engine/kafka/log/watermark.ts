import { truncateEpochsFromStart } from './epochs.ts'
import type { LogError } from './log-error.ts'
import type { LogTransaction, PartitionLog } from './partition-log.ts'

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
  log.firstUnstableOffset = Math.max(first, log.startOffset)
}

/** Ended transactions whose marker lies below `offset` hold nothing back any more. */
function forgetReplicated(log: PartitionLog, offset: number): void {
  if (log.unreplicated.length === 0) return
  const isWaiting = ({ lastOffset }: LogTransaction): boolean =>
    lastOffset === undefined || lastOffset >= offset
  log.unreplicated = log.unreplicated.filter(isWaiting)
}
