import { byPartition } from '../../protocol/partition-name.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import { ask } from '../network.ts'
import type { CloseOperation } from '../orders.ts'
import { dropGivenUp } from '../pool/serve.ts'
import { NO_GENERATION, NO_MEMBER_ID } from './membership-state.ts'

/**
 * `maybeLeaveGroup`: a dynamic member says goodbye, a static one only forgets: its seat waits for it until the
 * session timeout (FACTS 7.14). Returns whether the coordinator is told.
 */
export function leaveGroup(
  consumer: Consumer,
  turn: KafkaTurn,
  operation: CloseOperation,
  reason: string,
): boolean {
  const { membership, config, coordinator, network, name, setup } = consumer
  const { memberId, state } = membership
  const { groupInstanceId } = config
  const isWanted = operation === 'LEAVE_GROUP' || (operation === 'DEFAULT' && groupInstanceId === null)
  const isTold = isWanted && coordinator !== undefined && state !== 'UNJOINED' && memberId !== NO_MEMBER_ID
  if (isTold) {
    const correlationId = network.nextCorrelationId
    const members = [{ memberId, groupInstanceId, reason }]
    ask(consumer, turn, coordinator, { type: 'LeaveGroup', correlationId, groupId: setup.group, members })
  }
  const left = { consumer: name, memberId, isTold, reason: 'consumer pro-actively leaving the group' }
  turn.emit({ type: 'group.left', ...left }, membership.seq)
  return isTold
}

/** `onLeavePrepare`: the callbacks before a goodbye. Without a generation it is a loss. */
export function giveUpPartitions(consumer: Consumer, turn: KafkaTurn): void {
  const { membership, name, assigned } = consumer
  const { generation, memberId, state } = membership
  const partitions = [...assigned.keys()].sort(byPartition)
  if (partitions.length === 0) return
  const isRebalancing = state === 'PREPARING_REBALANCE' || state === 'COMPLETING_REBALANCE'
  const isLost = generation === NO_GENERATION || memberId === NO_MEMBER_ID || isRebalancing
  dropGivenUp(consumer, turn, partitions, isLost)
  if (isLost) turn.emit({ type: 'partitions.lost', consumer: name, partitions }, consumer.seq)
  else turn.emit({ type: 'partitions.revoked', consumer: name, generation, partitions }, consumer.seq)
}
