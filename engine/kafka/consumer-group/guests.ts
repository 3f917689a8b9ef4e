import { NOT_JOINED } from '../coordinator/rebalance.ts'
import type { MemberProfile } from '../events/consumer-group-events.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { Heartbeat, JoinGroup, LeaveGroup, SyncGroup } from '../protocol/group-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import type { ConsumerGroup, ConsumerMember } from './group-state.ts'
import { dismiss } from './leave.ts'
import { isSameSet } from './lookup.ts'
import { reconcile } from './reconcile.ts'
import { memberErrorOf } from './refusals.ts'
import { bumpEpoch, hasNewTopics, maybeComputeTarget, noteState } from './target.ts'
import { beginPatience, endPatience, hear } from './timing.ts'

/**
 * JoinGroup of a classic member in a KIP-848 group: each is answered at once, there is no barrier; what it may
 * have is what its step towards the target gives it (`classicGroupJoinToConsumerGroup`).
 */
export function onGuestJoin(
  desk: BrokerDesk,
  group: ConsumerGroup,
  request: JoinGroup,
  client: string,
): void {
  const memberId = request.memberId === '' ? newId(desk, group, request, client) : request.memberId
  const error = joinErrorOf(desk, group, request, memberId)
  if (error !== 'NONE') {
    refuseJoin(desk, request, client, memberId, error)
    return
  }
  const hasResubscribed = noteGuest(desk, group, request, memberId, client)
  const member = group.members.get(memberId)
  if (member === undefined) return
  if (hasResubscribed) bumpEpoch(desk, group, `${memberId} subscribes`)
  else if (hasNewTopics(desk, group)) bumpEpoch(desk, group, 'the topics have changed')
  maybeComputeTarget(desk, group)
  const owned = request.protocols[0]?.subscription.ownedPartitions ?? []
  reconcile(desk, group, member, { owned, hasResubscribed })
  endPatience(desk, group, member, 'JoinGroup')
  hear(desk, group, member, 'JoinGroup')
  beginPatience(desk, group, member, 'SyncGroup')
  noteState(desk, group)
  const { correlationId } = request
  const joined = { ...NOT_JOINED, generation: member.epoch, protocol: protocolOf(member) }
  answer(desk, client, { type: 'JoinGroupResponse', correlationId, error: 'NONE', memberId, ...joined })
}

/** SyncGroup: there is no leader's assignment to wait for; the member is told what it may have. */
export function onGuestSync(
  desk: BrokerDesk,
  group: ConsumerGroup,
  request: SyncGroup,
  client: string,
): void {
  const { memberId, correlationId, protocol } = request
  const error = syncErrorOf(group, request)
  const member = group.members.get(memberId)
  if (error === 'REBALANCE_IN_PROGRESS' && member !== undefined) expectJoin(desk, group, member)
  if (error !== 'NONE' || member === undefined) {
    noteRefusal(desk, group, memberId, client, 'SyncGroup', error)
    answer(desk, client, { type: 'SyncGroupResponse', correlationId, error, protocol: '', partitions: [] })
    return
  }
  endPatience(desk, group, member, 'SyncGroup')
  hear(desk, group, member, 'SyncGroup')
  const { assignment: partitions } = member
  answer(desk, client, { type: 'SyncGroupResponse', correlationId, error, protocol, partitions })
}

/** Heartbeat: it must rejoin when there is a newer target, something to give up, or something to fetch. */
export function onGuestHeartbeat(
  desk: BrokerDesk,
  group: ConsumerGroup,
  request: Heartbeat,
  client: string,
): void {
  const { memberId, groupInstanceId, generation, correlationId } = request
  const member = group.members.get(memberId)
  let error: ErrorCode = guestErrorOf(group, memberId, groupInstanceId, generation)
  if (error === 'NONE' && member !== undefined) {
    hear(desk, group, member, 'Heartbeat')
    if (mustRejoin(group, member)) {
      expectJoin(desk, group, member)
      error = 'REBALANCE_IN_PROGRESS'
    }
  }
  if (error !== 'NONE') noteRefusal(desk, group, memberId, client, 'Heartbeat', error)
  answer(desk, client, { type: 'HeartbeatResponse', correlationId, error })
}

/** LeaveGroup: members of both kinds may be taken out by it (GRP-115). */
export function onGuestLeave(
  desk: BrokerDesk,
  group: ConsumerGroup,
  request: LeaveGroup,
  client: string,
): void {
  const { correlationId, groupId, members } = request
  const errors = members.map(({ memberId: said, groupInstanceId, reason }): ErrorCode => {
    const isByInstance = said === '' && groupInstanceId !== null
    const memberId = isByInstance ? (group.staticMembers.get(groupInstanceId) ?? '') : said
    const error = memberErrorOf(group, memberId, groupInstanceId)
    const member = group.members.get(memberId)
    if (error !== 'NONE' || member === undefined) {
      noteRefusal(desk, group, memberId, client, 'LeaveGroup', error)
      return error
    }
    dismiss(desk, group, member, { type: 'member.left', groupId, memberId, client: member.client, reason })
    return 'NONE'
  })
  const error = errors.find((one) => one !== 'NONE') ?? 'NONE'
  answer(desk, client, { type: 'LeaveGroupResponse', correlationId, error })
}

/** Notes a classic member, new, returned to its seat, or changed; returns whether subscriptions are others. */
function noteGuest(
  desk: BrokerDesk,
  group: ConsumerGroup,
  request: JoinGroup,
  memberId: string,
  client: string,
): boolean {
  const { turn } = desk
  const { groupId, groupInstanceId } = request
  const seated = groupInstanceId === null ? undefined : group.staticMembers.get(groupInstanceId)
  if (groupInstanceId !== null && seated !== undefined && seated !== memberId) {
    const oldMemberId = seated
    turn.emit({ type: 'groupMember.replaced', groupId, memberId, client, oldMemberId, groupInstanceId })
  }
  const known = group.members.get(memberId)
  const profile = profileOf(request)
  if (known === undefined) {
    turn.emit({ type: 'groupMember.joined', groupId, memberId, client, profile })
    return true
  }
  const hasResubscribed = !isSameSet(known.topics, profile.topics)
  turn.emit({ type: 'groupMember.changed', groupId, memberId, client, profile }, known.seq)
  return hasResubscribed
}

function profileOf({
  groupInstanceId,
  protocols,
  rebalanceTimeoutMs,
  sessionTimeoutMs,
}: JoinGroup): MemberProfile {
  const topics = protocols[0]?.subscription.topics ?? []
  const guest = { sessionTimeoutMs, protocols }
  return { groupInstanceId, topics, serverAssignor: null, rebalanceTimeoutMs, guest }
}

function newId(desk: BrokerDesk, { groupId }: ConsumerGroup, request: JoinGroup, client: string): string {
  const identity = request.groupInstanceId ?? client
  const memberId = `${identity}-${(desk.kafka.memberIds.get(identity) ?? 0) + 1}`
  desk.turn.emit({ type: 'guest.idGiven', groupId, memberId, client, identity })
  return memberId
}

function joinErrorOf(
  { broker }: BrokerDesk,
  group: ConsumerGroup,
  { memberId: said, groupInstanceId, protocols }: JoinGroup,
  memberId: string,
): ErrorCode {
  const { maxSize } = broker.config.consumerGroups
  if (!group.members.has(memberId) && group.members.size >= maxSize) return 'GROUP_MAX_SIZE_REACHED'
  if (!supportsProtocols(group, protocols)) return 'INCONSISTENT_GROUP_PROTOCOL'
  if (said === '') return groupInstanceId === null ? 'MEMBER_ID_REQUIRED' : 'NONE'
  return groupInstanceId === null ? 'NONE' : memberErrorOf(group, memberId, groupInstanceId)
}

/** An assignor that all classic members offer must be among them, although none of them will be asked. */
function supportsProtocols({ members }: ConsumerGroup, protocols: JoinGroup['protocols']): boolean {
  const guests = [...members.values()].flatMap(({ guest }) => (guest === undefined ? [] : [guest]))
  return protocols.some(({ name }) =>
    guests.every((guest) => guest.protocols.some((offered) => offered.name === name)),
  )
}

function refuseJoin(
  desk: BrokerDesk,
  request: JoinGroup,
  client: string,
  memberId: string,
  error: ErrorCode,
): void {
  const { groupId, correlationId } = request
  desk.turn.emit({ type: 'member.refused', groupId, memberId, client, api: 'JoinGroup', error })
  answer(desk, client, { type: 'JoinGroupResponse', correlationId, error, memberId, ...NOT_JOINED })
}

function syncErrorOf(group: ConsumerGroup, request: SyncGroup): ErrorCode {
  const { memberId, groupInstanceId, generation, protocol } = request
  const error = guestErrorOf(group, memberId, groupInstanceId, generation)
  const member = group.members.get(memberId)
  if (error !== 'NONE' || member === undefined) return error
  if (protocol !== '' && protocol !== protocolOf(member)) return 'INCONSISTENT_GROUP_PROTOCOL'
  const isBehind = group.assignmentEpoch > member.epoch && member.state !== 'UNREVOKED_PARTITIONS'
  return isBehind ? 'REBALANCE_IN_PROGRESS' : 'NONE'
}

function guestErrorOf(
  group: ConsumerGroup,
  memberId: string,
  groupInstanceId: string | null,
  generation: number,
): ErrorCode {
  const error = memberErrorOf(group, memberId, groupInstanceId)
  const member = group.members.get(memberId)
  if (error !== 'NONE' || member === undefined) return error
  if (member.guest === undefined) return 'UNKNOWN_MEMBER_ID'
  return generation === member.epoch ? 'NONE' : 'ILLEGAL_GENERATION'
}

/** There is a newer target, something to give up, or what it waits for is free (KAFKA-20272). */
function mustRejoin(group: ConsumerGroup, member: ConsumerMember): boolean {
  if (member.epoch < group.assignmentEpoch || member.state === 'UNREVOKED_PARTITIONS') return true
  if (member.state !== 'UNRELEASED_PARTITIONS') return false
  const target = group.target.get(member.memberId) ?? []
  return target.every((partition) => member.assignment.includes(partition) || !group.owners.has(partition))
}

/** It is to rejoin within its rebalance timeout, which runs from the first time it was told. */
function expectJoin(desk: BrokerDesk, group: ConsumerGroup, member: ConsumerMember): void {
  if (member.patienceEpoch === undefined) beginPatience(desk, group, member, 'JoinGroup')
}

function protocolOf({ guest }: ConsumerMember): string {
  return guest?.protocols[0]?.name ?? ''
}

function noteRefusal(
  { turn }: BrokerDesk,
  { groupId }: ConsumerGroup,
  memberId: string,
  client: string,
  api: string,
  error: ErrorCode,
): void {
  turn.emit({ type: 'member.refused', groupId, memberId, client, api, error })
}
