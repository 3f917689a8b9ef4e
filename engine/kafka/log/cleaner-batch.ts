import { hasProducer, type LogRecord, NO_TIMESTAMP, offsetAt, type RecordBatch } from './batch.ts'
import type { ProducerEntry } from './producer-entry.ts'
import { BATCH_OVERHEAD, batchBytes } from './record-size.ts'

/** What one pass of the cleaner decides by. */
export interface Sieve {
  /** The newest offset of each key that the dirty stretch writes, and where the stretch ends. */
  readonly latest: ReadonlyMap<string, number>
  readonly endOffset: number
  /** The batch that ends here stays, even empty, so that the offset is not lost. */
  readonly bound: number
  readonly now: number
  readonly deleteRetentionMs: number
  readonly producers: ReadonlyMap<number, ProducerEntry>
}

/** What a pass leaves of a batch: itself, another with fewer records, or nothing. */
export function cleanBatch(batch: RecordBatch, isNeedless: boolean, sieve: Sieve): RecordBatch | undefined {
  const isExpired = batch.deleteHorizon !== NO_TIMESTAMP && batch.deleteHorizon <= sieve.now
  const isDiscarded = batch.marker === undefined ? isNeedless : isNeedless && isExpired
  const isKept = isLastOfProducer(batch, sieve) || batch.lastOffset + 1 === sieve.bound
  if (isDiscarded && !isKept) return undefined
  const retained = isDiscarded ? [] : retainedOf(batch, sieve)
  if (retained.length === 0) return isKept ? emptied(batch) : undefined
  const isFirstPass = batch.deleteHorizon === NO_TIMESTAMP
  const hasTombstone = retained.some((index) => (batch.records[index] as LogRecord).value === null)
  const setsHorizon = isFirstPass && (hasTombstone || (isNeedless && batch.marker !== undefined))
  if (retained.length === batch.records.length && !setsHorizon) return batch
  return thinned(batch, retained, setsHorizon ? sieve.now + sieve.deleteRetentionMs : batch.deleteHorizon)
}

/**
 * A producer's last batch carries its last sequence, and its last marker its epoch: they stay, so that
 * repetitions and zombies are known after a cleaning too (LOG-C11).
 */
function isLastOfProducer(batch: RecordBatch, sieve: Sieve): boolean {
  const entry = hasProducer(batch) ? sieve.producers.get(batch.producerId) : undefined
  if (entry === undefined) return false
  const last = entry.batches.at(-1)
  if (last !== undefined) return batch.lastOffset === last.lastOffset
  return batch.marker !== undefined && batch.producerEpoch === entry.epoch
}

/** The places of the records that stay. */
function retainedOf(batch: RecordBatch, sieve: Sieve): number[] {
  const places = [...batch.records.keys()]
  if (batch.marker !== undefined) return places
  const keepsTombstones = batch.deleteHorizon === NO_TIMESTAMP || sieve.now < batch.deleteHorizon
  return places.filter((index) => {
    const offset = offsetAt(batch, index)
    if (offset >= sieve.endOffset) return true
    const { key, value } = batch.records[index] as LogRecord
    if (key === null) return false
    return offset >= (sieve.latest.get(key) ?? -1) && (value !== null || keepsTombstones)
  })
}

function emptied(batch: RecordBatch): RecordBatch {
  return { ...batch, records: [], deltas: [], bytes: BATCH_OVERHEAD, deleteHorizon: NO_TIMESTAMP }
}

/** A batch keeps its first and last offset; its records keep theirs. */
function thinned(batch: RecordBatch, retained: readonly number[], deleteHorizon: number): RecordBatch {
  const records = retained.map((index) => batch.records[index] as LogRecord)
  const deltas = retained.map((index) => offsetAt(batch, index) - batch.baseOffset)
  const first = deleteHorizon === NO_TIMESTAMP ? (records[0] as LogRecord).timestamp : deleteHorizon
  const maxTimestamp = records.reduce((max, record) => Math.max(max, record.timestamp), NO_TIMESTAMP)
  return { ...batch, records, deltas, maxTimestamp, deleteHorizon, bytes: batchBytes(records, first, deltas) }
}
