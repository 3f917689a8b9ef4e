import type { Address } from '../../kernel/agenda.ts'
import type { Seq, Tick } from '../../kernel/clock.ts'
import type { Lifecycle } from '../../kernel/handlers.ts'
import type { JoinGroupProtocol } from '../protocol/group-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'

/** The states of a classic group, in Kafka's words. */
export type ClassicGroupState = 'Empty' | 'PreparingRebalance' | 'CompletingRebalance' | 'Stable' | 'Dead'

/** What leads from one state of a classic group to another (oracle: SM-classicGroup). */
export const classicGroupLifecycle = {
  Empty: { join: 'PreparingRebalance', expire: 'Dead' },
  PreparingRebalance: { allJoined: 'CompletingRebalance', nobodyLeft: 'Empty', expire: 'Dead' },
  CompletingRebalance: { leaderSynced: 'Stable', change: 'PreparingRebalance', expire: 'Dead' },
  Stable: { change: 'PreparingRebalance', expire: 'Dead' },
  Dead: {},
} as const satisfies Lifecycle

/** A member of a classic group, as its coordinator believes it to be. */
export interface ClassicMember {
  readonly memberId: string
  readonly groupInstanceId: string | null
  /** Where its answers go. */
  client: Address
  sessionTimeoutMs: number
  rebalanceTimeoutMs: number
  protocols: readonly JoinGroupProtocol[]
  assignment: readonly PartitionName[]
  /** The JoinGroup, and the SyncGroup, that waits for an answer: its correlationId. */
  awaitingJoin: number | undefined
  awaitingSync: number | undefined
  /** It has never been in a generation: its silence is measured by another timeout. */
  isNew: boolean
  /** When it was heard last, and how long it may be silent from there. */
  lastHeard: Tick
  silenceMs: number
  /** Of the session timer that counts; older ones are stale. */
  sessionEpoch: number
  /** The fact about it that came last: what the next one goes on from. */
  seq: Seq
}

/** Who is expected back with an id: to whom it was given, and the epoch of the timer that ends the wait. */
export interface PendingMember {
  readonly client: Address
  readonly epoch: number
}

/** The timer of the join phase: the delay of a new group's first generation, or the rebalance timeout. */
export interface JoinTimer {
  readonly epoch: number
  readonly isInitial: boolean
  readonly startedAt: Tick
  readonly delayMs: number
  readonly remainingMs: number
}

/** A group of the classic protocol. */
export interface ClassicGroup {
  readonly protocol: 'classic'
  readonly groupId: string
  state: ClassicGroupState
  previousState: ClassicGroupState
  generation: number
  /** The assignor that all members offer; null without members. */
  protocolName: string | null
  leader: string | null
  /** In the order in which they came. */
  readonly members: Map<string, ClassicMember>
  readonly staticMembers: Map<string, string>
  /** Ids that were handed out and have not come back (KIP-394). */
  readonly pendingMembers: Map<string, PendingMember>
  /** Members of this generation that have not sent SyncGroup. */
  readonly pendingSync: Set<string>
  /** Somebody new came during the initial delay: it is prolonged once. */
  newMemberAdded: boolean
  joinTimer: JoinTimer | undefined
  /** Of the timer for members that do not sync; undefined when nobody is waited for. */
  syncEpoch: number | undefined
  /** Makes the timers of this group distinct. */
  nextEpoch: number
  /** Since when it has had no members; undefined while it has. */
  emptySince: Tick | undefined
  seq: Seq
}

/** A committed offset: where the group goes on, and what the tools show. */
export interface CommittedOffset {
  readonly offset: number
  readonly committedAt: Tick
  readonly seq: Seq
}

/** What a group has committed, whatever its protocol. */
export type GroupOffsets = Map<PartitionName, CommittedOffset>
