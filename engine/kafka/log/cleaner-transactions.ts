import type { RecordBatch } from './batch.ts'
import type { PartitionLog } from './partition-log.ts'
import { type AbortedTransaction, segmentPlaceOf } from './segment.ts'

interface OpenAbort {
  readonly transaction: AbortedTransaction
  sawData: boolean
}

/** What a cleaner remembers of transactions while it walks over the batches of a log. */
export interface TransactionWalk {
  readonly committed: Set<number>
  readonly open: Map<number, OpenAbort>
  /** Aborted transactions that the walk has not reached yet, by first offset. */
  waiting: AbortedTransaction[]
  /** Aborted ones whose marker must stay, because some of their batches did. */
  readonly retained: AbortedTransaction[]
}

/** A walk at its beginning. */
export function createTransactionWalk(): TransactionWalk {
  return { committed: new Set(), open: new Map(), waiting: [], retained: [] }
}

/** Tells the walk of the aborted transactions that its next stretch, up to `to`, may meet. */
export function expectAborted(walk: TransactionWalk, log: PartitionLog, base: number, to: number): void {
  const found: AbortedTransaction[] = []
  const first = segmentPlaceOf(log.segments, base)
  for (const segment of first < 0 ? [] : log.segments.slice(first)) {
    const { items, end } = segment.aborted
    const stretch = items.slice(0, end)
    found.push(...stretch.filter((one) => one.lastOffset >= log.startOffset && one.firstOffset < to))
    if (stretch.some((one) => one.lastStableOffset >= to)) break
  }
  walk.waiting = [...walk.waiting, ...found].sort((a, b) => a.firstOffset - b.firstOffset)
}

/**
 * Moves the walk over a batch. True if nothing needs it: data of an aborted transaction, or a marker none of
 * whose batches was met (LOG-C11).
 */
export function walkOver(walk: TransactionWalk, batch: RecordBatch): boolean {
  openUpTo(walk, batch.lastOffset)
  return batch.marker === undefined ? walkOverData(walk, batch) : walkOverMarker(walk, batch)
}

function openUpTo(walk: TransactionWalk, offset: number): void {
  while (walk.waiting.length > 0 && (walk.waiting[0] as AbortedTransaction).firstOffset <= offset) {
    const transaction = walk.waiting.shift() as AbortedTransaction
    const { producerId } = transaction
    if (!walk.open.has(producerId)) walk.open.set(producerId, { transaction, sawData: false })
  }
}

function walkOverData(walk: TransactionWalk, batch: RecordBatch): boolean {
  if (!batch.transactional) return false
  const aborted = walk.open.get(batch.producerId)
  if (aborted === undefined) {
    walk.committed.add(batch.producerId)
    return false
  }
  aborted.sawData = true
  return true
}

function walkOverMarker(walk: TransactionWalk, batch: RecordBatch): boolean {
  if (batch.records.length === 0) return true
  if (batch.marker === 'COMMIT') return !walk.committed.delete(batch.producerId)
  const aborted = walk.open.get(batch.producerId)
  walk.open.delete(batch.producerId)
  if (aborted?.sawData !== true) return true
  walk.retained.push(aborted.transaction)
  return false
}
