import type { ErrorCode } from './error-code.ts'
import type { PartitionName } from './partition-name.ts'

/** Every request has a number of its sender's, and its answer repeats it. */
export interface Correlated {
  readonly correlationId: number
}

/** What a member says of itself in JoinGroup, for the leader's assignor (ConsumerProtocolSubscription). */
export interface Subscription {
  readonly topics: readonly string[]
  /** What it owns while it joins: nothing in the eager protocol, which gives everything up before. */
  readonly ownedPartitions: readonly PartitionName[]
  /** The generation that it comes from; -1 when from none. */
  readonly generation: number
  /** What an assignor adds: sticky remembers what the member had last, and in which generation. */
  readonly userData: {
    readonly partitions: readonly PartitionName[]
    readonly generation: number
  } | null
}

/** One way of assigning that a member offers; the first is the one it likes best. */
export interface JoinGroupProtocol {
  /** An assignor's name: `range`, `cooperative-sticky`. */
  readonly name: string
  readonly subscription: Subscription
}

export interface JoinGroup extends Correlated {
  readonly type: 'JoinGroup'
  readonly groupId: string
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
  /** Empty when the coordinator has not given one yet. */
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly protocols: readonly JoinGroupProtocol[]
  readonly reason: string
}

/** A member as the leader is told of it. */
export interface JoinedMember {
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly subscription: Subscription
}

export interface JoinGroupResponse extends Correlated {
  readonly type: 'JoinGroupResponse'
  readonly error: ErrorCode
  readonly generation: number
  readonly protocol: string
  readonly leader: string
  /** A static leader that came back to an unchanged group must not assign anew (KIP-814). */
  readonly skipAssignment: boolean
  readonly memberId: string
  /** Empty for a follower. */
  readonly members: readonly JoinedMember[]
}

/** What one member gets. */
export interface MemberAssignment {
  readonly memberId: string
  readonly partitions: readonly PartitionName[]
}

export interface SyncGroup extends Correlated {
  readonly type: 'SyncGroup'
  readonly groupId: string
  readonly generation: number
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly protocol: string
  /** Empty from a follower. */
  readonly assignments: readonly MemberAssignment[]
}

export interface SyncGroupResponse extends Correlated {
  readonly type: 'SyncGroupResponse'
  readonly error: ErrorCode
  readonly protocol: string
  readonly partitions: readonly PartitionName[]
}

export interface Heartbeat extends Correlated {
  readonly type: 'Heartbeat'
  readonly groupId: string
  readonly generation: number
  readonly memberId: string
  readonly groupInstanceId: string | null
}

export interface HeartbeatResponse extends Correlated {
  readonly type: 'HeartbeatResponse'
  readonly error: ErrorCode
}

export interface LeaveGroup extends Correlated {
  readonly type: 'LeaveGroup'
  readonly groupId: string
  readonly members: readonly {
    readonly memberId: string
    readonly groupInstanceId: string | null
    readonly reason: string
  }[]
}

export interface LeaveGroupResponse extends Correlated {
  readonly type: 'LeaveGroupResponse'
  readonly error: ErrorCode
}

/** An offset to commit: that of the NEXT record to read. */
export interface OffsetToCommit {
  readonly partition: PartitionName
  readonly offset: number
}

export interface OffsetCommit extends Correlated {
  readonly type: 'OffsetCommit'
  readonly groupId: string
  /** The generation, or the member epoch of a KIP-848 member; -1 outside of any membership. */
  readonly generation: number
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly offsets: readonly OffsetToCommit[]
}

export interface OffsetCommitResponse extends Correlated {
  readonly type: 'OffsetCommitResponse'
  readonly error: ErrorCode
}

export interface OffsetFetch extends Correlated {
  readonly type: 'OffsetFetch'
  readonly groupId: string
  /** KIP-848 members prove themselves; -1 and empty otherwise. */
  readonly memberEpoch: number
  readonly memberId: string
  readonly partitions: readonly PartitionName[]
  readonly requireStable: boolean
}

export interface OffsetFetchResponse extends Correlated {
  readonly type: 'OffsetFetchResponse'
  readonly error: ErrorCode
  /** -1: nothing is committed. */
  readonly offsets: readonly OffsetToCommit[]
}

/** Requests to a group coordinator in the classic protocol, and about offsets in both. */
export type GroupRequest = JoinGroup | SyncGroup | Heartbeat | LeaveGroup | OffsetCommit | OffsetFetch

/** Their answers. */
export type GroupResponse =
  | JoinGroupResponse
  | SyncGroupResponse
  | HeartbeatResponse
  | LeaveGroupResponse
  | OffsetCommitResponse
  | OffsetFetchResponse
