import { findClassicGroup } from '../coordinator/group-lookup.ts'
import type { ClassicGroup } from '../coordinator/group-state.ts'
import { answerJoin, answerSync, NOT_JOINED } from '../coordinator/rebalance.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { BrokerDesk } from '../turn.ts'
import type { ConsumerGroup } from './group-state.ts'
import { findConsumerGroup } from './lookup.ts'
import { hear } from './timing.ts'

/**
 * The group that a KIP-848 member comes to: made if there is none; an empty classic group makes room for a new
 * one; one with members goes on in the new protocol, in whatever state it is (FACTS 9.11). An error: it may not.
 */
export function enterGroup(desk: BrokerDesk, groupId: string): ConsumerGroup | ErrorCode {
  // Share groups are neither up- nor downgraded (`GroupMetadataManager.getOrMaybeCreateConsumerGroup`).
  if (desk.kafka.shareGroups.has(groupId)) return 'GROUP_ID_NOT_FOUND'
  const classic = findClassicGroup(desk.kafka, groupId)
  if (classic !== undefined && classic.state !== 'Empty') {
    if (!upgrade(desk, classic)) return 'UNKNOWN_SERVER_ERROR'
  } else if (findConsumerGroup(desk.kafka, groupId) === undefined) {
    const groupEpoch = desk.broker.config.consumerGroups.firstEpoch
    desk.turn.emit({ type: 'consumerGroup.created', groupId, groupEpoch })
  }
  return findConsumerGroup(desk.kafka, groupId) ?? 'GROUP_ID_NOT_FOUND'
}

/**
 * An empty KIP-848 group makes room when a classic member comes: also if that one then has no right to make a group
 * of its own (`GroupMetadataManager.maybeDeleteEmptyConsumerGroup`).
 */
export function leaveEmptyGroup({ kafka, turn }: BrokerDesk, groupId: string): void {
  const group = findConsumerGroup(kafka, groupId)
  if (group?.members.size === 0) turn.emit({ type: 'consumerGroup.dissolved', groupId }, group.seq)
}

/**
 * Whoever waits for the classic rebalance is told that there is another one, and will find the new group. False: no
 * assignor was chosen yet, as in a first rebalance. Kafka 4.3.1 is not prepared for that, and it comes to nothing
 * (`ConsumerGroup.fromClassicGroup`: protocolName().get(), a NoSuchElementException).
 */
function upgrade(desk: BrokerDesk, classic: ClassicGroup): boolean {
  const { isUpgradeEnabled, maxSize } = desk.broker.config.consumerGroups
  if (!isUpgradeEnabled || classic.members.size > maxSize) return true
  for (const member of classic.members.values()) {
    answerJoin(desk, classic, member, 'REBALANCE_IN_PROGRESS', NOT_JOINED)
    answerSync(desk, classic, member, 'REBALANCE_IN_PROGRESS')
  }
  if (classic.protocolName === null) return false
  const { groupId, generation: groupEpoch, seq } = classic
  desk.turn.emit({ type: 'consumerGroup.upgraded', groupId, groupEpoch }, seq)
  const group = findConsumerGroup(desk.kafka, groupId)
  if (group === undefined) return true
  for (const member of group.members.values()) hear(desk, group, member, 'JoinGroup')
  return true
}
