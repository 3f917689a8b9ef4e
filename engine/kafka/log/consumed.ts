import { type LogRecord, offsetAt, type RecordBatch } from './batch.ts'
import type { AbortedFetch, FetchIsolation } from './fetch.ts'

/** A record with the offset under which an application sees it. */
export interface ConsumedRecord {
  readonly offset: number
  readonly record: LogRecord
}

/** What a consumer makes of an answer, and from where it fetches next. */
export interface Consumed {
  readonly records: readonly ConsumedRecord[]
  readonly nextPosition: number
}

/**
 * The consumer's side of a fetch: it drops what lies below its position (LOG-O06), markers, and with
 * read_committed the batches of aborted transactions (LOG-T02). The position moves over all of them.
 */
export function consume(
  batches: readonly RecordBatch[],
  aborted: readonly AbortedFetch[],
  position: number,
  isolation: FetchIsolation,
): Consumed {
  const records: ConsumedRecord[] = []
  const filter = isolation === 'committed' ? createAbortFilter(aborted) : undefined
  let nextPosition = position
  for (const batch of batches) {
    if (filter?.(batch) !== true && batch.marker === undefined) collect(records, batch, position)
    nextPosition = batch.lastOffset + 1
  }
  return { records, nextPosition }
}

/** Says of each batch, in their order, whether it belongs to an aborted transaction. */
export function createAbortFilter(aborted: readonly AbortedFetch[]): (batch: RecordBatch) => boolean {
  const waiting = aborted.toSorted((a, b) => a.firstOffset - b.firstOffset || a.producerId - b.producerId)
  const open = new Set<number>()
  let next = 0
  return (batch) => {
    for (
      let one = waiting[next];
      one !== undefined && one.firstOffset <= batch.lastOffset;
      one = waiting[next]
    ) {
      open.add(one.producerId)
      next++
    }
    if (batch.marker === 'ABORT' && batch.records.length > 0) open.delete(batch.producerId)
    return batch.transactional && open.has(batch.producerId)
  }
}

function collect(records: ConsumedRecord[], batch: RecordBatch, position: number): void {
  for (let index = 0; index < batch.records.length; index++) {
    const offset = offsetAt(batch, index)
    if (offset >= position) records.push({ offset, record: batch.records[index] as LogRecord })
  }
}
