import { coordinatorOf } from '../coordinator/internal-topics.ts'
import type { MemberProfile } from '../events/consumer-group-events.ts'
import type { ConsumerGroupHeartbeat } from '../protocol/consumer-group-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import type { ConsumerGroup, ConsumerMember } from './group-state.ts'
import { leave } from './leave.ts'
import { findConsumerGroup, isSameSet } from './lookup.ts'
import { enterGroup } from './migration.ts'
import { reconcile } from './reconcile.ts'
import { epochErrorOf, requestErrorOf, seatErrorOf } from './refusals.ts'
import { bumpEpoch, hasNewTopics, maybeComputeTarget, noteState } from './target.ts'
import { hear } from './timing.ts'

const JOINING = 0

/** The one request of the protocol: join, go on, confirm what was given up, leave (FACTS 9.1). */
export function onConsumerGroupHeartbeat(
  desk: BrokerDesk,
  request: ConsumerGroupHeartbeat,
  client: string,
): void {
  const isHere = coordinatorOf(desk.kafka, request.groupId) === desk.broker.address
  const error = isHere ? requestErrorOf(desk, request) : 'NOT_COORDINATOR'
  const answered = error === 'NONE' ? handle(desk, request, client) : error
  if (answered === 'NONE') return
  const { groupId, memberId, correlationId } = request
  const api = 'ConsumerGroupHeartbeat'
  desk.turn.emit({ type: 'member.refused', groupId, memberId, client, api, error: answered })
  const nothing = { memberId, memberEpoch: 0, heartbeatIntervalMs: 0, assignment: null }
  answer(desk, client, { type: 'ConsumerGroupHeartbeatResponse', correlationId, error: answered, ...nothing })
}

/** What hinders it; NONE: it is answered. */
function handle(desk: BrokerDesk, request: ConsumerGroupHeartbeat, client: string): ErrorCode {
  if (request.memberEpoch < 0) return leave(desk, request, client)
  const isJoining = request.memberEpoch === JOINING
  const found = isJoining ? enterGroup(desk, request.groupId) : findConsumerGroup(desk.kafka, request.groupId)
  const group = found ?? 'GROUP_ID_NOT_FOUND'
  if (typeof group === 'string') return group
  if (!hasRoom(desk, group, request.memberId)) return 'GROUP_MAX_SIZE_REACHED'
  const error = isJoining ? seatErrorOf(group, request) : epochErrorOf(group, request)
  if (error !== 'NONE') return error
  beat(desk, group, request, client)
  return 'NONE'
}

/** The member is noted, then the group's target is brought up to date, then the member is moved towards it. */
function beat(desk: BrokerDesk, group: ConsumerGroup, request: ConsumerGroupHeartbeat, client: string): void {
  const { memberId, memberEpoch, ownedPartitions: owned } = request
  const { assignmentEpoch } = group
  const isSeating = takesSeat(group, request)
  const hasResubscribed = note(desk, group, request, client)
  const member = group.members.get(memberId)
  if (member === undefined) return
  if (hasResubscribed) bumpEpoch(desk, group, `${memberId} subscribes`)
  else if (hasNewTopics(desk, group)) bumpEpoch(desk, group, 'the topics have changed')
  maybeComputeTarget(desk, group)
  const isUnseated = isSeating && group.assignmentEpoch === assignmentEpoch
  const isNews = reconcile(desk, group, member, { owned, hasResubscribed, isUnseated })
  hear(desk, group, member, 'ConsumerGroupHeartbeat')
  noteState(desk, group)
  const isFull = request.rebalanceTimeoutMs !== -1 && request.subscribedTopics !== null && owned !== null
  answer(desk, client, {
    type: 'ConsumerGroupHeartbeatResponse',
    correlationId: request.correlationId,
    error: 'NONE',
    memberId,
    memberEpoch: member.epoch,
    heartbeatIntervalMs: desk.broker.config.consumerGroups.heartbeatIntervalMs,
    assignment: memberEpoch === JOINING || isFull || isNews ? member.assignment : null,
  })
}

/** A member that was dynamic comes back with an instance id that nobody has. */
function takesSeat(group: ConsumerGroup, { memberId, groupInstanceId }: ConsumerGroupHeartbeat): boolean {
  return groupInstanceId !== null && group.members.has(memberId) && !group.staticMembers.has(groupInstanceId)
}

/** Notes who speaks and what it says of itself; returns whether the group's subscriptions are others by that. */
function note(
  desk: BrokerDesk,
  group: ConsumerGroup,
  request: ConsumerGroupHeartbeat,
  client: string,
): boolean {
  const { groupId, memberId, groupInstanceId } = request
  const { turn } = desk
  const seated = groupInstanceId === null ? undefined : group.staticMembers.get(groupInstanceId)
  if (groupInstanceId !== null && seated !== undefined && seated !== memberId) {
    const oldMemberId = seated
    turn.emit({ type: 'groupMember.replaced', groupId, memberId, client, oldMemberId, groupInstanceId })
  }
  const known = group.members.get(memberId)
  const profile = profileOf(request, known)
  if (known === undefined) {
    turn.emit({ type: 'groupMember.joined', groupId, memberId, client, profile })
    return true
  }
  const hasResubscribed = !isSameSet(known.topics, profile.topics)
  if (hasResubscribed || hasChanged(known, profile, client)) {
    turn.emit({ type: 'groupMember.changed', groupId, memberId, client, profile }, known.seq)
  }
  return hasResubscribed
}

function profileOf(request: ConsumerGroupHeartbeat, known: ConsumerMember | undefined): MemberProfile {
  const { groupInstanceId, subscribedTopics, serverAssignor, rebalanceTimeoutMs } = request
  return {
    groupInstanceId: groupInstanceId ?? known?.groupInstanceId ?? null,
    topics: subscribedTopics ?? known?.topics ?? [],
    serverAssignor: serverAssignor ?? known?.serverAssignor ?? null,
    rebalanceTimeoutMs: rebalanceTimeoutMs === -1 ? (known?.rebalanceTimeoutMs ?? 0) : rebalanceTimeoutMs,
    guest: null,
  }
}

function hasChanged(known: ConsumerMember, profile: MemberProfile, client: string): boolean {
  return (
    known.client !== client ||
    known.guest !== undefined ||
    known.groupInstanceId !== profile.groupInstanceId ||
    known.serverAssignor !== profile.serverAssignor ||
    known.rebalanceTimeoutMs !== profile.rebalanceTimeoutMs
  )
}

function hasRoom({ broker }: BrokerDesk, { members }: ConsumerGroup, memberId: string): boolean {
  return members.has(memberId) || members.size < broker.config.consumerGroups.maxSize
}
