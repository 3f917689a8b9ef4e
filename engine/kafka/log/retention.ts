import { bytesOf, type PartitionLog } from './partition-log.ts'
import { rollSegment } from './roll.ts'
import type { Segment } from './segment.ts'
import { dropSnapshotsOf } from './snapshots.ts'
import { raiseStartOffset } from './watermark.ts'

type IsDeletable = (segment: Segment, next: Segment | undefined) => boolean

/**
 * One round of retention: what lies below the log's start always goes; by size and by time only with the
 * policy `delete` (LOG-R01..R09). Returns how many segments went.
 */
export function applyRetention(log: PartitionLog, now: number): number {
  const below = deleteSegments(
    log,
    now,
    (_, next) => next !== undefined && next.baseOffset <= log.startOffset,
  )
  if (!log.config.delete) return below
  return below + deleteBySize(log, now) + deleteByTime(log, now)
}

/** The oldest go while the rest would still be at least retention.bytes (LOG-R04). */
function deleteBySize(log: PartitionLog, now: number): number {
  const limit = log.config.retentionBytes
  let excess = bytesOf(log) - limit
  if (limit < 0 || excess < 0) return 0
  return deleteSegments(log, now, (segment) => {
    if (excess - segment.bytes < 0) return false
    excess -= segment.bytes
    return true
  })
}

/** A segment is as old as its youngest record (LOG-R02). */
function deleteByTime(log: PartitionLog, now: number): number {
  const limit = log.config.retentionMs
  if (limit < 0) return 0
  return deleteSegments(log, now, (segment) => now - ageBaseOf(segment) > limit)
}

function ageBaseOf(segment: Segment): number {
  return segment.largestTimestamp >= 0 ? segment.largestTimestamp : segment.created
}

/** Whole segments from the oldest on, never beyond the high watermark; the active one is rolled first. */
function deleteSegments(log: PartitionLog, now: number, isDeletable: IsDeletable): number {
  let count = 0
  for (const [place, segment] of log.segments.entries()) {
    const next = log.segments[place + 1]
    const isReplicated = log.highWatermark >= (next?.baseOffset ?? log.endOffset)
    const isEmptyActive = next === undefined && segment.bytes === 0
    if (!isReplicated || !isDeletable(segment, next) || isEmptyActive) break
    count++
  }
  if (count === 0) return 0
  if (count === log.segments.length) rollSegment(log, now)
  const gone = log.segments.slice(0, count)
  log.segments = log.segments.slice(count)
  raiseStartOffset(log, (log.segments[0] as Segment).baseOffset)
  dropSnapshotsOf(log, gone)
  return count
}
