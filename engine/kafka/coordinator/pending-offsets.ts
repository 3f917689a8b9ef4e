import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'

/** Whether offsets of these partitions are undecided: a reader must wait for the marker (KIP-447). */
export function hasPendingOffsets(
  { pendingOffsets }: KafkaState,
  groupId: string,
  partitions: readonly PartitionName[],
): boolean {
  for (const offsets of pendingOffsets.get(groupId)?.values() ?? []) {
    if (offsets.some(({ partition }) => partitions.includes(partition))) return true
  }
  return false
}
