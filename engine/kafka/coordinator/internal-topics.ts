import type { Address } from '../../kernel/agenda.ts'
import { leaderOf } from '../broker/cluster-state.ts'
import { partitionForGroup } from '../partitioners/key-hash.ts'
import { numberOf, type PartitionName, partitionName, topicOf } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'

/** Where groups live. */
export const OFFSETS_TOPIC = '__consumer_offsets'

/** Where groups and transactional ids are kept: each of these topics has so many partitions. */
export const INTERNAL_PARTITIONS = 50

/** The partition of `__consumer_offsets` that a group lives in (GCP). */
export function offsetsPartitionOf(groupId: string): PartitionName {
  return partitionName(OFFSETS_TOPIC, partitionForGroup(groupId, INTERNAL_PARTITIONS))
}

/** Where transactional ids live. */
export const TRANSACTIONS_TOPIC = '__transaction_state'

/** The partition of `__transaction_state` that a transactional.id lives in. */
export function transactionsPartitionOf(transactionalId: string): PartitionName {
  return partitionName(TRANSACTIONS_TOPIC, partitionForGroup(transactionalId, INTERNAL_PARTITIONS))
}

/** Where the windows of share groups are kept (KIP-932). */
export const SHARE_STATE_TOPIC = '__share_group_state'

/**
 * The partition of `__share_group_state` that a share partition lives in. Only those of the partitions that were
 * there at the beginning are made; those that come later live in the first.
 */
export function shareStatePartitionOf(
  { cluster }: KafkaState,
  groupId: string,
  partition: PartitionName,
): PartitionName {
  const home = shareStateHomeOf(groupId, partition)
  return cluster.partitions.has(home) ? home : (cluster.topics.get(SHARE_STATE_TOPIC)?.partitions[0] ?? home)
}

/** By group, topic and partition; a real key has the topic's id, which is a random uuid. */
export function shareStateHomeOf(groupId: string, partition: PartitionName): PartitionName {
  const key = `${groupId}:${topicOf(partition)}:${numberOf(partition)}`
  return partitionName(SHARE_STATE_TOPIC, partitionForGroup(key, INTERNAL_PARTITIONS))
}

/** The coordinator of a transactional.id: whoever leads its partition; undefined: nobody does. */
export function transactionCoordinatorOf(kafka: KafkaState, transactionalId: string): Address | undefined {
  return leaderOf(kafka.cluster, transactionsPartitionOf(transactionalId))
}

/** The coordinator of a group is whoever leads its partition of `__consumer_offsets`; undefined: nobody does. */
export function coordinatorOf(kafka: KafkaState, groupId: string): Address | undefined {
  return leaderOf(kafka.cluster, offsetsPartitionOf(groupId))
}
