import type { Address } from '../../kernel/agenda.ts'
import type { Seq, Tick } from '../../kernel/clock.ts'
import type { ConsumerMemberState as AnyMemberState } from '../config/state-machines.ts'
import type { JoinGroupProtocol } from '../protocol/group-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'

/** The epoch of a static member that has left for a while and will be back (FACTS 9.8). */
export const AWAY_EPOCH = -2

/** The states of a KIP-848 group, in Kafka's words; computed, see `stateOf`. */
export type ConsumerGroupState = 'Empty' | 'Assigning' | 'Reconciling' | 'Stable'

/** How far a member is on its way to its target. */
export type ConsumerMemberState = Exclude<AnyMemberState, 'UNKNOWN'>

/** What a member of the classic protocol says of itself, while its group is being moved to the new one. */
export interface ClassicGuest {
  readonly sessionTimeoutMs: number
  readonly protocols: readonly JoinGroupProtocol[]
}

/** A member of a KIP-848 group, as its coordinator believes it to be. */
export interface ConsumerMember {
  readonly memberId: string
  groupInstanceId: string | null
  /** Where its answers go. */
  client: Address
  /** The assignment epoch that it has come to; 0: it has just joined. */
  epoch: number
  /** The one before: a heartbeat that carries it may have missed an answer. */
  previousEpoch: number
  state: ConsumerMemberState
  topics: readonly string[]
  /** `group.remote.assignor`; null: whatever the coordinator prefers. */
  serverAssignor: string | null
  rebalanceTimeoutMs: number
  /** What it may read now, by topic and number. */
  assignment: readonly PartitionName[]
  /** What it was told to give up and has not confirmed. */
  revoking: readonly PartitionName[]
  /** In which epoch each of both was given to it (KIP-1251). */
  since: ReadonlyMap<PartitionName, number>
  /** Set while it speaks the classic protocol. */
  guest: ClassicGuest | undefined
  lastHeard: Tick
  silenceMs: number
  /** Of the session timer that counts; older ones are stale. */
  sessionEpoch: number
  /** Of the timer that ends the patience with it; undefined: nothing is expected of it. */
  patienceEpoch: number | undefined
  /** The fact about it that came last. */
  seq: Seq
}

/** A group of the consumer protocol (KIP-848). */
export interface ConsumerGroup {
  readonly protocol: 'consumer'
  readonly groupId: string
  /** As computed last: what was said of it last. */
  state: ConsumerGroupState
  /** Goes up with every change of members, subscriptions or topics. */
  groupEpoch: number
  /** The group epoch that the target was computed for. */
  assignmentEpoch: number
  /** The assignor that the target came from. */
  assignor: string | null
  /** When the target was computed last. */
  assignedAt: Tick | undefined
  /** In the order in which they came. */
  readonly members: Map<string, ConsumerMember>
  readonly staticMembers: Map<string, string>
  /** Who is to have what in the end. */
  readonly target: Map<string, readonly PartitionName[]>
  /** Who has a partition, also if it is giving it up. */
  readonly owners: Map<PartitionName, string>
  /** How many partitions the subscribed topics had when the group epoch went up last. */
  topics: ReadonlyMap<string, number>
  /** Makes the timers of this group distinct. */
  nextEpoch: number
  seq: Seq
}

/** A group without members; its first member makes the next epoch. */
export function createConsumerGroup(groupId: string, epoch: number, seq: Seq): ConsumerGroup {
  return {
    protocol: 'consumer',
    groupId,
    state: 'Empty',
    groupEpoch: epoch,
    assignmentEpoch: epoch,
    assignor: null,
    assignedAt: undefined,
    members: new Map(),
    staticMembers: new Map(),
    target: new Map(),
    owners: new Map(),
    topics: new Map(),
    nextEpoch: 1,
    seq,
  }
}

/** A copy that shares nothing that changes. */
export function copyConsumerGroup(group: ConsumerGroup): ConsumerGroup {
  const members = new Map<string, ConsumerMember>()
  for (const [memberId, member] of group.members) members.set(memberId, { ...member })
  return {
    ...group,
    members,
    staticMembers: new Map(group.staticMembers),
    target: new Map(group.target),
    owners: new Map(group.owners),
  }
}
