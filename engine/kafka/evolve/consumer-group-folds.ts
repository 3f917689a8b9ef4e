import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import {
  AWAY_EPOCH,
  type ConsumerGroup,
  type ConsumerMember,
  createConsumerGroup,
} from '../consumer-group/group-state.ts'
import { findConsumerGroup } from '../consumer-group/lookup.ts'
import type { ConsumerGroupEvent, MemberProfile } from '../events/consumer-group-events.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'
import { downgradedGroup, upgradedGroup } from './migration-folds.ts'

/** How facts about KIP-848 groups are written. */
export const consumerGroupFolds: Folds<KafkaState, ConsumerGroupEvent> = {
  'consumerGroup.created'(kafka, { groupId, groupEpoch }, _tick, seq) {
    kafka.groups.set(groupId, createConsumerGroup(groupId, groupEpoch, seq))
  },
  'consumerGroup.dissolved'(kafka, { groupId }) {
    kafka.groups.delete(groupId)
  },
  'consumerGroup.upgraded'(kafka, { groupId, groupEpoch }, tick, seq) {
    const classic = present(kafka.groups.get(groupId), groupId)
    if (classic.protocol === 'classic')
      kafka.groups.set(groupId, upgradedGroup(classic, groupEpoch, tick, seq))
  },
  'consumerGroup.downgraded'(kafka, { groupId, generation }, tick, seq) {
    kafka.groups.set(groupId, downgradedGroup(groupOf(kafka, groupId), generation, tick, seq))
  },
  'consumerGroup.transitioned'(kafka, { groupId, to }, _tick, seq) {
    const group = groupOf(kafka, groupId)
    group.state = to
    group.seq = seq
  },
  'groupEpoch.bumped'(kafka, { groupId, groupEpoch, topics }, _tick, seq) {
    const group = groupOf(kafka, groupId)
    group.groupEpoch = groupEpoch
    group.topics = new Map(topics)
    group.seq = seq
  },
  'target.assigned'(kafka, { groupId, groupEpoch, assignor, assignments }, tick, seq) {
    const group = groupOf(kafka, groupId)
    group.assignmentEpoch = groupEpoch
    group.assignor = assignor
    group.assignedAt = tick
    group.target.clear()
    for (const { memberId, partitions } of assignments) group.target.set(memberId, partitions)
    group.seq = seq
  },
  'guest.idGiven'(kafka, { identity }) {
    kafka.memberIds.set(identity, (kafka.memberIds.get(identity) ?? 0) + 1)
  },
  'groupMember.joined'(kafka, { groupId, memberId, client, profile }, tick, seq) {
    const group = groupOf(kafka, groupId)
    group.members.set(memberId, createMember(memberId, client, profile, tick, seq))
    if (profile.groupInstanceId !== null) group.staticMembers.set(profile.groupInstanceId, memberId)
  },
  'groupMember.changed'(kafka, { groupId, memberId, client, profile }, _tick, seq) {
    const group = groupOf(kafka, groupId)
    const member = memberOf(group, memberId)
    // One that was dynamic may come back with an instance id; what it had before stays in the table, as in
    // ConsumerGroup#updateMember.
    if (profile.groupInstanceId !== null) group.staticMembers.set(profile.groupInstanceId, memberId)
    member.groupInstanceId = profile.groupInstanceId
    member.client = client
    member.topics = profile.topics
    member.serverAssignor = profile.serverAssignor
    member.rebalanceTimeoutMs = profile.rebalanceTimeoutMs
    member.guest = profile.guest ?? undefined
    member.seq = seq
  },
  'groupMember.replaced'(kafka, { groupId, memberId, client, oldMemberId, groupInstanceId }, _tick, seq) {
    const group = groupOf(kafka, groupId)
    const old = memberOf(group, oldMemberId)
    const timers = { sessionEpoch: 0, patienceEpoch: undefined }
    const target = group.target.get(oldMemberId)
    removeConsumerMember(group, oldMemberId)
    group.members.set(memberId, { ...old, ...timers, memberId, client, epoch: 0, previousEpoch: 0, seq })
    group.staticMembers.set(groupInstanceId, memberId)
    if (target !== undefined) group.target.set(memberId, target)
    own(group, memberId, [...old.assignment, ...old.revoking])
  },
  'groupMember.away'(kafka, { groupId, memberId }, _tick, seq) {
    const group = groupOf(kafka, groupId)
    const member = memberOf(group, memberId)
    member.epoch = AWAY_EPOCH
    disown(group, memberId, member.revoking)
    member.revoking = []
    // Whoever comes back to the seat begins anew: older epochs may commit again (KIP-1251).
    member.since = new Map(member.assignment.map((partition) => [partition, 0]))
    member.seq = seq
  },
  'groupMember.reconciled'(kafka, event, _tick, seq) {
    const group = groupOf(kafka, event.groupId)
    const member = memberOf(group, event.memberId)
    const { state, memberEpoch, partitions, revoking } = event
    disown(group, member.memberId, [...member.assignment, ...member.revoking])
    member.since = sinceOf(member, [...partitions, ...revoking], memberEpoch)
    member.previousEpoch = member.epoch
    member.epoch = memberEpoch
    member.state = state
    member.assignment = partitions
    member.revoking = revoking
    own(group, member.memberId, [...partitions, ...revoking])
    member.seq = seq
  },
  'patience.timed'(kafka, { groupId, memberId, epoch }) {
    const group = groupOf(kafka, groupId)
    memberOf(group, memberId).patienceEpoch = epoch ?? undefined
    if (epoch !== null) group.nextEpoch = epoch + 1
  },
}

/** A member of a KIP-848 group is out, and what it had is free. */
export function removeConsumerMember(group: ConsumerGroup, memberId: string): void {
  const member = group.members.get(memberId)
  if (member === undefined) return
  const { groupInstanceId, assignment, revoking } = member
  disown(group, memberId, [...assignment, ...revoking])
  group.members.delete(memberId)
  group.target.delete(memberId)
  if (groupInstanceId !== null && group.staticMembers.get(groupInstanceId) === memberId) {
    group.staticMembers.delete(groupInstanceId)
  }
}

/** Timers are not written down: whoever reads the group anew sets them anew. */
export function forgetTimers(group: ConsumerGroup): void {
  group.assignedAt = undefined
  for (const member of group.members.values()) {
    member.sessionEpoch = 0
    member.patienceEpoch = undefined
  }
}

function createMember(
  memberId: string,
  client: string,
  profile: MemberProfile,
  tick: number,
  seq: number,
): ConsumerMember {
  return {
    memberId,
    groupInstanceId: profile.groupInstanceId,
    client,
    epoch: 0,
    previousEpoch: -1,
    state: 'STABLE',
    topics: profile.topics,
    serverAssignor: profile.serverAssignor,
    rebalanceTimeoutMs: profile.rebalanceTimeoutMs,
    assignment: [],
    revoking: [],
    since: new Map(),
    guest: profile.guest ?? undefined,
    lastHeard: tick,
    silenceMs: Number.MAX_SAFE_INTEGER,
    sessionEpoch: 0,
    patienceEpoch: undefined,
    seq,
  }
}

function sinceOf(
  { since }: ConsumerMember,
  partitions: readonly PartitionName[],
  epoch: number,
): Map<PartitionName, number> {
  return new Map(partitions.map((partition) => [partition, since.get(partition) ?? epoch]))
}

/** Who has a partition keeps it until it is released: that nobody is given it before is a law. */
function own(group: ConsumerGroup, memberId: string, partitions: readonly PartitionName[]): void {
  for (const partition of partitions) {
    if (!group.owners.has(partition)) group.owners.set(partition, memberId)
  }
}

function disown(group: ConsumerGroup, memberId: string, partitions: readonly PartitionName[]): void {
  for (const partition of partitions) {
    if (group.owners.get(partition) === memberId) group.owners.delete(partition)
  }
}

function groupOf(kafka: KafkaState, groupId: string): ConsumerGroup {
  return present(findConsumerGroup(kafka, groupId), `the consumer group ${groupId}`)
}

function memberOf(group: ConsumerGroup, memberId: string): ConsumerMember {
  return present(group.members.get(memberId), `the member ${memberId}`)
}
