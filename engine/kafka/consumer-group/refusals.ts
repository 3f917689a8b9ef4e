import type { ConsumerGroupHeartbeat } from '../protocol/consumer-group-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { BrokerDesk } from '../turn.ts'
import { AWAY_EPOCH, type ConsumerGroup, type ConsumerMember } from './group-state.ts'
import { seatedOn } from './lookup.ts'

const UNSET = -1

/** Whether a heartbeat can mean anything at all (`throwIfConsumerGroupHeartbeatRequestIsInvalid`). */
export function requestErrorOf({ broker }: BrokerDesk, request: ConsumerGroupHeartbeat): ErrorCode {
  const { consumerGroups } = broker.config
  if (!consumerGroups.isEnabled) return 'UNSUPPORTED_VERSION'
  const { groupId, memberId, memberEpoch, groupInstanceId, serverAssignor } = request
  if (groupId === '' || groupInstanceId === '') return 'INVALID_REQUEST'
  if (memberEpoch < AWAY_EPOCH || memberId === '') return 'INVALID_REQUEST'
  if (memberEpoch === AWAY_EPOCH && groupInstanceId === null) return 'INVALID_REQUEST'
  if (memberEpoch === 0 && !isFullJoin(request)) return 'INVALID_REQUEST'
  if (serverAssignor !== null && !consumerGroups.assignors.includes(serverAssignor)) {
    return 'UNSUPPORTED_ASSIGNOR'
  }
  return 'NONE'
}

/**
 * Who joins: a dynamic member always may (KAFKA-19233), a static one when its seat is free (FACTS 9.8), even if
 * it sits there itself (`getOrMaybeSubscribeStaticConsumerMember`).
 */
export function seatErrorOf(group: ConsumerGroup, { groupInstanceId }: ConsumerGroupHeartbeat): ErrorCode {
  const seated = groupInstanceId === null ? undefined : seatedOn(group, groupInstanceId)
  if (seated === undefined) return 'NONE'
  const isTaken = seated.epoch !== AWAY_EPOCH && seated.guest === undefined
  return isTaken ? 'UNRELEASED_INSTANCE_ID' : 'NONE'
}

/** Who goes on: a known member, in the epoch that it was told (FACTS 9.5). */
export function epochErrorOf(group: ConsumerGroup, request: ConsumerGroupHeartbeat): ErrorCode {
  const error = memberErrorOf(group, request.memberId, request.groupInstanceId)
  const member = group.members.get(request.memberId)
  if (error !== 'NONE' || member === undefined) return error
  const { memberEpoch, ownedPartitions } = request
  if (memberEpoch === member.epoch) return 'NONE'
  return hasMissedAnswer(member, memberEpoch, ownedPartitions) ? 'NONE' : 'FENCED_MEMBER_EPOCH'
}

/** Whether a member is known, and if static, whether the seat is its own. */
export function memberErrorOf(
  group: ConsumerGroup,
  memberId: string,
  groupInstanceId: string | null,
): 'NONE' | 'UNKNOWN_MEMBER_ID' | 'FENCED_INSTANCE_ID' {
  if (groupInstanceId === null) return group.members.has(memberId) ? 'NONE' : 'UNKNOWN_MEMBER_ID'
  const seated = seatedOn(group, groupInstanceId)
  if (seated === undefined) return 'UNKNOWN_MEMBER_ID'
  return seated.memberId === memberId ? 'NONE' : 'FENCED_INSTANCE_ID'
}

/** Its epoch is the one before: the answer that brought the new one may have been lost. */
function hasMissedAnswer(
  member: ConsumerMember,
  memberEpoch: number,
  owned: ConsumerGroupHeartbeat['ownedPartitions'],
): boolean {
  if (memberEpoch !== member.previousEpoch || memberEpoch > member.epoch) return false
  return owned?.every((partition) => member.assignment.includes(partition)) === true
}

function isFullJoin({
  rebalanceTimeoutMs,
  subscribedTopics,
  ownedPartitions,
}: ConsumerGroupHeartbeat): boolean {
  if (rebalanceTimeoutMs === UNSET) return false
  return subscribedTopics !== null && subscribedTopics.length > 0 && ownedPartitions?.length === 0
}
