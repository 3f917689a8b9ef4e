import { type Delivery, settleDelivery } from './delivery.ts'
import { type InFlightBatch, isCutByStart, type SharePartition, splitBatch } from './share-partition.ts'
import { advanceWindow } from './window.ts'

/** A member leaves the group, or its session ends: what it held is available again at once (SHR-11). */
export function releaseMember(partition: SharePartition, member: string): void {
  const isReleased = releaseWhere(partition, (delivery) => delivery.member === member)
  if (isReleased) advanceWindow(partition)
}

/** Frees what was held longer than group.share.record.lock.duration.ms (SHR-05). True if anything was. */
export function expireLocks(partition: SharePartition, now: number): boolean {
  const isExpired = ({ lockedUntil }: Delivery): boolean => lockedUntil !== undefined && lockedUntil < now
  const isReleased = releaseWhere(partition, isExpired)
  if (isReleased) advanceWindow(partition)
  return isReleased
}

/** When the next lock expires, for a timer; undefined if nothing is held. */
export function nextLockExpiryOf({ batches }: SharePartition): number | undefined {
  let next: number | undefined
  for (const { whole, single } of batches) {
    for (const { state, lockedUntil } of single ?? (whole === undefined ? [] : [whole])) {
      if (state !== 'ACQUIRED' || lockedUntil === undefined) continue
      if (next === undefined || lockedUntil < next) next = lockedUntil
    }
  }
  return next
}

function releaseWhere(partition: SharePartition, isMeant: (delivery: Delivery) => boolean): boolean {
  let isReleased = false
  for (const batch of partition.batches) {
    if (batch.whole?.state === 'ACQUIRED' && isMeant(batch.whole) && isCutByStart(partition, batch)) {
      splitBatch(batch)
    }
    for (const [offset, delivery] of deliveriesOf(batch)) {
      if (delivery.state !== 'ACQUIRED' || !isMeant(delivery)) continue
      const isGone = offset < partition.startOffset
      settleDelivery(delivery, isGone ? 'ARCHIVED' : 'AVAILABLE', partition.config.deliveryCountLimit)
      delivery.lockedUntil = undefined
      isReleased = true
    }
  }
  return isReleased
}

/** Each delivery of a batch with its last offset. */
function deliveriesOf({ first, last, whole, single }: InFlightBatch): [number, Delivery][] {
  if (whole !== undefined) return [[last, whole]]
  return (single ?? []).map((delivery, index) => [first + index, delivery])
}
