import { acquireNew } from './acquire-new.ts'
import { acquireSingles, isThrottled } from './acquire-singles.ts'
import { acquireDelivery, type Delivery } from './delivery.ts'
import {
  floorPlaceOf,
  type InFlightBatch,
  inFlightOf,
  isWithin,
  type SharePartition,
  splitBatch,
} from './share-partition.ts'
import { archiveStale } from './window.ts'

/** Whether whole batches are handed out, so that the limit is soft, or exactly so many records (KIP-1206). */
export type AcquireMode = 'batch_optimized' | 'record_limit'

/** What the broker read from the log for the fetch: the bounds of its batches. */
export interface FetchedBatch {
  readonly baseOffset: number
  readonly lastOffset: number
}

export interface AcquireRequest {
  readonly member: string
  readonly mode: AcquireMode
  /** max.poll.records */
  readonly maxRecords: number
  /** Newly acquired stretches longer than this are split at batches of the log. */
  readonly batchSize: number
  readonly fetchOffset: number
  readonly batches: readonly FetchedBatch[]
  readonly now: number
}

/** A stretch of records that a member gets, and for the how-manieth time. */
export interface AcquiredRecords {
  readonly first: number
  readonly last: number
  readonly deliveryCount: number
}

/** One acquisition: what is asked, how far it may go, and what it has got. */
export interface Acquisition {
  readonly partition: SharePartition
  readonly request: AcquireRequest
  readonly lastOffset: number
  readonly lockedUntil: number
  readonly acquired: AcquiredRecords[]
  /** How many records may still be acquired. */
  left: number
  count: number
}

/** Hands records to a member: what came back first, then what is new. */
export function acquire(partition: SharePartition, request: AcquireRequest): AcquiredRecords[] {
  const first = request.batches[0]
  const last = request.batches.at(-1)
  if (first === undefined || last === undefined || request.maxRecords <= 0) return []
  if (last.lastOffset < partition.startOffset) return []
  const acquisition = begin(partition, request, last.lastOffset)
  if (acquisition.left <= 0) return []
  archiveStale(partition, request.fetchOffset, first.baseOffset)
  const base = adjustedBaseOf(partition, first.baseOffset)
  const from = Math.min(first.baseOffset, base)
  const known = partition.batches.filter(
    (batch) => batch.first >= from && batch.first <= acquisition.lastOffset,
  )
  for (const batch of known) {
    if (acquisition.left <= 0) break
    acquireKnown(acquisition, batch, first.baseOffset)
  }
  const next = known.length === 0 ? base : (known.at(-1) as InFlightBatch).last + 1
  if (acquisition.left > 0 && next <= acquisition.lastOffset) acquireNew(acquisition, next)
  return acquisition.acquired
}

/** Bounded by max.poll.records and by the room in the window; what came back needs no room (SHR-13). */
function begin(partition: SharePartition, request: AcquireRequest, lastFetched: number): Acquisition {
  const { maxRecords, fetchOffset } = request
  const room = partition.config.maxInFlightRecords - inFlightOf(partition)
  const isFull = room <= 0 && fetchOffset <= partition.endOffset
  const left = isFull
    ? Math.min(maxRecords, partition.endOffset - fetchOffset + 1)
    : Math.min(maxRecords, room)
  return {
    partition,
    request,
    lastOffset: isFull ? Math.min(lastFetched, partition.endOffset) : lastFetched,
    lockedUntil: request.now + partition.config.recordLockDurationMs,
    acquired: [],
    left,
    count: 0,
  }
}

/** A fetch may begin amid a batch of the window, or below the window's start. */
function adjustedBaseOf(partition: SharePartition, baseOffset: number): number {
  const floor = partition.batches[floorPlaceOf(partition, baseOffset)]
  if (floor === undefined) return Math.max(baseOffset, partition.startOffset)
  return floor.last >= baseOffset ? floor.first : baseOffset
}

/** Acquires what is available of a batch that was fetched before. */
function acquireKnown(acquisition: Acquisition, batch: InFlightBatch, firstOffset: number): void {
  const { partition, request, lastOffset } = acquisition
  const range = { first: firstOffset, last: lastOffset }
  const throttled = isThrottled(partition, batch, range)
  if (throttled && acquisition.count > 0) {
    acquisition.left = 0
    return
  }
  const isTooLong = request.mode === 'record_limit' && batch.last - batch.first + 1 > acquisition.left
  const isApart = batch.single !== undefined || isTooLong || throttled
  if (!isApart && isWithin(batch, firstOffset, lastOffset)) {
    acquireWhole(acquisition, batch, batch.whole as Delivery)
    return
  }
  if (batch.whole !== undefined && batch.whole.state !== 'AVAILABLE') return
  const count = acquireSingles(acquisition, batch, splitBatch(batch), range)
  take(acquisition, count)
  if (throttled && count > 0) acquisition.left = 0
}

function acquireWhole(acquisition: Acquisition, batch: InFlightBatch, whole: Delivery): void {
  if (!acquireDelivery(whole, acquisition.request.member, acquisition.lockedUntil)) return
  const { first, last } = batch
  acquisition.acquired.push({ first, last, deliveryCount: whole.deliveryCount })
  take(acquisition, last - first + 1)
}

function take(acquisition: Acquisition, count: number): void {
  acquisition.count += count
  acquisition.left -= count
}
