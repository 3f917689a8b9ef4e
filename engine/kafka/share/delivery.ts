/** Where a record of a share group stands (KIP-932). Acknowledged and archived are the end. */
export type RecordState = 'AVAILABLE' | 'ACQUIRED' | 'ACKNOWLEDGED' | 'ARCHIVED'

/** The delivery of a record, or of all records of a batch alike. */
export interface Delivery {
  state: RecordState
  /** How often it was handed out; a release does not take it back. */
  deliveryCount: number
  /** Who holds it; undefined while nobody does. */
  member: string | undefined
  /** From the tick after this one on it is free again; undefined while nobody holds it. */
  lockedUntil: number | undefined
}

/** What a delivery was, so that a refused request leaves no trace. */
export interface DeliveryBefore {
  readonly delivery: Delivery
  readonly state: RecordState
  readonly member: string | undefined
}

/** A delivery that nobody has touched since `delivery`. */
export function copyDelivery({ state, deliveryCount, member, lockedUntil }: Delivery): Delivery {
  return { state, deliveryCount, member, lockedUntil }
}

/** Whether nothing more happens to the record. */
export function isFinal(state: RecordState): boolean {
  return state === 'ACKNOWLEDGED' || state === 'ARCHIVED'
}

/** Hands an available record to a member. False if it is not available. */
export function acquireDelivery(delivery: Delivery, member: string, lockedUntil: number): boolean {
  if (delivery.state !== 'AVAILABLE') return false
  delivery.state = 'ACQUIRED'
  delivery.deliveryCount++
  delivery.member = member
  delivery.lockedUntil = lockedUntil
  return true
}

/**
 * Takes an acquired record back from its member. One that was handed out as often as the limit allows, does
 * not become available again: it is archived (SHR-06, SHR-08).
 */
export function settleDelivery(
  delivery: Delivery,
  to: RecordState,
  deliveryCountLimit: number,
): DeliveryBefore {
  const before = { delivery, state: delivery.state, member: delivery.member }
  const isSpent = to === 'AVAILABLE' && delivery.deliveryCount >= deliveryCountLimit
  delivery.state = isSpent ? 'ARCHIVED' : to
  delivery.member = undefined
  return before
}

/** Undoes a settlement; the lock goes on as it was. */
export function unsettleDelivery({ delivery, state, member }: DeliveryBefore): void {
  delivery.state = state
  delivery.member = member
}

/** Archives a record whose place in the log is gone. */
export function archiveDelivery(delivery: Delivery): void {
  delivery.state = 'ARCHIVED'
  delivery.member = undefined
  delivery.lockedUntil = undefined
}
