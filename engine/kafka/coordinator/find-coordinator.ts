import type { Address } from '../../kernel/agenda.ts'
import { leaderOf } from '../broker/cluster-state.ts'
import { partitionForGroup } from '../partitioners/key-hash.ts'
import type { FindCoordinator } from '../protocol/client-requests.ts'
import { type PartitionName, partitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'
import { answer, type BrokerDesk } from '../turn.ts'

/** Where groups live. */
export const OFFSETS_TOPIC = '__consumer_offsets'

/** Where groups and transactional ids are kept: each of these topics has so many partitions. */
export const INTERNAL_PARTITIONS = 50

/** The partition of `__consumer_offsets` that a group lives in (GCP). */
export function offsetsPartitionOf(groupId: string): PartitionName {
  return partitionName(OFFSETS_TOPIC, partitionForGroup(groupId, INTERNAL_PARTITIONS))
}

/** The coordinator of a group is whoever leads its partition of `__consumer_offsets`; undefined: nobody does. */
export function coordinatorOf(kafka: KafkaState, groupId: string): Address | undefined {
  return leaderOf(kafka.cluster, offsetsPartitionOf(groupId))
}

/** FindCoordinator: any broker knows who coordinates. */
export function onFindCoordinator(desk: BrokerDesk, request: FindCoordinator, client: string): void {
  const { correlationId, key } = request
  const coordinator = coordinatorOf(desk.kafka, key) ?? null
  const error = coordinator === null ? 'COORDINATOR_NOT_AVAILABLE' : 'NONE'
  answer(desk, client, { type: 'FindCoordinatorResponse', correlationId, error, coordinator })
}
