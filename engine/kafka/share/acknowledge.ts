import {
  type Delivery,
  type DeliveryBefore,
  type RecordState,
  settleDelivery,
  unsettleDelivery,
} from './delivery.ts'
import {
  floorPlaceOf,
  type InFlightBatch,
  isCutByStart,
  isWithin,
  type SharePartition,
  splitBatch,
} from './share-partition.ts'
import { advanceWindow } from './window.ts'

/** What a member says of a record; GAP: there was none at that offset. */
export type AcknowledgeType = 'ACCEPT' | 'RELEASE' | 'REJECT' | 'RENEW' | 'GAP'

/** One type for all records of a range, or one for each of them. */
export interface AcknowledgementBatch {
  readonly first: number
  readonly last: number
  readonly types: readonly AcknowledgeType[]
}

export type AcknowledgeError = 'INVALID_RECORD_STATE' | 'INVALID_REQUEST'

/** The state after an acknowledgement; a renewal changes none. */
const STATE_AFTER: Readonly<Record<Exclude<AcknowledgeType, 'RENEW'>, RecordState>> = {
  ACCEPT: 'ACKNOWLEDGED',
  RELEASE: 'AVAILABLE',
  REJECT: 'ARCHIVED',
  GAP: 'ARCHIVED',
}

interface Acknowledging {
  readonly partition: SharePartition
  readonly member: string
  readonly lockedUntil: number
  readonly settled: DeliveryBefore[]
}

/** A member acknowledges: all of it, or, at the first error, nothing (SHR-09, SHR-10). */
export function acknowledge(
  partition: SharePartition,
  member: string,
  batches: readonly AcknowledgementBatch[],
  now: number,
): AcknowledgeError | undefined {
  const lockedUntil = now + partition.config.recordLockDurationMs
  const work: Acknowledging = { partition, member, lockedUntil, settled: [] }
  for (const batch of batches) {
    if (batch.last < partition.startOffset) continue
    const error = acknowledgeRange(work, batch)
    if (error === undefined) continue
    for (const before of work.settled) unsettleDelivery(before)
    return error
  }
  for (const { delivery } of work.settled) delivery.lockedUntil = undefined
  if (work.settled.length > 0) advanceWindow(partition)
  return undefined
}

function acknowledgeRange(work: Acknowledging, range: AcknowledgementBatch): AcknowledgeError | undefined {
  const touched = touchedBy(work.partition, range)
  if (typeof touched === 'string') return touched
  for (const batch of touched) {
    if (batch.last < work.partition.startOffset) continue
    const error = acknowledgeBatch(work, range, batch)
    if (error !== undefined) return error
  }
  return undefined
}

/** The batches of the window that the range lies in; it may not reach past what was acquired. */
function touchedBy(
  partition: SharePartition,
  { first, last }: AcknowledgementBatch,
): InFlightBatch[] | AcknowledgeError {
  let place = floorPlaceOf(partition, first)
  if (place === -1) {
    const isStartWithin = first < partition.startOffset && last >= partition.startOffset
    place = isStartWithin ? floorPlaceOf(partition, partition.startOffset) : -1
  }
  if (place === -1) return 'INVALID_RECORD_STATE'
  const touched = partition.batches.slice(place).filter((batch) => batch.first <= last)
  const end = touched.at(-1)?.last ?? -1
  return end < first || last > end ? 'INVALID_REQUEST' : touched
}

function acknowledgeBatch(
  work: Acknowledging,
  range: AcknowledgementBatch,
  batch: InFlightBatch,
): AcknowledgeError | undefined {
  const { partition, member } = work
  if (batch.whole !== undefined && batch.whole.member !== member) return 'INVALID_RECORD_STATE'
  const isUniform = isWithin(batch, range.first, range.last) && range.types.length === 1
  if (batch.whole !== undefined && isUniform && !isCutByStart(partition, batch)) {
    return settle(work, batch.whole, range.types[0] as AcknowledgeType)
  }
  if (batch.whole !== undefined && batch.whole.state !== 'ACQUIRED') return 'INVALID_RECORD_STATE'
  for (const [index, delivery] of splitBatch(batch).entries()) {
    const offset = batch.first + index
    if (offset < range.first || offset < partition.startOffset || offset > range.last) continue
    const type = range.types.length > 1 ? range.types[offset - range.first] : range.types[0]
    const error = settle(work, delivery, type ?? 'GAP')
    if (error !== undefined) return error
  }
  return undefined
}

/** Only what is acquired can be acknowledged, and only by who holds it. */
function settle(
  work: Acknowledging,
  delivery: Delivery,
  type: AcknowledgeType,
): AcknowledgeError | undefined {
  if (delivery.state !== 'ACQUIRED' || delivery.member !== work.member) return 'INVALID_RECORD_STATE'
  if (type === 'RENEW') delivery.lockedUntil = work.lockedUntil
  else {
    const limit = work.partition.config.deliveryCountLimit
    work.settled.push(settleDelivery(delivery, STATE_AFTER[type], limit))
  }
  return undefined
}
