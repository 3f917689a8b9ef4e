import type { RecordBatch } from './batch.ts'
import { segmentMsOf } from './log-config.ts'
import { activeSegmentOf, type PartitionLog } from './partition-log.ts'
import { batchAt, createSegment, type Segment } from './segment.ts'
import { takeSnapshot } from './snapshots.ts'

/**
 * Closes the active segment and opens one at the log's end, or at `nextOffset` where a leader's cleaning left
 * a hole before it. An empty segment is only replaced.
 */
export function rollSegment(log: PartitionLog, now: number, nextOffset = 0): Segment {
  const active = activeSegmentOf(log)
  const fresh = createSegment(Math.max(nextOffset, log.endOffset), now)
  if (active.baseOffset === fresh.baseOffset && active.bytes === 0) log.segments.pop()
  log.segments.push(fresh)
  log.producersEndOffset = fresh.baseOffset
  takeSnapshot(log)
  return fresh
}

/** What decides whether an append opens a segment. */
export interface Incoming {
  readonly baseOffset: number
  readonly bytes: number
  readonly maxTimestamp: number
}

/**
 * The segment that an append goes to: a new one when the active one is full, or when its first batch is older
 * than segment.ms by the batch's own time (LOG-R08). Nothing rolls without an append.
 */
export function segmentFor(log: PartitionLog, incoming: Incoming, now: number): Segment {
  const active = activeSegmentOf(log)
  const isFull = active.bytes > log.config.segmentBytes - incoming.bytes
  const isOld = active.bytes > 0 && openFor(active, incoming.maxTimestamp, now) > segmentMsOf(log.config)
  return isFull || isOld ? rollSegment(log, now, incoming.baseOffset) : active
}

function openFor(segment: Segment, maxTimestamp: number, now: number): number {
  const first: RecordBatch | undefined = segment.batches.end > 0 ? batchAt(segment, 0) : undefined
  const firstTimestamp = first?.maxTimestamp ?? -1
  return firstTimestamp >= 0 ? maxTimestamp - firstTimestamp : now - segment.created
}
