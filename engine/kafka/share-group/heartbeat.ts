import { assignSimply } from '../assignors/simple.ts'
import { isSameCounts, isSameSet } from '../consumer-group/lookup.ts'
import { coordinatorOf } from '../coordinator/internal-topics.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import { type PartitionName, partitionName, topicOf } from '../protocol/partition-name.ts'
import type { ShareGroupHeartbeat } from '../protocol/share-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { type ShareGroupConfig, shareGroupConfigOf } from './config.ts'
import type { ShareGroup, ShareMember } from './group-state.ts'
import { dismissShareMember, hearShareMember } from './membership.ts'

const JOINING = 0
const LEAVING = -1

/** The one request to the coordinator of a share group: join, go on, leave. */
export function onShareGroupHeartbeat(desk: BrokerDesk, request: ShareGroupHeartbeat, client: string): void {
  const { groupId, memberId, correlationId } = request
  const config = shareGroupConfigOf(desk.kafka, groupId, desk.broker.properties)
  const error = refusalOf(desk, request, config)
  const type = 'ShareGroupHeartbeatResponse'
  if (error !== 'NONE') {
    desk.turn.emit({ type: 'shareMember.refused', groupId, memberId, client, error })
    answer(desk, client, {
      type,
      correlationId,
      error,
      memberEpoch: 0,
      heartbeatIntervalMs: 0,
      assignment: null,
    })
    return
  }
  if (request.memberEpoch === LEAVING) {
    const nothing = { memberEpoch: LEAVING, heartbeatIntervalMs: 0, assignment: null }
    const group = desk.kafka.shareGroups.get(groupId)
    const member = group?.members.get(memberId)
    if (group !== undefined && member !== undefined) dismissShareMember(desk, group, member, 'epoch -1')
    answer(desk, client, { type, correlationId, error: 'NONE', ...nothing })
    return
  }
  beat(desk, request, client, config)
}

/** Why a heartbeat is refused; the epochs are as in KIP-848. */
function refusalOf(
  { kafka, broker }: BrokerDesk,
  { groupId, memberId, memberEpoch }: ShareGroupHeartbeat,
  config: ShareGroupConfig,
): ErrorCode {
  if (!config.isEnabled) return 'UNSUPPORTED_VERSION'
  if (coordinatorOf(kafka, groupId) !== broker.address) return 'NOT_COORDINATOR'
  if (memberEpoch < LEAVING) return 'INVALID_REQUEST'
  // One id is one group, of one type, and an empty one does not make room (`getOrMaybeCreateShareGroup`).
  if (kafka.groups.has(groupId)) return 'GROUP_ID_NOT_FOUND'
  const group = kafka.shareGroups.get(groupId)
  const member = group?.members.get(memberId)
  if (memberEpoch === JOINING) {
    const isFull = member === undefined && (group?.members.size ?? 0) >= config.maxSize
    return isFull ? 'GROUP_MAX_SIZE_REACHED' : 'NONE'
  }
  if (group === undefined) return 'GROUP_ID_NOT_FOUND'
  if (member === undefined) return 'UNKNOWN_MEMBER_ID'
  const isKnown =
    memberEpoch === LEAVING || memberEpoch === member.epoch || memberEpoch === member.previousEpoch
  return isKnown ? 'NONE' : 'FENCED_MEMBER_EPOCH'
}

function beat(
  desk: BrokerDesk,
  request: ShareGroupHeartbeat,
  client: string,
  config: ShareGroupConfig,
): void {
  const { groupId, memberId, memberEpoch, correlationId } = request
  const isNew = note(desk, request, client)
  const group = desk.kafka.shareGroups.get(groupId)
  const member = group?.members.get(memberId)
  if (group === undefined || member === undefined) return
  const reason = isNew ? `${memberId} subscribes` : staleReasonOf(desk, group)
  if (reason !== undefined) bumpShareGroup(desk, group, reason)
  maybeAssign(desk, group, config)
  const isMoved = moveMember(desk, group, member)
  hearShareMember(desk, group, member, config.sessionTimeoutMs)
  answer(desk, client, {
    type: 'ShareGroupHeartbeatResponse',
    correlationId,
    error: 'NONE',
    memberEpoch: member.epoch,
    heartbeatIntervalMs: config.heartbeatIntervalMs,
    assignment: memberEpoch === JOINING || isMoved ? member.assignment : null,
  })
  initialize(desk, group)
}

/** Notes who speaks; whether the subscriptions are others by that. */
function note(
  { kafka, turn }: BrokerDesk,
  { groupId, memberId, subscribedTopics }: ShareGroupHeartbeat,
  client: string,
): boolean {
  const known = kafka.shareGroups.get(groupId)?.members.get(memberId)
  if (known === undefined) {
    turn.emit({ type: 'shareMember.joined', groupId, memberId, client, topics: subscribedTopics ?? [] })
    return true
  }
  if (subscribedTopics === null || isSameSet(known.topics, subscribedTopics)) return false
  turn.emit(
    { type: 'shareMember.subscribed', groupId, memberId, client, topics: subscribedTopics },
    known.seq,
  )
  return true
}

/** The topics have grown, or partitions have got a state since the target was computed. */
function staleReasonOf(desk: BrokerDesk, group: ShareGroup): string | undefined {
  if (!isSameCounts(group.topics, topicsOf(desk, group))) return 'the topics have changed'
  // A target that is still to be computed will have them.
  if (group.groupEpoch > group.assignmentEpoch) return undefined
  const assigned = new Set([...group.target.values()].flat())
  const wanted = wantedOf(desk, group).filter((partition) => group.initialized.has(partition))
  const isPending = wanted.some((partition) => !assigned.has(partition))
  return isPending ? 'partitions were initialized' : undefined
}

function bumpShareGroup(desk: BrokerDesk, group: ShareGroup, reason: string): void {
  const { groupId, groupEpoch, seq } = group
  const topics = topicsOf(desk, group)
  desk.turn.emit({ type: 'shareGroup.bumped', groupId, groupEpoch: groupEpoch + 1, reason, topics }, seq)
}

/** A target is computed at most once an assignment interval; the next heartbeat of anybody looks again. */
function maybeAssign({ turn }: BrokerDesk, group: ShareGroup, config: ShareGroupConfig): void {
  const { groupId, groupEpoch, assignmentEpoch, assignedAt, members, target, topics, initialized } = group
  if (assignmentEpoch >= groupEpoch) return
  if (assignedAt !== undefined && turn.now - assignedAt < config.assignmentIntervalMs) return
  const subscribers = [...members.values()].map(({ memberId, topics: read }) => {
    return { memberId, topics: read, assignment: target.get(memberId) ?? [] }
  })
  const assigned = assignSimply(subscribers, topics, (partition) => initialized.has(partition))
  const assignments = [...assigned].map(([memberId, partitions]) => ({ memberId, partitions }))
  turn.emit({ type: 'shareTarget.assigned', groupId, assignmentEpoch: groupEpoch, assignments }, group.seq)
}

/** A member is at its target at once: nobody has to give anything up before. */
function moveMember({ turn }: BrokerDesk, group: ShareGroup, member: ShareMember): boolean {
  const { groupId, assignmentEpoch, target } = group
  const { memberId, client, epoch, seq } = member
  if (epoch === assignmentEpoch) return false
  // Who came after the target was computed is in its epoch with nothing, until the next one.
  const partitions = target.get(memberId) ?? []
  turn.emit(
    { type: 'shareMember.assigned', groupId, memberId, client, memberEpoch: assignmentEpoch, partitions },
    seq,
  )
  return true
}

/** Partitions that nobody of the group has read get a state; the heartbeat after this one assigns them. */
function initialize(desk: BrokerDesk, group: ShareGroup): void {
  const partitions = wantedOf(desk, group).filter((partition) => !group.initialized.has(partition))
  if (partitions.length === 0) return
  desk.turn.emit({ type: 'shareGroup.initialized', groupId: group.groupId, partitions }, group.seq)
}

function wantedOf(desk: BrokerDesk, group: ShareGroup): PartitionName[] {
  return [...topicsOf(desk, group)].flatMap(([topic, count]) =>
    Array.from({ length: count }, (_, number) => partitionName(topic, number)),
  )
}

function topicsOf({ kafka }: BrokerDesk, group: ShareGroup): Map<string, number> {
  const wanted = new Set([...group.members.values()].flatMap(({ topics }) => topics))
  const counts = new Map<string, number>()
  for (const [name, { partitions }] of kafka.cluster.topics) {
    if (wanted.has(name)) counts.set(name, partitions.filter((one) => topicOf(one) === name).length)
  }
  return counts
}
