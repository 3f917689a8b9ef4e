import { append } from '../../base/append-log.ts'
import type { RecordBatch } from './batch.ts'
import type { LogTransaction, PartitionLog } from './partition-log.ts'
import { createProducerEntry, type ProducerEntry, rememberBatch, rememberMarker } from './producer-entry.ts'
import type { Segment } from './segment.ts'

/** Puts a transaction in its place by first offset; it almost always comes last. */
export function insertTransaction(list: LogTransaction[], transaction: LogTransaction): void {
  let place = list.length
  while (place > 0 && (list[place - 1] as LogTransaction).firstOffset > transaction.firstOffset) place--
  list.splice(place, 0, transaction)
}

/** What the log knows of a producer; an entry is made for one that it sees first. */
export function producerOf(log: PartitionLog, producerId: number): ProducerEntry {
  const known = log.producers.get(producerId)
  if (known !== undefined) return known
  const entry = createProducerEntry(producerId)
  log.producers.set(producerId, entry)
  return entry
}

/**
 * Follows a batch of a known producer: its sequence, its transaction, or its marker. `segment` is the one
 * whose index of aborted transactions learns of it; none when a log is only read again.
 */
export function noteBatch(log: PartitionLog, segment: Segment | undefined, batch: RecordBatch): void {
  if (batch.marker === undefined) noteData(log, batch)
  else if (batch.records.length > 0) noteMarker(log, segment, batch)
}

function noteData(log: PartitionLog, batch: RecordBatch): void {
  const entry = producerOf(log, batch.producerId)
  rememberBatch(entry, batch)
  if (!batch.transactional || entry.transactionFirstOffset !== undefined) return
  entry.transactionFirstOffset = batch.baseOffset
  const { producerId, baseOffset } = batch
  insertTransaction(log.ongoing, { producerId, firstOffset: baseOffset, lastOffset: undefined })
}

/** A marker without data takes an offset and nothing else (LOG-T08). */
function noteMarker(log: PartitionLog, segment: Segment | undefined, batch: RecordBatch): void {
  const { producerId, baseOffset } = batch
  const entry = producerOf(log, producerId)
  const firstOffset = entry.transactionFirstOffset
  rememberMarker(entry, batch)
  if (firstOffset === undefined) return
  const next = log.ongoing.find((transaction) => transaction.producerId !== producerId)
  const lastStableOffset = next?.firstOffset ?? baseOffset + 1
  if (segment !== undefined && batch.marker === 'ABORT') {
    append(segment.aborted, { producerId, firstOffset, lastOffset: baseOffset, lastStableOffset })
  }
  const open = log.ongoing.findIndex((transaction) => transaction.firstOffset === firstOffset)
  if (open !== -1) log.ongoing.splice(open, 1)
  insertTransaction(log.unreplicated, { producerId, firstOffset, lastOffset: baseOffset })
}
