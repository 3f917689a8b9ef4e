import { offsetAt, type RecordBatch } from '../log/batch.ts'
import { createAbortFilter } from '../log/consumed.ts'
import type { FetchedPartition, IsolationLevel } from '../protocol/client-requests.ts'
import type { CompletedFetch, RecordsInHand } from './consumer-state.ts'

/** What a fetch brought of one partition, as the reader may see it: no markers, and nothing aborted if it asked so. */
export function completedFetchOf(
  { partition, error, batches, aborted }: FetchedPartition,
  position: number,
  isolation: IsolationLevel,
  seq: number,
): CompletedFetch {
  const isAborted = isolation === 'read_committed' ? createAbortFilter(aborted) : undefined
  const visible = batches.filter((batch) => isAborted?.(batch) !== true && batch.marker === undefined)
  const last = batches[batches.length - 1]
  return {
    partition,
    batches: visible.length === batches.length ? batches : visible,
    nextOffset: position,
    endOffset: last === undefined ? position : last.lastOffset + 1,
    isOutOfRange: error === 'OFFSET_OUT_OF_RANGE',
    batch: 0,
    seq,
  }
}

/** The next records of a completed fetch: stretches of its batches, and where that leaves it. */
export interface Taken {
  readonly stretches: readonly RecordsInHand[]
  readonly count: number
  /** Offsets of the first and the last; -1 without any. */
  readonly from: number
  readonly to: number
  readonly batch: number
  readonly nextOffset: number
}

/** Takes at most `limit` records, and looks no further than it must. Nothing is changed. */
export function take(fetch: CompletedFetch, limit: number): Taken {
  const stretches: RecordsInHand[] = []
  let count = 0
  let from = -1
  let to = -1
  let { batch: at, nextOffset } = fetch
  while (count < limit && at < fetch.batches.length) {
    const batch = fetch.batches[at] as RecordBatch
    const first = firstFrom(batch, nextOffset)
    const end = Math.min(batch.records.length, first + limit - count)
    if (end > first) {
      stretches.push({ partition: fetch.partition, batch, first, end, seq: fetch.seq })
      if (from < 0) from = offsetAt(batch, first)
      to = offsetAt(batch, end - 1)
      count += end - first
      nextOffset = to + 1
    }
    if (end < batch.records.length) break
    at++
    nextOffset = batch.lastOffset + 1
  }
  if (at === fetch.batches.length) nextOffset = Math.max(nextOffset, fetch.endOffset)
  return { stretches, count, from, to, batch: at, nextOffset }
}

/** The place of the first record of a batch at `offset` or after: whole batches come, also what lies below. */
function firstFrom(batch: RecordBatch, offset: number): number {
  if (batch.deltas === undefined) return Math.max(offset - batch.baseOffset, 0)
  let place = 0
  while (place < batch.records.length && offsetAt(batch, place) < offset) place++
  return place
}
