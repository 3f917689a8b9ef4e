import { NO_PRODUCER, NO_TIMESTAMP, offsetAt, type RecordBatch } from '../../kafka/log/batch.ts'
import type { ConsumedRecord } from '../../kafka/log/consumed.ts'
import type { PartitionLog } from '../../kafka/log/partition-log.ts'

type Line = Readonly<Record<string, unknown>>

/** Every record, marker and empty batch of a log, as the cases write them. */
export function dumpOf(log: PartitionLog): Line[] {
  return log.segments.flatMap(({ batches }) => batches.items.slice(0, batches.end).flatMap(linesOf))
}

/** The offsets of all records and markers of some batches. */
export function offsetsOf(batches: readonly RecordBatch[]): number[] {
  return batches.flatMap((batch) => batch.records.map((_, index) => offsetAt(batch, index)))
}

/** What an application got. */
export function recordsOf(records: readonly ConsumedRecord[]): Line[] {
  return records.map(({ offset, record }) => ({ offset, key: record.key, value: record.value }))
}

function linesOf(batch: RecordBatch): Line[] {
  const { baseOffset, lastOffset, producerId, marker, transactional } = batch
  if (batch.records.length === 0) {
    const producer = producerId === NO_PRODUCER ? {} : { producerId }
    return [{ emptyBatch: true, baseOffset, lastOffset, ...producer }]
  }
  const horizon = batch.deleteHorizon === NO_TIMESTAMP ? {} : { deleteHorizon: batch.deleteHorizon }
  if (marker !== undefined) return [{ offset: baseOffset, control: marker, producerId, ...horizon }]
  const producer = producerId === NO_PRODUCER ? {} : { producerId, txn: transactional }
  return batch.records.map((record, index) => ({
    offset: offsetAt(batch, index),
    key: record.key,
    value: record.value,
    ...producer,
    ...horizon,
  }))
}
