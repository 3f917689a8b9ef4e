import { copyDelivery, type Delivery } from './delivery.ts'

/** The group's configuration, as far as one partition obeys it. */
export interface ShareConfig {
  /** group.share.delivery.count.limit */
  readonly deliveryCountLimit: number
  /** group.share.partition.max.record.locks */
  readonly maxInFlightRecords: number
  /** group.share.record.lock.duration.ms */
  readonly recordLockDurationMs: number
}

/** The defaults of Kafka 4.3 (oracle CFG-group-*). */
export const SHARE_CONFIG_DEFAULT: ShareConfig = {
  deliveryCountLimit: 5,
  maxInFlightRecords: 2000,
  recordLockDurationMs: 30_000,
}

/** Records that were acquired together. They have one delivery, until somebody treats one of them apart. */
export interface InFlightBatch {
  readonly first: number
  readonly last: number
  whole: Delivery | undefined
  /** One delivery an offset, from `first` on; undefined while `whole` speaks for all. */
  single: Delivery[] | undefined
}

/**
 * A partition as a share group sees it: a window of the log with the state of each record in it. Below
 * `startOffset` everything is final; above `endOffset` nothing was acquired yet.
 */
export interface SharePartition {
  readonly config: ShareConfig
  startOffset: number
  endOffset: number
  /** In the order of offsets. A batch goes when all of its records are final. */
  batches: InFlightBatch[]
}

/** A partition that the group begins to read at an offset (share.auto.offset.reset). */
export function createSharePartition(config: ShareConfig, startOffset: number): SharePartition {
  return { config, startOffset, endOffset: startOffset, batches: [] }
}

/** A copy for a checkpoint. */
export function copySharePartition(partition: SharePartition): SharePartition {
  const { config, startOffset, endOffset } = partition
  const batches = partition.batches.map(({ first, last, whole, single }) => ({
    first,
    last,
    whole: whole === undefined ? undefined : copyDelivery(whole),
    single: single?.map(copyDelivery),
  }))
  return { config, startOffset, endOffset, batches }
}

/** From where the broker reads for the group's next fetch: the first available record, else what is new. */
export function nextFetchOffsetOf(partition: SharePartition): number {
  const last = partition.batches.at(-1)
  if (last === undefined || partition.startOffset > last.last) return partition.endOffset
  for (const batch of partition.batches) {
    if (batch.whole?.state === 'AVAILABLE') return batch.first
    const at = batch.single?.findIndex((delivery) => delivery.state === 'AVAILABLE') ?? -1
    if (at !== -1) return batch.first + at
  }
  return partition.endOffset + 1
}

/** Whether a fetch may hand out anything: something came back, or the window is not full (SHR-13). */
export function canAcquire(partition: SharePartition): boolean {
  if (nextFetchOffsetOf(partition) !== partition.endOffset + 1) return true
  return inFlightOf(partition) < partition.config.maxInFlightRecords
}

/** How many records the window holds. */
export function inFlightOf({ batches, startOffset, endOffset }: SharePartition): number {
  return batches.length === 0 ? 0 : endOffset - startOffset + 1
}

/** The place of the last batch that begins at `offset` or below, or -1. */
export function floorPlaceOf({ batches }: SharePartition, offset: number): number {
  return batches.findLastIndex((batch) => batch.first <= offset)
}

/** Gives every record of a batch its own delivery. */
export function splitBatch(batch: InFlightBatch): Delivery[] {
  if (batch.single !== undefined) return batch.single
  const whole = batch.whole as Delivery
  const single: Delivery[] = []
  for (let offset = batch.first; offset <= batch.last; offset++) single.push(copyDelivery(whole))
  batch.single = single
  batch.whole = undefined
  return single
}

/** Whether all offsets of the batch lie in [first, last]. */
export function isWithin(batch: InFlightBatch, first: number, last: number): boolean {
  return batch.first >= first && batch.last <= last
}

/** Whether the window begins amid the batch: its older records are gone, so each record counts for itself. */
export function isCutByStart({ startOffset }: SharePartition, batch: InFlightBatch): boolean {
  return batch.first < startOffset && batch.last >= startOffset
}
