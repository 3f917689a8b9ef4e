import { type EpochEnd, epochEndOf } from '../log/epochs.ts'
import type { PartitionLog } from '../log/partition-log.ts'

/** Where a follower's log parts from this one: its last epoch ended earlier here, or is not known. */
export function divergenceOf(
  log: PartitionLog,
  fetchOffset: number,
  lastFetchedEpoch: number,
): EpochEnd | undefined {
  const end = epochEndOf(log, lastFetchedEpoch)
  if (end === undefined) return undefined
  return end.epoch < lastFetchedEpoch || end.endOffset < fetchOffset ? end : undefined
}
