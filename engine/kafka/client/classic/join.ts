import { present } from '../../../base/assert.ts'
import { assignorOf } from '../../assignors/index.ts'
import type { JoinGroupProtocol } from '../../protocol/group-requests.ts'
import { byPartition, type PartitionName, topicOf } from '../../protocol/partition-name.ts'
import type { KafkaTurn } from '../../turn.ts'
import { commit } from '../commits.ts'
import type { Consumer } from '../consumer-state.ts'
import { ask } from '../network.ts'
import { awaitsPool, dropGivenUp, offsetsToGiveUp } from '../pool/serve.ts'
import { NO_GENERATION, NO_MEMBER_ID } from './membership-state.ts'
import { requestRejoin } from './reset.ts'

/** The client waits in JoinGroup a little longer than the coordinator may (`JOIN_GROUP_TIMEOUT_LAPSE`). */
const JOIN_GROUP_LAPSE_MS = 5000

/** A rebalance is needed, or goes on. */
export function needsJoin(consumer: Consumer, turn: KafkaTurn): boolean {
  const { membership, network, subscription } = consumer
  const { snapshot, joinedTopics } = membership
  if (snapshot !== undefined) {
    for (const [topic, count] of snapshot) {
      if (network.metadata.topics.get(topic)?.length === count) continue
      requestRejoin(consumer, turn, 'cached metadata has changed')
      break
    }
  }
  if (
    joinedTopics !== undefined &&
    joinedTopics !== subscription &&
    joinedTopics.join() !== subscription.join()
  ) {
    requestRejoin(consumer, turn, 'the subscription has changed')
  }
  return membership.rejoinNeeded || membership.joining !== undefined || membership.assignment !== undefined
}

/** `joinGroupIfNeeded`, as far as it comes without waiting; true when the member is in its generation. */
export function joinIfNeeded(consumer: Consumer, turn: KafkaTurn): boolean {
  const { membership } = consumer
  while (needsJoin(consumer, turn)) {
    if (membership.assignment !== undefined) {
      if (!completeJoin(consumer, turn, membership.assignment)) return false
      continue
    }
    if (membership.joining !== undefined || membership.toAssign !== undefined) return false
    if (turn.now < consumer.backoffUntil) return false
    if (membership.needsJoinPrepare && !prepareJoin(consumer, turn)) return false
    sendJoinGroup(consumer, turn)
    return false
  }
  return true
}

/** How this consumer's assignors want it: everything goes before JoinGroup, or only what moves, after it. */
function rebalanceProtocolOf({ config }: Consumer): 'eager' | 'cooperative' {
  const offered = config.strategies.map((strategy) => present(assignorOf(strategy, 'classic'), strategy))
  // All of them must be able to do it.
  return offered.every(({ rebalance }) => rebalance === 'cooperative') ? 'cooperative' : 'eager'
}

/**
 * `onJoinPrepare`: auto commit, then the callbacks. Who has lost its generation has lost its partitions; else
 * eager members give everything up, cooperative ones only what they are not subscribed to any more.
 */
function prepareJoin(consumer: Consumer, turn: KafkaTurn): boolean {
  const { name, membership, assigned, config } = consumer
  const { generation, memberId } = membership
  const isLost = generation === NO_GENERATION || memberId === NO_MEMBER_ID
  const isEager = rebalanceProtocolOf(consumer) === 'eager'
  const owned = [...assigned.keys()].sort(byPartition)
  const partitions =
    isLost || isEager ? owned : owned.filter((one) => !consumer.subscription.includes(topicOf(one)))
  const mustFinish = (): boolean => !isLost && awaitsPool(consumer, turn, partitions)
  // Auto commit comes before the callback; the application's own commit is within it, after its work.
  if (!config.enableAutoCommit && mustFinish()) return false
  if (!commitBeforeJoin(consumer, turn) || mustFinish()) return false
  dropGivenUp(consumer, turn, partitions, isLost)
  if (isLost) {
    if (owned.length > 0) turn.emit({ type: 'partitions.lost', consumer: name, partitions }, consumer.seq)
  } else if (isEager || partitions.length > 0) {
    turn.emit({ type: 'partitions.revoked', consumer: name, generation, partitions }, consumer.seq)
  }
  turn.emit({ type: 'join.prepared', consumer: name })
  return true
}

/** What was returned is committed before it is given up, and the answer is waited for (FACTS 6.3). */
function commitBeforeJoin(consumer: Consumer, turn: KafkaTurn): boolean {
  const { config, membership, name, setup } = consumer
  if (membership.preparing !== undefined) return false
  const isWanted = config.enableAutoCommit || setup.onRevoked === 'commitSync'
  if (!isWanted || membership.isPrepared || membership.state !== 'STABLE') return true
  const offsets = offsetsToGiveUp(consumer)
  if (rebalanceProtocolOf(consumer) === 'eager' && consumer.assigned.size > 0) {
    turn.emit({ type: 'partitions.pendingRevocation', consumer: name })
  }
  const hindered = commit(consumer, turn, 'revoke', offsets)
  return offsets.length === 0 || hindered !== undefined
}

function sendJoinGroup(consumer: Consumer, turn: KafkaTurn): void {
  const { config, membership, network, setup, coordinator } = consumer
  if (coordinator === undefined) return
  const { maxPollIntervalMs, requestTimeoutMs, sessionTimeoutMs, groupInstanceId } = config
  const timeoutMs = Math.max(requestTimeoutMs, maxPollIntervalMs + JOIN_GROUP_LAPSE_MS)
  const request = {
    type: 'JoinGroup',
    correlationId: network.nextCorrelationId,
    groupId: setup.group,
    sessionTimeoutMs,
    rebalanceTimeoutMs: maxPollIntervalMs,
    memberId: membership.memberId,
    groupInstanceId,
    protocols: protocolsOf(consumer),
    reason: membership.rejoinReason,
  } as const
  ask(consumer, turn, coordinator, request, timeoutMs)
}

/** Every assignor that it offers, each with what it needs to know of this member. */
function protocolsOf(consumer: Consumer): JoinGroupProtocol[] {
  const { config, membership, subscription: topics, assigned } = consumer
  const ownedPartitions = [...assigned.keys()].sort(byPartition)
  const { generation, lastAssignment: partitions, lastGeneration } = membership
  return config.strategies.map((strategy) => {
    const { name, remembers } = present(assignorOf(strategy, 'classic'), strategy)
    const hasUserData = remembers === 'last assignment' && lastGeneration !== NO_GENERATION
    const userData = hasUserData ? { partitions, generation: lastGeneration } : null
    return { name, subscription: { topics, ownedPartitions, generation, userData } }
  })
}

/** commitSync() in a handler's onPartitionsRevoked: true when it is over, whatever came of it. */
function commitRevoked(consumer: Consumer, turn: KafkaTurn, revoked: readonly PartitionName[]): boolean {
  const { membership, setup } = consumer
  if (membership.preparing !== undefined) return false
  if (setup.onRevoked !== 'commitSync' || membership.isPrepared) return true
  const offsets = offsetsToGiveUp(consumer).filter(({ partition }) => revoked.includes(partition))
  const hindered = commit(consumer, turn, 'revoke', offsets)
  return offsets.length === 0 || hindered !== undefined
}

/**
 * `onJoinComplete`: the callbacks. A cooperative member that must give something up rejoins at once. False
 * while a callback is busy.
 */
function completeJoin(consumer: Consumer, turn: KafkaTurn, assignment: readonly PartitionName[]): boolean {
  const { name, membership, assigned } = consumer
  const { generation } = membership
  const owned = [...assignment].sort(byPartition)
  const revoked = [...assigned.keys()].filter((partition) => !owned.includes(partition)).sort(byPartition)
  const added = owned.filter((partition) => !assigned.has(partition))
  if (revoked.length > 0) {
    if (awaitsPool(consumer, turn, revoked) || !commitRevoked(consumer, turn, revoked)) return false
    dropGivenUp(consumer, turn, revoked, false)
    turn.emit({ type: 'partitions.revoked', consumer: name, generation, partitions: revoked }, consumer.seq)
    requestRejoin(consumer, turn, 'need to revoke partitions and re-join')
  }
  turn.emit(
    { type: 'partitions.assigned', consumer: name, generation, partitions: added, owned },
    membership.seq,
  )
  return true
}
