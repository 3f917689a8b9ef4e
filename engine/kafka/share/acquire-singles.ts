import type { AcquiredRecords, Acquisition } from './acquire.ts'
import { acquireDelivery, type Delivery } from './delivery.ts'
import type { InFlightBatch, SharePartition } from './share-partition.ts'

/**
 * From this many deliveries on a batch is handed out in ever smaller parts, to find the record that harms.
 */
const THROTTLE_LIMIT_MIN = 2

interface OffsetRange {
  readonly first: number
  readonly last: number
}

/** Half of the allowed deliveries failed: the batch is handed out apart from others. */
export function isThrottled(partition: SharePartition, batch: InFlightBatch, range: OffsetRange): boolean {
  const limit = throttleLimitOf(partition)
  if (batch.whole !== undefined) return isAvailable(batch.whole) && batch.whole.deliveryCount >= limit
  let most = 0
  for (const [index, delivery] of (batch.single ?? []).entries()) {
    const offset = batch.first + index
    if (offset < range.first || offset > range.last || !isAvailable(delivery)) continue
    most = Math.max(most, delivery.deliveryCount)
  }
  return most >= limit
}

/** Acquires the available records of a batch one by one; returns how many. */
export function acquireSingles(
  acquisition: Acquisition,
  batch: InFlightBatch,
  deliveries: readonly Delivery[],
  range: OffsetRange,
): number {
  const bound = createBound(acquisition, deliveries.length)
  const taken: AcquiredRecords[] = []
  for (const [index, delivery] of deliveries.entries()) {
    const offset = batch.first + index
    if (offset > range.last) break
    if (offset < range.first || !isAvailable(delivery)) continue
    if (bound.stopsBefore(delivery, taken.length)) break
    acquireDelivery(delivery, acquisition.request.member, acquisition.lockedUntil)
    taken.push({ first: offset, last: offset, deliveryCount: delivery.deliveryCount })
    if (bound.stopsAfter(delivery, taken.length)) break
  }
  addMerged(acquisition.acquired, taken)
  return taken.length
}

interface Bound {
  stopsBefore(delivery: Delivery, taken: number): boolean
  stopsAfter(delivery: Delivery, taken: number): boolean
}

/** A record on its last delivery travels alone; the throttle halves with each delivery beyond its limit. */
function createBound({ partition, request, left }: Acquisition, size: number): Bound {
  const limit = partition.config.deliveryCountLimit
  const throttleLimit = throttleLimitOf(partition)
  let throttle: number | undefined
  return {
    stopsBefore({ deliveryCount }, taken) {
      if (limit > 2 && deliveryCount === limit - 1 && taken > 0) return true
      const isOver = deliveryCount >= throttleLimit
      if (isOver && throttle === undefined)
        throttle = Math.max(1, size >> (deliveryCount - throttleLimit + 1))
      return false
    },
    stopsAfter({ deliveryCount }, taken) {
      if (deliveryCount === limit && limit > 2) return true
      return (request.mode === 'record_limit' && taken === left) || taken === throttle
    },
  }
}

/** Neighbours with the same count are one stretch. */
function addMerged(acquired: AcquiredRecords[], taken: readonly AcquiredRecords[]): void {
  const start = acquired.length
  for (const one of taken) {
    const last = acquired.length > start ? acquired[acquired.length - 1] : undefined
    const isNext = last?.last === one.first - 1 && last.deliveryCount === one.deliveryCount
    if (last !== undefined && isNext) acquired[acquired.length - 1] = { ...last, last: one.last }
    else acquired.push(one)
  }
}

function throttleLimitOf({ config }: SharePartition): number {
  return Math.max(THROTTLE_LIMIT_MIN, Math.ceil(config.deliveryCountLimit / 2))
}

function isAvailable(delivery: Delivery): boolean {
  return delivery.state === 'AVAILABLE'
}
