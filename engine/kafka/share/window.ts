import { archiveDelivery, isFinal } from './delivery.ts'
import {
  floorPlaceOf,
  type InFlightBatch,
  isWithin,
  type SharePartition,
  splitBatch,
} from './share-partition.ts'

/** Moves the window's start over its final records, and drops batches that are final as a whole (SHR-12). */
export function advanceWindow(partition: SharePartition): void {
  if (!isStartFinal(partition)) return
  const settled = lastSettledOf(partition)
  const last = partition.batches.at(-1)
  if (settled === undefined || last === undefined) return
  if (settled === last.last) {
    partition.startOffset = settled + 1
    partition.endOffset = settled + 1
    partition.batches = []
    return
  }
  const place = floorPlaceOf(partition, settled)
  const isWhole = partition.batches[place]?.last === settled
  const next = isWhole ? (partition.batches[place + 1] as InFlightBatch).first : settled + 1
  partition.startOffset = Math.max(partition.startOffset, next)
  partition.batches = partition.batches.slice(isWhole ? place + 1 : place)
}

/**
 * The log's start moved over the window's: available records below it are archived, held ones stay (SHR-14).
 */
export function raiseWindow(partition: SharePartition, logStartOffset: number): void {
  if (logStartOffset <= partition.startOffset) return
  archiveBetween(partition.batches, partition.startOffset, logStartOffset)
  partition.startOffset = logStartOffset
  if (partition.endOffset < logStartOffset || partition.batches.length === 0)
    partition.endOffset = logStartOffset
}

/** Archives what was fetched before and has no record any more: compaction took it. */
export function archiveStale(partition: SharePartition, fetchOffset: number, baseOffset: number): void {
  if (partition.batches.length === 0 || fetchOffset >= baseOffset) return
  const floor = partition.batches[floorPlaceOf(partition, fetchOffset)]
  const from = floor !== undefined && floor.last >= fetchOffset ? floor.first : fetchOffset
  const stale = partition.batches.filter(({ first }) => first >= from && first < baseOffset)
  archiveBetween(stale, fetchOffset, baseOffset)
}

function archiveBetween(batches: readonly InFlightBatch[], from: number, to: number): void {
  for (const batch of batches) {
    if (batch.first >= to) return
    if (batch.whole !== undefined && batch.whole.state !== 'AVAILABLE') continue
    if (batch.whole !== undefined && isWithin(batch, from, to - 1)) archiveDelivery(batch.whole)
    else archiveSingles(batch, from, to)
  }
}

function archiveSingles(batch: InFlightBatch, from: number, to: number): void {
  for (const [index, delivery] of splitBatch(batch).entries()) {
    const offset = batch.first + index
    if (offset >= from && offset < to && delivery.state === 'AVAILABLE') archiveDelivery(delivery)
  }
}

function isStartFinal(partition: SharePartition): boolean {
  const batch = partition.batches[floorPlaceOf(partition, partition.startOffset)]
  if (batch === undefined) return false
  const delivery = batch.whole ?? batch.single?.[partition.startOffset - batch.first]
  return delivery !== undefined && isFinal(delivery.state)
}

/** The last offset of the final records that the window's batches begin with; undefined if there is none. */
function lastSettledOf({ batches }: SharePartition): number | undefined {
  let settled: number | undefined
  for (const batch of batches) {
    if (batch.whole !== undefined) {
      if (!isFinal(batch.whole.state)) return settled
      settled = batch.last
      continue
    }
    const open = (batch.single ?? []).findIndex((delivery) => !isFinal(delivery.state))
    if (open !== -1) return open === 0 ? settled : batch.first + open - 1
    settled = batch.last
  }
  return settled
}
