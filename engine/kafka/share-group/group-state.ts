import type { Address } from '../../kernel/agenda.ts'
import type { Seq, Tick } from '../../kernel/clock.ts'
import type { PartitionName } from '../protocol/partition-name.ts'

/** A member of a share group, as its coordinator believes it to be. */
export interface ShareMember {
  readonly memberId: string
  client: Address
  epoch: number
  previousEpoch: number
  topics: readonly string[]
  assignment: readonly PartitionName[]
  lastHeard: Tick
  silenceMs: number
  /** Of the session timer that counts; older ones are stale. */
  sessionEpoch: number
  seq: Seq
}

/** A share group (KIP-932): members share partitions, so nobody waits for anybody. */
export interface ShareGroup {
  readonly protocol: 'share'
  readonly groupId: string
  groupEpoch: number
  assignmentEpoch: number
  assignedAt: Tick | undefined
  readonly members: Map<string, ShareMember>
  readonly target: Map<string, readonly PartitionName[]>
  /** How many partitions the subscribed topics had when the group epoch went up last. */
  topics: ReadonlyMap<string, number>
  /** Partitions with a state at the share coordinator. */
  readonly initialized: Set<PartitionName>
  /** Makes the timers of this group distinct. */
  nextEpoch: number
  seq: Seq
}

/** A group without members. */
export function createShareGroup(groupId: string, seq: Seq): ShareGroup {
  return {
    protocol: 'share',
    groupId,
    groupEpoch: 0,
    assignmentEpoch: 0,
    assignedAt: undefined,
    members: new Map(),
    target: new Map(),
    topics: new Map(),
    initialized: new Set(),
    nextEpoch: 1,
    seq,
  }
}

/** A copy that shares nothing that changes. */
export function copyShareGroup(group: ShareGroup): ShareGroup {
  const members = new Map<string, ShareMember>()
  for (const [memberId, member] of group.members) members.set(memberId, { ...member })
  return { ...group, members, target: new Map(group.target), initialized: new Set(group.initialized) }
}

/** What the tools say of a share group: it has members, or it has none. */
export function shareStateOf({ members }: ShareGroup): 'Empty' | 'Stable' {
  return members.size === 0 ? 'Empty' : 'Stable'
}
