import type { JoiningMember } from '../events/group-events.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { JoinGroup } from '../protocol/group-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import {
  awaitingJoinOf,
  findClassicGroup,
  isUnchanged,
  memberErrorOf,
  selectProtocol,
  supportsProtocols,
} from './group-lookup.ts'
import type { ClassicGroup } from './group-state.ts'
import { dismissReplaced, joinAnew } from './join-anew.ts'
import { joinedMembersOf, NOT_JOINED, prepareOrComplete, removeMember } from './rebalance.ts'

/** JoinGroup: a newcomer asks for an id, or somebody known joins the next generation. */
export function onJoinGroup(desk: BrokerDesk, request: JoinGroup, client: string): void {
  const { config } = desk.broker
  const { sessionTimeoutMs, memberId, groupId } = request
  if (
    sessionTimeoutMs < config.groupMinSessionTimeoutMs ||
    sessionTimeoutMs > config.groupMaxSessionTimeoutMs
  ) {
    refuseJoin(desk, request, client, 'INVALID_SESSION_TIMEOUT')
    return
  }
  // One id is one group, of one type; an empty share group is one, too (`GroupMetadataManager.classicGroupJoin`).
  if (desk.kafka.shareGroups.has(groupId)) {
    refuseJoin(desk, { ...request, memberId: '' }, client, 'INCONSISTENT_GROUP_PROTOCOL')
    return
  }
  if (findClassicGroup(desk.kafka, groupId) === undefined) {
    if (memberId !== '') {
      refuseJoin(desk, request, client, 'UNKNOWN_MEMBER_ID')
      return
    }
    desk.turn.emit({ type: 'group.created', groupId })
  }
  const group = findClassicGroup(desk.kafka, groupId)
  if (group === undefined) return
  if (!hasRoom(group, memberId, config.groupMaxSize)) {
    removeMember(desk, group, memberId, 'group.max.size is reached')
    refuseJoin(desk, { ...request, memberId: '' }, client, 'GROUP_MAX_SIZE_REACHED')
  } else if (!supportsProtocols(group, request.protocols)) {
    refuseJoin(desk, { ...request, memberId: '' }, client, 'INCONSISTENT_GROUP_PROTOCOL')
  } else if (memberId === '') onNewMember(desk, group, request, client)
  else onKnownMember(desk, group, request, client)
}

function onNewMember(desk: BrokerDesk, group: ClassicGroup, request: JoinGroup, client: string): void {
  const { groupInstanceId } = request
  const identity = groupInstanceId ?? client
  const memberId = `${identity}-${(desk.kafka.memberIds.get(identity) ?? 0) + 1}`
  if (groupInstanceId === null) giveId(desk, group, request, client, memberId)
  else {
    noteId(desk, group, client, memberId, identity, false)
    const seated = group.staticMembers.get(groupInstanceId)
    if (seated === undefined) joinAnew(desk, group, memberId, client, joiningOf(request), request.reason)
    else reseat(desk, group, request, client, seated, memberId)
  }
}

/** A dynamic member must come back with the id that it is given (KIP-394). */
function giveId(
  desk: BrokerDesk,
  group: ClassicGroup,
  request: JoinGroup,
  client: string,
  memberId: string,
): void {
  const { broker, turn } = desk
  const { groupId } = group
  const epoch = group.nextEpoch
  noteId(desk, group, client, memberId, client, true)
  const expired = { type: 'pending.expired', groupId, memberId, epoch } as const
  turn.pass(broker.address, broker.address, request.sessionTimeoutMs, expired)
  const { correlationId } = request
  const error = 'MEMBER_ID_REQUIRED'
  answer(desk, client, { type: 'JoinGroupResponse', correlationId, error, memberId, ...NOT_JOINED })
}

/** A new process takes a static member's seat: the old one is fenced, its assignment stays (FACTS 7.16). */
function reseat(
  desk: BrokerDesk,
  group: ClassicGroup,
  request: JoinGroup,
  client: string,
  oldMemberId: string,
  memberId: string,
): void {
  dismissReplaced(desk, group, oldMemberId, memberId, client, joiningOf(request))
  const isSameProtocol = selectProtocol(group) === group.protocolName
  if (group.state === 'Stable' && isSameProtocol) answerNow(desk, group, memberId, true)
  else prepareOrComplete(desk, group, `static member ${memberId} came back`)
}

function onKnownMember(desk: BrokerDesk, group: ClassicGroup, request: JoinGroup, client: string): void {
  const { memberId, groupInstanceId, reason } = request
  if (group.pendingMembers.has(memberId)) {
    joinAnew(desk, group, memberId, client, joiningOf(request), reason)
    return
  }
  const error = memberErrorOf(group, memberId, groupInstanceId)
  const member = group.members.get(memberId)
  if (error !== 'NONE' || member === undefined || group.state === 'Empty' || group.state === 'Dead') {
    refuseJoin(desk, request, client, error === 'NONE' ? 'UNKNOWN_MEMBER_ID' : error)
    return
  }
  const isRepetition =
    group.state !== 'PreparingRebalance' &&
    isUnchanged(member, request.protocols) &&
    (group.state === 'CompletingRebalance' || group.leader !== memberId)
  const { groupId } = group
  const rejoined = { type: 'member.rejoined', groupId, memberId, client, member: joiningOf(request) } as const
  desk.turn.emit(rejoined, member.seq)
  if (isRepetition) answerNow(desk, group, memberId, false)
  else prepareOrComplete(desk, group, reason)
}

/** Answers at once with the generation that is: nothing has changed (GRP-078, GRP-099). */
function answerNow(desk: BrokerDesk, group: ClassicGroup, memberId: string, isReseated: boolean): void {
  const member = group.members.get(memberId)
  if (member?.awaitingJoin === undefined) return
  const { awaitingJoin: correlationId, client } = member
  const { groupId, generation } = group
  const isLeader = group.leader === memberId
  desk.turn.emit({ type: 'join.answered', groupId, memberId, client, error: 'NONE' }, member.seq)
  answer(desk, client, {
    type: 'JoinGroupResponse',
    correlationId,
    error: 'NONE',
    memberId,
    generation,
    protocol: group.protocolName ?? '',
    leader: group.leader ?? '',
    skipAssignment: isReseated && isLeader,
    members: isLeader ? joinedMembersOf(group) : [],
  })
}

function refuseJoin(desk: BrokerDesk, request: JoinGroup, client: string, error: ErrorCode): void {
  const { correlationId, memberId, groupId } = request
  desk.turn.emit({ type: 'member.refused', groupId, memberId, client, api: 'JoinGroup', error })
  answer(desk, client, { type: 'JoinGroupResponse', correlationId, error, memberId, ...NOT_JOINED })
}

/** group.max.size (GRS-16). While members rejoin, those count that have: the last ones find no room. */
function hasRoom(group: ClassicGroup, memberId: string, sizeMax: number): boolean {
  const member = group.members.get(memberId)
  switch (group.state) {
    case 'Empty':
    case 'Dead':
      return true
    case 'PreparingRebalance':
      return member?.awaitingJoin !== undefined || awaitingJoinOf(group) < sizeMax
    case 'CompletingRebalance':
    case 'Stable':
      return member !== undefined || group.members.size < sizeMax
  }
}

function noteId(
  { turn }: BrokerDesk,
  { groupId, nextEpoch: epoch, seq }: ClassicGroup,
  client: string,
  memberId: string,
  identity: string,
  isPending: boolean,
): void {
  turn.emit({ type: 'member.idGiven', groupId, memberId, client, identity, isPending, epoch }, seq)
}

function joiningOf(request: JoinGroup): JoiningMember {
  const { groupInstanceId, sessionTimeoutMs, rebalanceTimeoutMs, protocols, correlationId } = request
  return { groupInstanceId, sessionTimeoutMs, rebalanceTimeoutMs, protocols, correlationId }
}
