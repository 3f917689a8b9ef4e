import { present } from '../../base/assert.ts'
import { nextState } from '../../kernel/handlers.ts'
import type { GroupEvent } from '../events/group-events.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { JoinedMember, JoinGroupResponse } from '../protocol/group-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { hasAllJoined, nextLeaderOf, rebalanceTimeoutOf, selectProtocol } from './group-lookup.ts'
import {
  type ClassicGroup,
  type ClassicGroupState,
  type ClassicMember,
  classicGroupLifecycle,
} from './group-state.ts'
import { hear } from './session.ts'

/** What a JoinGroup is told when there is nothing more to say than an error. */
export const NOT_JOINED = {
  generation: -1,
  protocol: '',
  leader: '',
  skipAssignment: false,
  members: [],
} as const

/** A member came, left or changed: a rebalance begins, or the one that goes on may be complete. */
export function prepareOrComplete(desk: BrokerDesk, group: ClassicGroup, reason: string): void {
  if (group.state === 'PreparingRebalance') maybeCompleteJoin(desk, group)
  else prepareRebalance(desk, group, reason)
}

/** Stable or Empty or amid SyncGroup -> PreparingRebalance: everybody is to join (again). */
export function prepareRebalance(desk: BrokerDesk, group: ClassicGroup, reason: string): void {
  if (group.state === 'CompletingRebalance') refuseAwaitingSync(desk, group)
  const isInitial = group.state === 'Empty'
  transition(desk, group, isInitial ? 'join' : 'change', reason)
  if (isInitial) {
    const delayMs = desk.broker.config.groupInitialRebalanceDelayMs
    timeJoin(desk, group, true, delayMs, Math.max(rebalanceTimeoutOf(group) - delayMs, 0))
  } else if (hasAllJoined(group)) completeJoin(desk, group)
  else timeJoin(desk, group, false, rebalanceTimeoutOf(group), 0)
}

/** Ends the join phase when everybody is there; a new group's ends by its delay alone. */
export function maybeCompleteJoin(desk: BrokerDesk, group: ClassicGroup): void {
  const isWaiting = group.state === 'PreparingRebalance' && group.previousState !== 'Empty'
  if (isWaiting && hasAllJoined(group)) completeJoin(desk, group)
}

/** The initial delay, or the rebalance timeout, is over. */
export function onJoinExpired(desk: BrokerDesk, group: ClassicGroup, epoch: number): void {
  const timer = group.joinTimer
  if (timer === undefined || timer.epoch !== epoch) return
  if (timer.isInitial && group.newMemberAdded && timer.remainingMs !== 0) {
    // Somebody new came: more may be on their way (GRS-01, GRS-03).
    const delayMs = Math.min(desk.broker.config.groupInitialRebalanceDelayMs, timer.remainingMs)
    timeJoin(desk, group, true, delayMs, Math.max(timer.remainingMs - timer.delayMs, 0))
  } else completeJoin(desk, group)
}

/** Members of the generation that did not send SyncGroup within the rebalance timeout are out (GRS-06). */
export function onSyncExpired(desk: BrokerDesk, group: ClassicGroup, epoch: number): void {
  if (group.syncEpoch !== epoch || group.pendingSync.size === 0) return
  if (group.state !== 'CompletingRebalance' && group.state !== 'Stable') return
  for (const memberId of [...group.pendingSync]) removeMember(desk, group, memberId, 'no SyncGroup in time')
  prepareRebalance(desk, group, 'pending sync request expiration')
}

/** A member is out, by its own will or by silence; what waits for it goes on. */
export function memberGone(
  desk: BrokerDesk,
  group: ClassicGroup,
  member: ClassicMember,
  fact: GroupEvent & { readonly type: 'member.expired' | 'member.left' },
  reason: string,
): void {
  dismiss(desk, group, member, fact)
  if (group.state === 'PreparingRebalance') maybeCompleteJoin(desk, group)
  else if (group.state !== 'Empty') prepareRebalance(desk, group, reason)
}

/** A member is out; if it waited in JoinGroup, it hears that nobody knows it, and may come anew. */
export function dismiss(
  desk: BrokerDesk,
  group: ClassicGroup,
  member: ClassicMember,
  fact: GroupEvent,
): void {
  if (member.awaitingJoin !== undefined) answerJoin(desk, group, member, 'UNKNOWN_MEMBER_ID', NOT_JOINED)
  desk.turn.emit(fact, member.seq)
  replaceLeader(desk, group, member.memberId)
}

/** Answers a JoinGroup that waits. Who is out by then is not called by its id any more (`completeJoinFuture`). */
export function answerJoin(
  desk: BrokerDesk,
  { groupId }: ClassicGroup,
  member: ClassicMember,
  error: ErrorCode,
  rest: Omit<JoinGroupResponse, 'type' | 'correlationId' | 'error' | 'memberId'>,
): void {
  const { memberId, client, awaitingJoin: correlationId, seq } = member
  if (correlationId === undefined) return
  desk.turn.emit({ type: 'join.answered', groupId, memberId, client, error }, seq)
  const said = error === 'UNKNOWN_MEMBER_ID' ? '' : memberId
  answer(desk, client, { type: 'JoinGroupResponse', correlationId, error, memberId: said, ...rest })
}

/** Answers a SyncGroup that waits: what the member is assigned, or why it must rejoin. */
export function answerSync(
  desk: BrokerDesk,
  group: ClassicGroup,
  member: ClassicMember,
  error: ErrorCode,
): void {
  const { memberId, client, awaitingSync: correlationId, assignment, seq } = member
  if (correlationId === undefined) return
  const { groupId } = group
  desk.turn.emit({ type: 'sync.answered', groupId, memberId, client, error }, seq)
  const partitions = error === 'NONE' ? assignment : []
  const protocol = group.protocolName ?? ''
  answer(desk, client, { type: 'SyncGroupResponse', correlationId, error, protocol, partitions })
  hear(desk, group, member, 'SyncGroup')
}

/** The members as the leader is told of them: each with what it says of itself for the chosen assignor. */
export function joinedMembersOf(group: ClassicGroup): JoinedMember[] {
  return [...group.members.values()].map(({ memberId, groupInstanceId, protocols }) => {
    const { subscription } = protocols.find(({ name }) => name === group.protocolName) ?? {}
    const known = subscription ?? { topics: [], ownedPartitions: [], generation: -1, userData: null }
    return { memberId, groupInstanceId, subscription: known }
  })
}

/** What can happen to a group, in the words of its lifecycle. */
type GroupChange = 'join' | 'change' | 'allJoined' | 'nobodyLeft' | 'leaderSynced'

/** The group goes to the state to which that leads: its lifecycle says which, and whether there is one. */
export function transition(
  { turn }: BrokerDesk,
  { groupId, state: from, generation, seq }: ClassicGroup,
  change: GroupChange,
  reason: string,
): void {
  const to = present(
    nextState<ClassicGroupState>(classicGroupLifecycle, from, change),
    `${change} in ${from}`,
  )
  turn.emit({ type: 'group.transitioned', groupId, from, to, generation, reason }, seq)
}

/** The join phase ends: who is not there is out, the rest is a new generation, and the leader is to assign. */
export function completeJoin(desk: BrokerDesk, group: ClassicGroup): void {
  for (const member of [...group.members.values()]) {
    // A static member keeps its seat until its session is over.
    const isMissing = member.awaitingJoin === undefined && member.groupInstanceId === null
    if (isMissing) removeMember(desk, group, member.memberId, 'not rejoined within the rebalance timeout')
  }
  if (!electJoinedLeader(desk, group) && group.members.size > 0) {
    timeJoin(desk, group, false, rebalanceTimeoutOf(group), 0)
    return
  }
  startGeneration(desk, group)
  if (group.members.size === 0) {
    transition(desk, group, 'nobodyLeft', 'no members left')
    return
  }
  transition(desk, group, 'allJoined', 'all members joined')
  for (const member of group.members.values()) announce(desk, group, member)
  const { broker, turn } = desk
  const { groupId, nextEpoch: epoch } = group
  const delayMs = rebalanceTimeoutOf(group)
  turn.emit({ type: 'sync.timed', groupId, epoch, delayMs })
  turn.pass(broker.address, broker.address, delayMs, { type: 'sync.expired', groupId, epoch })
}

function startGeneration({ turn }: BrokerDesk, group: ClassicGroup): void {
  const { groupId, leader, seq } = group
  const protocol = group.members.size === 0 ? null : selectProtocol(group)
  const members = [...group.members.keys()]
  const generation = group.generation + 1
  turn.emit({ type: 'generation.started', groupId, generation, protocol, leader, members }, seq)
}

function announce(desk: BrokerDesk, group: ClassicGroup, member: ClassicMember): void {
  const isLeader = group.leader === member.memberId
  answerJoin(desk, group, member, 'NONE', {
    generation: group.generation,
    protocol: group.protocolName ?? '',
    leader: group.leader ?? '',
    skipAssignment: false,
    members: isLeader ? joinedMembersOf(group) : [],
  })
  hear(desk, group, member, 'JoinGroup')
}

/** Whoever leads must have joined; false when nobody has. */
function electJoinedLeader({ turn }: BrokerDesk, group: ClassicGroup): boolean {
  if (group.leader === null) return false
  if (group.members.get(group.leader)?.awaitingJoin !== undefined) return true
  const memberId = nextLeaderOf(group, ({ awaitingJoin }) => awaitingJoin !== undefined, turn.rng)
  if (memberId === null) return false
  turn.emit({ type: 'group.leaderElected', groupId: group.groupId, memberId })
  return true
}

function replaceLeader({ turn }: BrokerDesk, group: ClassicGroup, memberId: string): void {
  if (group.leader !== memberId) return
  const next = nextLeaderOf(group, () => true, turn.rng)
  turn.emit({ type: 'group.leaderElected', groupId: group.groupId, memberId: next })
}

/** The coordinator strikes a member out, or one that was to come back with its id: nobody is told. */
export function removeMember(desk: BrokerDesk, group: ClassicGroup, memberId: string, reason: string): void {
  const { groupId, pendingMembers } = group
  const pending = pendingMembers.get(memberId)
  if (pending !== undefined) {
    desk.turn.emit({ type: 'member.removed', groupId, memberId, client: pending.client, reason })
    return
  }
  const member = group.members.get(memberId)
  if (member === undefined) return
  const { client, seq } = member
  desk.turn.emit({ type: 'member.removed', groupId, memberId, client, reason }, seq)
  replaceLeader(desk, group, memberId)
}

function refuseAwaitingSync(desk: BrokerDesk, group: ClassicGroup): void {
  for (const member of group.members.values()) answerSync(desk, group, member, 'REBALANCE_IN_PROGRESS')
}

function timeJoin(
  { broker, turn }: BrokerDesk,
  { groupId, nextEpoch: epoch }: ClassicGroup,
  isInitial: boolean,
  delayMs: number,
  remainingMs: number,
): void {
  turn.emit({ type: 'join.timed', groupId, epoch, isInitial, delayMs, remainingMs })
  turn.pass(broker.address, broker.address, delayMs, { type: 'join.expired', groupId, epoch })
}
