import { offsetByTime } from '../log/time-lookup.ts'
import type { KafkaState } from '../state.ts'
import type { BrokerDesk } from '../turn.ts'
import { leaderOf } from './cluster-state.ts'
import type { BrokerOrder } from './orders.ts'

/** `kafka-consumer-groups.sh --reset-offsets`: refused while the group has members (content S36). */
export function onAlterOffsets(
  { kafka, broker, turn }: BrokerDesk,
  order: Extract<BrokerOrder, { readonly type: 'AlterConsumerGroupOffsets' }>,
): void {
  const { groupId, partition } = order
  const offset = order.offset ?? offsetAt(kafka, partition, order.timestamp ?? 0)
  const fields = { groupId, memberId: '', client: broker.address, generation: -1 }
  const offsets = [{ partition, offset }]
  if (kafka.shareGroups.has(groupId)) {
    turn.emit({ type: 'offset.refused', ...fields, offsets, error: 'GROUP_ID_NOT_FOUND' })
    return
  }
  const group = kafka.groups.get(groupId)
  if (group !== undefined && group.members.size > 0) {
    turn.emit({ type: 'offset.refused', ...fields, offsets, error: 'NON_EMPTY_GROUP' })
    return
  }
  if (group === undefined) turn.emit({ type: 'group.created', groupId })
  turn.emit({ type: 'offset.committed', ...fields, offsets })
}

/** What the tool asks the leader for first (ListOffsets by time). */
function offsetAt(kafka: KafkaState, partition: string, timestamp: number): number {
  const log = kafka.brokers.get(leaderOf(kafka.cluster, partition) ?? '')?.logs.get(partition)
  if (log === undefined) return 0
  return offsetByTime(log, timestamp, 'uncommitted')?.offset ?? log.endOffset
}
