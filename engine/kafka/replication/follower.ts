import { appendAsFollower } from '../log/append.ts'
import type { RecordBatch } from '../log/batch.ts'
import { type EpochEnd, epochEndOf, latestEpochOf } from '../log/epochs.ts'
import type { PartitionLog } from '../log/partition-log.ts'
import { truncateTo } from '../log/truncate.ts'
import { raiseStartOffset, setHighWatermark } from '../log/watermark.ts'

/**
 * What a leader finds when a follower fetches with the epoch of its last record: the end of that epoch, if
 * the follower has records that this leader does not know (KIP-595). Undefined if it may simply go on.
 */
export function divergingEpochOf(
  leader: PartitionLog,
  fetchOffset: number,
  lastFetchedEpoch: number | undefined,
): EpochEnd | undefined {
  if (lastFetchedEpoch === undefined) return undefined
  const end = epochEndOf(leader, lastFetchedEpoch)
  if (end === undefined) return undefined
  return end.endOffset < fetchOffset || end.epoch < lastFetchedEpoch ? end : undefined
}

/** Where a follower cuts its log, and whether it may fetch then or has to ask once more. */
export interface Truncation {
  readonly offset: number
  readonly isFinal: boolean
}

/**
 * The follower's answer to a leader's epoch end: to the end of the last epoch that both have (KIP-101,
 * KIP-279). Without an answer it goes back to its high watermark.
 */
export function truncationOf(follower: PartitionLog, leaderEnd: EpochEnd | undefined): Truncation {
  if (leaderEnd === undefined) return { offset: follower.highWatermark, isFinal: true }
  const own = epochEndOf(follower, leaderEnd.epoch)
  if (own === undefined) {
    return { offset: Math.min(leaderEnd.endOffset, follower.endOffset), isFinal: true }
  }
  if (own.epoch !== leaderEnd.epoch) {
    return { offset: Math.min(own.endOffset, follower.endOffset), isFinal: false }
  }
  const common = Math.min(own.endOffset, leaderEnd.endOffset)
  return { offset: Math.min(common, follower.endOffset), isFinal: true }
}

/** Cuts what the leader does not have, asking it as often as it takes. Returns where the log ends now. */
export function reconcile(follower: PartitionLog, leader: PartitionLog, now: number): number {
  for (let isFinal = false; !isFinal; ) {
    const epoch = latestEpochOf(follower)
    const end = divergingEpochOf(leader, follower.endOffset, epoch)
    if (end === undefined) return follower.endOffset
    const truncation = truncationOf(follower, end)
    truncateTo(follower, truncation.offset, now)
    isFinal = truncation.isFinal
  }
  return follower.endOffset
}

/** Appends what a fetch brought, and takes over the leader's high watermark and log start. */
export function takeFetched(
  follower: PartitionLog,
  batches: readonly RecordBatch[],
  leader: { readonly highWatermark: number; readonly startOffset: number },
  now: number,
): void {
  for (const batch of batches) {
    if (batch.lastOffset >= follower.endOffset) appendAsFollower(follower, batch, now)
  }
  setHighWatermark(follower, leader.highWatermark)
  if (leader.startOffset <= follower.highWatermark) raiseStartOffset(follower, leader.startOffset)
}
