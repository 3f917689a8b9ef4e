import { type LogRecord, offsetAt, type RecordBatch } from './batch.ts'
import { type FetchIsolation, fetchableEndOf } from './fetch.ts'
import type { PartitionLog } from './partition-log.ts'
import { batchAt, firstBatchAt, type Segment } from './segment.ts'

/** An offset and the time of the record that lies there. */
export interface TimedOffset {
  readonly offset: number
  readonly timestamp: number
}

/** ListOffsets `earliest`: the log's start. */
export function earliestOffsetOf(log: PartitionLog): number {
  return log.startOffset
}

/** ListOffsets `latest`: where this reader would have to stop. */
export function latestOffsetOf(log: PartitionLog, isolation: FetchIsolation): number {
  return fetchableEndOf(log, isolation)
}

/**
 * ListOffsets by time: the first record at `timestamp` or later that this reader may see (auto.offset.reset).
 */
export function offsetByTime(
  log: PartitionLog,
  timestamp: number,
  isolation: FetchIsolation,
): TimedOffset | undefined {
  const segment = log.segments.find((one) => one.batches.end > 0 && one.largestTimestamp >= timestamp)
  const found = segment === undefined ? undefined : searchSegment(segment, timestamp, log.startOffset)
  return found !== undefined && found.offset < fetchableEndOf(log, isolation) ? found : undefined
}

function searchSegment(segment: Segment, timestamp: number, startOffset: number): TimedOffset | undefined {
  for (let place = firstBatchAt(segment, startOffset); place < segment.batches.end; place++) {
    const batch: RecordBatch = batchAt(segment, place)
    if (batch.maxTimestamp < timestamp) continue
    for (let index = 0; index < batch.records.length; index++) {
      const offset = offsetAt(batch, index)
      const record = batch.records[index] as LogRecord
      if (record.timestamp >= timestamp && offset >= startOffset)
        return { offset, timestamp: record.timestamp }
    }
  }
  return undefined
}
