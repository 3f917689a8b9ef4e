import { type Folds, nextState } from '../../kernel/handlers.ts'
import {
  type ClassicMembership,
  type MemberState,
  memberLifecycle,
  NO_GENERATION,
  NO_MEMBER_ID,
} from '../client/classic/membership-state.ts'
import type { Consumer } from '../client/consumer-state.ts'
import type { MembershipFact } from '../events/consumer-events.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { KafkaState } from '../state.ts'
import { consumerOf } from './consumer-folds.ts'
import { noteCallback } from './consumer-member-folds.ts'
import { forgetProgress } from './pool-folds.ts'
import { createAssignedPartition } from './reading-folds.ts'

/** To where its lifecycle leads from here; what leads nowhere changes nothing. */
function goOn(membership: ClassicMembership, what: string): void {
  membership.state = nextState<MemberState>(memberLifecycle, membership.state, what) ?? membership.state
}

/** What a member's state becomes when it asks something of its coordinator. */
export function noteAsked(consumer: Consumer, api: string, correlationId: number, tick: number): void {
  const { membership, config } = consumer
  if (api === 'JoinGroup') {
    goOn(membership, api)
    membership.joining = correlationId
    membership.joinedTopics = consumer.subscription
    // The heartbeat thread rests while the member waits in JoinGroup: it is alive without.
    membership.isHeartbeating = false
  } else if (api === 'SyncGroup') {
    membership.joining = correlationId
    membership.toAssign = undefined
  } else if (api === 'Heartbeat') {
    membership.heartbeatInFlight = correlationId
    membership.heartbeatAt = tick + config.heartbeatIntervalMs
  }
}

/** What it becomes when an answer is there. */
export function noteAnswered(consumer: Consumer, api: string, error: ErrorCode, tick: number): void {
  const { membership, config } = consumer
  if (api === 'JoinGroup' || api === 'SyncGroup') membership.joining = undefined
  if (api !== 'Heartbeat') return
  membership.heartbeatInFlight = undefined
  const isHeard = error === 'NONE' || error === 'REBALANCE_IN_PROGRESS'
  if (isHeard) membership.sessionDeadline = tick + config.sessionTimeoutMs
}

/** Back to no generation; the member id may still be good. */
function resetGeneration({ membership }: Consumer, keepsMemberId: boolean): void {
  goOn(membership, 'reset')
  membership.generation = NO_GENERATION
  if (!keepsMemberId) membership.memberId = NO_MEMBER_ID
  membership.protocolName = ''
  membership.joining = undefined
  membership.toAssign = undefined
  membership.assignment = undefined
  membership.isHeartbeating = false
}

/** How facts about its membership are written, as the member knows them. */
export const membershipFolds: Folds<KafkaState, MembershipFact> = {
  'coordinator.found'(kafka, { consumer, coordinator }, tick) {
    const found = consumerOf(kafka, consumer)
    found.coordinator = coordinator
    found.backoffs = 0
    // The heartbeat thread starts to count anew (`FindCoordinatorResponseHandler`).
    found.membership.sessionDeadline = tick + found.config.sessionTimeoutMs
  },
  'coordinator.lost'(kafka, { consumer }) {
    consumerOf(kafka, consumer).coordinator = undefined
  },
  'backoff.begun'(kafka, { consumer, delayMs, attempts }, tick) {
    const waiting = consumerOf(kafka, consumer)
    waiting.backoffUntil = tick + delayMs
    waiting.backoffs = attempts
  },
  'rejoin.requested'(kafka, { consumer, reason }) {
    const { membership } = consumerOf(kafka, consumer)
    membership.rejoinNeeded = true
    membership.rejoinReason = reason
  },
  'generation.reset'(kafka, { consumer, reason, keepsMemberId }, _tick, seq) {
    const reset = consumerOf(kafka, consumer)
    resetGeneration(reset, keepsMemberId)
    reset.membership.rejoinNeeded = true
    reset.membership.rejoinReason = reason
    reset.membership.needsJoinPrepare = true
    reset.membership.seq = seq
  },
  'memberId.received'(kafka, { consumer, memberId }) {
    const joining = consumerOf(kafka, consumer)
    const { needsJoinPrepare } = joining.membership
    resetGeneration(joining, false)
    joining.membership.memberId = memberId
    joining.membership.rejoinReason = `need to re-join with the given member-id: ${memberId}`
    joining.membership.needsJoinPrepare = needsJoinPrepare
  },
  'join.prepared'(kafka, { consumer }) {
    const { membership } = consumerOf(kafka, consumer)
    membership.needsJoinPrepare = false
    membership.preparing = undefined
    membership.isPrepared = false
    membership.isLeader = false
    membership.rejoinNeeded = true
  },
  'partitions.pendingRevocation'(kafka, { consumer }) {
    for (const partition of consumerOf(kafka, consumer).assigned.values()) partition.pendingRevocation = true
  },
  'join.failed'(kafka, { consumer }) {
    const { membership } = consumerOf(kafka, consumer)
    membership.rejoinNeeded = true
    membership.toAssign = undefined
    membership.assignment = undefined
  },
  'generation.joined'(kafka, event, tick, seq) {
    const { membership, config } = consumerOf(kafka, event.consumer)
    goOn(membership, 'JoinGroupResponse')
    membership.generation = event.generation
    membership.memberId = event.memberId
    membership.protocolName = event.protocol
    membership.isLeader = event.isLeader
    if (!event.isLeader) membership.snapshot = undefined
    membership.isHeartbeating = true
    membership.epoch++
    membership.heartbeatAt = tick + config.heartbeatIntervalMs
    membership.sessionDeadline = tick + config.sessionTimeoutMs
    membership.pollDeadline = tick + config.maxPollIntervalMs
    membership.seq = seq
  },
  'leader.waiting'(kafka, { consumer, response }) {
    consumerOf(kafka, consumer).membership.toAssign = response
  },
  'assignment.computed'(kafka, { consumer, topics }, _tick, seq) {
    const { membership } = consumerOf(kafka, consumer)
    membership.snapshot = new Map(topics)
    membership.toAssign = undefined
    membership.seq = seq
  },
  'assignment.received'(kafka, { consumer, partitions }, _tick, seq) {
    const { membership } = consumerOf(kafka, consumer)
    goOn(membership, 'SyncGroupResponse')
    membership.rejoinNeeded = false
    membership.rejoinReason = ''
    membership.assignment = partitions
    membership.seq = seq
  },
  'partitions.revoked'(kafka, { consumer, partitions }, tick, seq) {
    const revoked = consumerOf(kafka, consumer)
    forgetProgress(revoked, partitions)
    if (revoked.config.groupProtocol === 'consumer') {
      noteCallback(revoked, [], tick, seq)
      return
    }
    for (const partition of partitions) revoked.assigned.delete(partition)
  },
  'partitions.lost'(kafka, { consumer, partitions }, tick, seq) {
    const lost = consumerOf(kafka, consumer)
    forgetProgress(lost, partitions)
    if (lost.config.groupProtocol === 'consumer') {
      noteCallback(lost, [], tick, seq)
      return
    }
    for (const partition of partitions) lost.assigned.delete(partition)
  },
  'partitions.assigned'(kafka, { consumer, generation, partitions, owned }, tick, seq) {
    const assigned = consumerOf(kafka, consumer)
    if (assigned.config.groupProtocol === 'consumer') {
      noteCallback(assigned, partitions, tick, seq)
      return
    }
    for (const partition of partitions) assigned.assigned.set(partition, createAssignedPartition(seq))
    const { membership, config } = assigned
    membership.assignment = undefined
    membership.isPrepared = false
    membership.needsJoinPrepare = true
    membership.lastAssignment = owned
    membership.lastGeneration = generation
    assigned.autoCommitAt = tick + config.autoCommitIntervalMs
    assigned.seq = seq
  },
  'group.left'(kafka, { consumer, reason }, _tick, seq) {
    const left = consumerOf(kafka, consumer)
    resetGeneration(left, false)
    left.membership.rejoinNeeded = true
    left.membership.rejoinReason = reason
    left.membership.needsJoinPrepare = true
    left.membership.seq = seq
  },
  'pollInterval.exceeded'() {},
  'session.timedOut'() {},
  'heartbeat.timed'(kafka, { consumer, delayMs }, tick) {
    consumerOf(kafka, consumer).membership.heartbeatAt = tick + delayMs
  },
}
