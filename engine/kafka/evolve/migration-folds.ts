import {
  type ConsumerGroup,
  type ConsumerMember,
  createConsumerGroup,
} from '../consumer-group/group-state.ts'
import type { ClassicGroup, ClassicMember } from '../coordinator/group-state.ts'

/**
 * A classic group as a KIP-848 group: its generation is the epoch, the last assignment is the target that
 * everybody has come to (`ConsumerGroup.fromClassicGroup`).
 */
export function upgradedGroup(
  classic: ClassicGroup,
  epoch: number,
  tick: number,
  seq: number,
): ConsumerGroup {
  const group = createConsumerGroup(classic.groupId, epoch, seq)
  group.nextEpoch = classic.nextEpoch
  for (const old of classic.members.values()) {
    const member = upgradedMember(old, classic.protocolName, epoch, tick, seq)
    group.members.set(member.memberId, member)
    group.target.set(member.memberId, member.assignment)
    for (const partition of member.assignment) group.owners.set(partition, member.memberId)
    if (member.groupInstanceId !== null) group.staticMembers.set(member.groupInstanceId, member.memberId)
  }
  return group
}

/** A KIP-848 group without members of its own protocol as a classic group (`ClassicGroup.fromConsumerGroup`). */
export function downgradedGroup(
  group: ConsumerGroup,
  generation: number,
  tick: number,
  seq: number,
): ClassicGroup {
  const { groupId, staticMembers, nextEpoch } = group
  const members = new Map<string, ClassicMember>()
  for (const member of group.members.values())
    members.set(member.memberId, downgradedMember(member, group.target.get(member.memberId), tick, seq))
  const [leader = null] = members.keys()
  const [first] = members.values()
  return {
    protocol: 'classic',
    groupId,
    state: 'Stable',
    previousState: 'Stable',
    generation,
    protocolName: first?.protocols[0]?.name ?? null,
    leader,
    members,
    staticMembers: new Map(staticMembers),
    pendingMembers: new Map(),
    pendingSync: new Set(),
    newMemberAdded: false,
    joinTimer: undefined,
    syncEpoch: undefined,
    nextEpoch,
    emptySince: undefined,
    seq,
  }
}

function upgradedMember(
  old: ClassicMember,
  protocolName: string | null,
  epoch: number,
  tick: number,
  seq: number,
): ConsumerMember {
  const { memberId, groupInstanceId, client, rebalanceTimeoutMs, assignment, protocols } = old
  const { sessionTimeoutMs } = old
  const offered = protocols.find(({ name }) => name === protocolName) ?? protocols[0]
  return {
    memberId,
    groupInstanceId,
    client,
    epoch,
    previousEpoch: epoch,
    state: 'STABLE',
    topics: offered?.subscription.topics ?? [],
    serverAssignor: null,
    rebalanceTimeoutMs,
    assignment,
    revoking: [],
    since: new Map(assignment.map((partition) => [partition, epoch])),
    guest: { sessionTimeoutMs, protocols },
    lastHeard: tick,
    silenceMs: sessionTimeoutMs,
    sessionEpoch: 0,
    patienceEpoch: undefined,
    seq,
  }
}

/** Its assignment is what it was to have, not what it had come to (`ClassicGroup.fromConsumerGroup`). */
function downgradedMember(
  member: ConsumerMember,
  assignment: ClassicMember['assignment'] = [],
  tick: number,
  seq: number,
): ClassicMember {
  const { memberId, groupInstanceId, client, rebalanceTimeoutMs, guest } = member
  return {
    memberId,
    groupInstanceId,
    client,
    sessionTimeoutMs: guest?.sessionTimeoutMs ?? 0,
    rebalanceTimeoutMs,
    protocols: guest?.protocols ?? [],
    assignment,
    awaitingJoin: undefined,
    awaitingSync: undefined,
    isNew: false,
    lastHeard: tick,
    silenceMs: guest?.sessionTimeoutMs ?? 0,
    sessionEpoch: 0,
    seq,
  }
}
