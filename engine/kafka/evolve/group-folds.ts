import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import { findConsumerGroup } from '../consumer-group/lookup.ts'
import type { ClassicGroup, ClassicMember } from '../coordinator/group-state.ts'
import type { GroupEvent, JoiningMember } from '../events/group-events.ts'
import type { KafkaState } from '../state.ts'
import { forgetTimers, removeConsumerMember } from './consumer-group-folds.ts'

/** How facts about classic groups and committed offsets are written. */
export const groupFolds: Folds<KafkaState, GroupEvent> = {
  'group.created'(kafka, { groupId }, tick, seq) {
    kafka.groups.set(groupId, createClassicGroup(groupId, tick, seq))
  },
  'group.removed'(kafka, { groupId }) {
    kafka.groups.delete(groupId)
    kafka.offsets.delete(groupId)
  },
  'group.resigned'(kafka, { groupId, coordinator }) {
    leaveWaiting(kafka, classicGroupOf(kafka, groupId), coordinator)
  },
  'group.loaded'(kafka, { groupId, previous }, _tick, seq) {
    const consumerGroup = findConsumerGroup(kafka, groupId)
    if (consumerGroup !== undefined) {
      forgetTimers(consumerGroup)
      return
    }
    const group = classicGroupOf(kafka, groupId)
    const isAmidRebalance = group.state === 'PreparingRebalance' || group.state === 'CompletingRebalance'
    if (isAmidRebalance) group.state = group.members.size === 0 ? 'Empty' : 'PreparingRebalance'
    // What it was before does not matter any more: nobody delays a group that has members.
    if (group.state === 'PreparingRebalance') group.previousState = 'Stable'
    leaveWaiting(kafka, group, previous)
    for (const member of group.members.values()) member.sessionEpoch = 0
    group.pendingMembers.clear()
    group.pendingSync.clear()
    group.joinTimer = undefined
    group.syncEpoch = undefined
    group.seq = seq
  },
  'group.transitioned'(kafka, { groupId, to }, tick, seq) {
    const group = classicGroupOf(kafka, groupId)
    group.previousState = group.state
    group.state = to
    group.emptySince = to === 'Empty' ? tick : undefined
    if (to !== 'PreparingRebalance') group.joinTimer = undefined
    group.seq = seq
  },
  'group.leaderElected'(kafka, { groupId, memberId }) {
    classicGroupOf(kafka, groupId).leader = memberId
  },
  'generation.started'(kafka, event, _tick, seq) {
    const group = classicGroupOf(kafka, event.groupId)
    group.generation = event.generation
    group.protocolName = event.protocol
    group.newMemberAdded = false
    group.pendingSync.clear()
    for (const memberId of event.members) group.pendingSync.add(memberId)
    group.seq = seq
  },
  'join.timed'(kafka, { groupId, epoch, isInitial, delayMs, remainingMs }, tick) {
    const group = classicGroupOf(kafka, groupId)
    group.joinTimer = { epoch, isInitial, startedAt: tick, delayMs, remainingMs }
    if (isInitial) group.newMemberAdded = false
    group.nextEpoch = epoch + 1
  },
  'sync.timed'(kafka, { groupId, epoch }) {
    const group = classicGroupOf(kafka, groupId)
    group.syncEpoch = epoch
    group.nextEpoch = epoch + 1
  },
  'group.assigned'(kafka, { groupId, assignments }, _tick, seq) {
    const group = classicGroupOf(kafka, groupId)
    for (const member of group.members.values()) member.assignment = []
    for (const { memberId, partitions } of assignments) {
      const member = group.members.get(memberId)
      if (member !== undefined) member.assignment = partitions
    }
    group.seq = seq
  },
  'partition.owned'() {},
  'member.idGiven'(kafka, { groupId, memberId, client, identity, isPending, epoch }) {
    const group = classicGroupOf(kafka, groupId)
    kafka.memberIds.set(identity, (kafka.memberIds.get(identity) ?? 0) + 1)
    if (isPending) group.pendingMembers.set(memberId, { client, epoch })
    group.nextEpoch = epoch + 1
  },
  'member.joined'(kafka, { groupId, memberId, client, member }, tick, seq) {
    const group = classicGroupOf(kafka, groupId)
    group.pendingMembers.delete(memberId)
    group.members.set(memberId, createMember(memberId, client, member, tick, seq))
    if (member.groupInstanceId !== null) group.staticMembers.set(member.groupInstanceId, memberId)
    if (group.state === 'PreparingRebalance' && group.previousState === 'Empty') group.newMemberAdded = true
  },
  'member.rejoined'(kafka, { groupId, memberId, client, member }, _tick, seq) {
    const known = classicMemberOf(classicGroupOf(kafka, groupId), memberId)
    known.client = client
    known.sessionTimeoutMs = member.sessionTimeoutMs
    known.rebalanceTimeoutMs = member.rebalanceTimeoutMs
    known.protocols = member.protocols
    known.awaitingJoin = member.correlationId
    known.seq = seq
  },
  'member.replaced'(kafka, { groupId, oldMemberId, memberId, client, groupInstanceId }, _tick, seq) {
    const group = classicGroupOf(kafka, groupId)
    const old = classicMemberOf(group, oldMemberId)
    const wasPending = group.pendingSync.delete(oldMemberId)
    if (wasPending) group.pendingSync.add(memberId)
    group.members.delete(oldMemberId)
    const awaiting = { awaitingJoin: undefined, awaitingSync: undefined }
    group.members.set(memberId, { ...old, ...awaiting, memberId, client, sessionEpoch: 0, seq })
    group.staticMembers.set(groupInstanceId, memberId)
    if (group.leader === oldMemberId) group.leader = memberId
  },
  'member.heard'(kafka, { groupId, memberId, silenceMs, epoch }, tick, seq) {
    const group = present(kafka.groups.get(groupId), `the group ${groupId}`)
    const member = present(group.members.get(memberId), `the member ${memberId}`)
    member.lastHeard = tick
    member.silenceMs = silenceMs
    member.sessionEpoch = epoch
    member.seq = seq
    if (epoch >= group.nextEpoch) group.nextEpoch = epoch + 1
  },
  'join.answered'(kafka, { groupId, memberId, error }) {
    const member = classicGroupOf(kafka, groupId).members.get(memberId)
    if (member === undefined) return
    member.awaitingJoin = undefined
    if (error === 'NONE') member.isNew = false
  },
  'sync.awaited'(kafka, { groupId, memberId, correlationId }) {
    const group = classicGroupOf(kafka, groupId)
    classicMemberOf(group, memberId).awaitingSync = correlationId
    forgetPendingSync(group, memberId)
  },
  'sync.answered'(kafka, { groupId, memberId }) {
    const group = classicGroupOf(kafka, groupId)
    classicMemberOf(group, memberId).awaitingSync = undefined
    forgetPendingSync(group, memberId)
  },
  'member.expired': removeMember,
  'member.removed': removeMember,
  'member.left': removeMember,
  'member.refused'() {},
  'offset.committed'(kafka, { groupId, offsets }, tick, seq) {
    const known = kafka.offsets.get(groupId) ?? new Map()
    kafka.offsets.set(groupId, known)
    for (const { partition, offset } of offsets) known.set(partition, { offset, committedAt: tick, seq })
  },
  'offset.refused'() {},
  'offset.expired'(kafka, { groupId, partition }) {
    kafka.offsets.get(groupId)?.delete(partition)
  },
}

/** The classic group of that id, which must be there. */
export function classicGroupOf(kafka: KafkaState, groupId: string): ClassicGroup {
  const group = kafka.groups.get(groupId)
  return present(group?.protocol === 'classic' ? group : undefined, `the group ${groupId}`)
}

/** Whoever waits for an answer waits at a broker that will not give it: it can only send them elsewhere. */
function leaveWaiting(kafka: KafkaState, group: ClassicGroup, coordinator: string | null): void {
  const left = coordinator === null ? undefined : kafka.brokers.get(coordinator)?.leftWaiting
  for (const member of group.members.values()) {
    const { client, memberId, awaitingJoin, awaitingSync } = member
    if (awaitingJoin !== undefined) {
      left?.push({ client, memberId, correlationId: awaitingJoin, api: 'JoinGroup' })
    }
    if (awaitingSync !== undefined) {
      left?.push({ client, memberId, correlationId: awaitingSync, api: 'SyncGroup' })
    }
    member.awaitingJoin = undefined
    member.awaitingSync = undefined
  }
}

function classicMemberOf(group: ClassicGroup, memberId: string): ClassicMember {
  return present(group.members.get(memberId), `the member ${memberId}`)
}

function removeMember(
  kafka: KafkaState,
  event: { readonly groupId: string; readonly memberId: string },
): void {
  const { groupId, memberId } = event
  const consumerGroup = findConsumerGroup(kafka, groupId)
  if (consumerGroup !== undefined) {
    removeConsumerMember(consumerGroup, memberId)
    return
  }
  const group = classicGroupOf(kafka, groupId)
  group.pendingMembers.delete(memberId)
  forgetPendingSync(group, memberId)
  const member = group.members.get(memberId)
  if (member === undefined) return
  group.members.delete(memberId)
  const { groupInstanceId } = member
  if (groupInstanceId !== null && group.staticMembers.get(groupInstanceId) === memberId) {
    group.staticMembers.delete(groupInstanceId)
  }
}

/** When everybody has synced, nobody is waited for any more. */
function forgetPendingSync(group: ClassicGroup, memberId: string): void {
  group.pendingSync.delete(memberId)
  if (group.pendingSync.size === 0) group.syncEpoch = undefined
}

function createClassicGroup(groupId: string, tick: number, seq: number): ClassicGroup {
  return {
    protocol: 'classic',
    groupId,
    state: 'Empty',
    previousState: 'Empty',
    generation: 0,
    protocolName: null,
    leader: null,
    members: new Map(),
    staticMembers: new Map(),
    pendingMembers: new Map(),
    pendingSync: new Set(),
    newMemberAdded: false,
    joinTimer: undefined,
    syncEpoch: undefined,
    nextEpoch: 1,
    emptySince: tick,
    seq,
  }
}

function createMember(
  memberId: string,
  client: string,
  joining: JoiningMember,
  tick: number,
  seq: number,
): ClassicMember {
  return {
    memberId,
    groupInstanceId: joining.groupInstanceId,
    client,
    sessionTimeoutMs: joining.sessionTimeoutMs,
    rebalanceTimeoutMs: joining.rebalanceTimeoutMs,
    protocols: joining.protocols,
    assignment: [],
    awaitingJoin: joining.correlationId,
    awaitingSync: undefined,
    isNew: true,
    lastHeard: tick,
    silenceMs: Number.MAX_SAFE_INTEGER,
    sessionEpoch: 0,
    seq,
  }
}
