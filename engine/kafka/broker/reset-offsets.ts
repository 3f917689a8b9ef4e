import type { BrokerDesk } from '../turn.ts'
import type { BrokerOrder } from './orders.ts'

/** `kafka-consumer-groups.sh --reset-offsets`: refused while the group has members (content S36). */
export function onAlterOffsets(
  { kafka, broker, turn }: BrokerDesk,
  order: Extract<BrokerOrder, { readonly type: 'AlterConsumerGroupOffsets' }>,
): void {
  const { groupId, partition, offset } = order
  const fields = { groupId, memberId: '', client: broker.address, generation: -1 }
  const offsets = [{ partition, offset }]
  const group = kafka.groups.get(groupId)
  if (group !== undefined && group.members.size > 0) {
    turn.emit({ type: 'offset.refused', ...fields, offsets, error: 'NON_EMPTY_GROUP' })
    return
  }
  if (group === undefined) turn.emit({ type: 'group.created', groupId })
  turn.emit({ type: 'offset.committed', ...fields, offsets })
}
