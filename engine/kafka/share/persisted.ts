import type { Delivery, RecordState } from './delivery.ts'
import {
  createSharePartition,
  type InFlightBatch,
  type ShareConfig,
  type SharePartition,
} from './share-partition.ts'

/** A stretch of records as the share coordinator keeps it; who holds a record is not kept. */
export interface PersistedStretch {
  readonly first: number
  readonly last: number
  readonly state: Exclude<RecordState, 'ACQUIRED'>
  readonly deliveryCount: number
}

/** What outlives the leader of a share partition (`ShareGroupOffset`, `__share_group_state`). */
export interface PersistedShareState {
  /** -1: nobody has read yet, `share.auto.offset.reset` will tell. */
  readonly startOffset: number
  readonly stretches: readonly PersistedStretch[]
}

/** Before anybody has read (InitializeShareGroupState). */
export const UNREAD: PersistedShareState = { startOffset: -1, stretches: [] }

/**
 * What the leader writes. An acquisition is not written (KIP-932): a record that is held is kept as it was
 * before, so that delivery counts of acknowledged deliveries alone survive a change of leaders.
 */
export function persistedOf(partition: SharePartition): PersistedShareState {
  const stretches: PersistedStretch[] = []
  for (const batch of partition.batches) {
    for (const [first, last, delivery] of partsOf(batch)) {
      if (last < partition.startOffset) continue
      const kept = keptOf(delivery)
      if (kept === undefined) continue
      const from = Math.max(first, partition.startOffset)
      const before = stretches.at(-1)
      const isSame = before?.state === kept.state && before.deliveryCount === kept.deliveryCount
      if (before !== undefined && isSame && before.last === from - 1) {
        stretches[stretches.length - 1] = { ...before, last }
      } else stretches.push({ first: from, last, ...kept })
    }
  }
  return { startOffset: partition.startOffset, stretches }
}

/** The window of a new leader. Between what is kept lies what was held, or never given: it is available. */
export function loadSharePartition(config: ShareConfig, state: PersistedShareState): SharePartition {
  const partition = createSharePartition(config, state.startOffset)
  let next = state.startOffset
  for (const { first, last, state: kept, deliveryCount } of state.stretches) {
    if (first > next) partition.batches.push(loaded(next, first - 1, 'AVAILABLE', 0))
    partition.batches.push(loaded(first, last, kept, deliveryCount))
    next = last + 1
  }
  if (next > state.startOffset) partition.endOffset = next - 1
  return partition
}

function loaded(first: number, last: number, state: RecordState, deliveryCount: number): InFlightBatch {
  const whole = { state, deliveryCount, member: undefined, lockedUntil: undefined }
  return { first, last, whole, single: undefined }
}

function keptOf({
  state,
  deliveryCount,
}: Delivery): Pick<PersistedStretch, 'state' | 'deliveryCount'> | undefined {
  const before = state === 'ACQUIRED' ? deliveryCount - 1 : deliveryCount
  if (state === 'ACQUIRED') return before > 0 ? { state: 'AVAILABLE', deliveryCount: before } : undefined
  return state === 'AVAILABLE' && before === 0 ? undefined : { state, deliveryCount: before }
}

function partsOf({ first, last, whole, single }: InFlightBatch): [number, number, Delivery][] {
  if (whole !== undefined) return [[first, last, whole]]
  return (single ?? []).map((delivery, index) => [first + index, first + index, delivery])
}
