import { hasProducer, type RecordBatch } from './batch.ts'
import { truncateEpochsFromEnd } from './epochs.ts'
import { activeSegmentOf, type PartitionLog } from './partition-log.ts'
import {
  batchAt,
  createSegment,
  firstBatchAt,
  type Segment,
  segmentsBetween,
  truncateSegment,
} from './segment.ts'
import { dropSnapshotsOf, reloadProducers, takeSnapshot } from './snapshots.ts'
import { noteBatch } from './transactions.ts'
import { setHighWatermark } from './watermark.ts'

/**
 * Makes the log end at `offset`. What is known of producers and transactions goes back with it (LOG-E03,
 * LOG-E05). False when nothing stood there.
 */
export function truncateTo(log: PartitionLog, offset: number, now: number): boolean {
  if (offset >= log.endOffset) {
    truncateEpochsFromEnd(log, log.endOffset)
    return false
  }
  if ((log.segments[0] as Segment).baseOffset > offset) {
    startAfresh(log, offset, now)
    return true
  }
  const dropped = log.segments.filter((segment) => segment.baseOffset > offset)
  log.segments = log.segments.slice(0, log.segments.length - dropped.length)
  truncateSegment(activeSegmentOf(log), offset, now)
  log.endOffset = offset
  dropSnapshotsOf(log, dropped)
  truncateEpochsFromEnd(log, offset)
  log.startOffset = Math.min(offset, log.startOffset)
  const base = activeSegmentOf(log).baseOffset
  if (dropped.length > 0 && (log.cleanOffset ?? 0) > base) log.cleanOffset = base
  rebuildProducers(log, offset, now)
  if (log.highWatermark >= offset) setHighWatermark(log, offset)
  return true
}

/** Throws everything away and begins at an offset: a follower whose whole log lies outside the leader's. */
export function startAfresh(log: PartitionLog, offset: number, now: number): void {
  log.segments = [createSegment(offset, now)]
  log.endOffset = offset
  log.startOffset = offset
  log.epochs = []
  log.producers = new Map()
  log.ongoing = []
  log.unreplicated = []
  log.snapshots = []
  log.producersEndOffset = offset
  log.snapshotEndOffset = offset
  setHighWatermark(log, offset)
}

/** Back to the newest snapshot that is left, and forward again over the batches behind it. */
function rebuildProducers(log: PartitionLog, endOffset: number, now: number): void {
  const wasEmpty = log.producers.size === 0 && log.unreplicated.length === 0
  const hadNone = wasEmpty && log.producersEndOffset >= endOffset
  reloadProducers(log, endOffset, now)
  if (endOffset > log.producersEndOffset && !hadNone) {
    const lastTwo = log.segments.slice(-2).map((segment) => segment.baseOffset)
    for (const segment of segmentsBetween(log.segments, log.producersEndOffset, endOffset)) {
      const from = Math.max(segment.baseOffset, log.producersEndOffset, log.startOffset)
      log.producersEndOffset = from
      if (lastTwo.includes(segment.baseOffset)) takeSnapshot(log)
      readAgain(log, segment, from)
    }
  }
  log.producersEndOffset = endOffset
  takeSnapshot(log)
}

function readAgain(log: PartitionLog, segment: Segment, from: number): void {
  for (let place = firstBatchAt(segment, from); place < segment.batches.end; place++) {
    const batch: RecordBatch = batchAt(segment, place)
    if (hasProducer(batch)) noteBatch(log, undefined, batch)
  }
}
