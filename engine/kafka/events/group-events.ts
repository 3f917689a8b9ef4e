import type { ClassicGroupState } from '../coordinator/group-state.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { JoinGroupProtocol, MemberAssignment, OffsetToCommit } from '../protocol/group-requests.ts'

interface OfGroup {
  readonly groupId: string
}

interface OfMember extends OfGroup {
  readonly memberId: string
  /** The client's address: what a reader of the story calls the member. */
  readonly client: string
}

/** What the coordinator keeps of a JoinGroup. */
export interface JoiningMember {
  readonly groupInstanceId: string | null
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
  readonly protocols: readonly JoinGroupProtocol[]
  readonly correlationId: number
}

/** What becomes of groups as a whole, and of classic groups. */
type GroupFact =
  | ({ readonly type: 'group.created' } & OfGroup)
  /** The last offset of an empty group expired, or it was deleted. */
  | ({ readonly type: 'group.removed' } & OfGroup)
  /** A broker has taken over the group from another, or from the disk. */
  | ({
      readonly type: 'group.loaded'
      readonly coordinator: string
      readonly previous: string | null
    } & OfGroup)
  /** A broker is not its coordinator any more; no other has taken it over yet. */
  | ({ readonly type: 'group.resigned'; readonly coordinator: string } & OfGroup)
  /** A classic group is in another state. */
  | ({
      readonly type: 'group.transitioned'
      readonly from: ClassicGroupState
      readonly to: ClassicGroupState
      readonly generation: number
      readonly reason: string
    } & OfGroup)
  /** null: nobody is left to lead. */
  | ({ readonly type: 'group.leaderElected'; readonly memberId: string | null } & OfGroup)
  /** A generation begins: who is in it, what assigns, who leads. */
  | ({
      readonly type: 'generation.started'
      readonly generation: number
      readonly protocol: string | null
      readonly leader: string | null
      readonly members: readonly string[]
    } & OfGroup)
  /** The join phase is timed: the initial delay, or the rebalance timeout. */
  | ({
      readonly type: 'join.timed'
      readonly epoch: number
      readonly isInitial: boolean
      readonly delayMs: number
      readonly remainingMs: number
    } & OfGroup)
  /** Members of the new generation have so long to send SyncGroup. */
  | ({ readonly type: 'sync.timed'; readonly epoch: number; readonly delayMs: number } & OfGroup)
  /** The leader's assignment is in force. */
  | ({
      readonly type: 'group.assigned'
      readonly generation: number
      readonly assignments: readonly MemberAssignment[]
    } & OfGroup)
  /** One line of it: for stories and tables. */
  | ({
      readonly type: 'partition.owned'
      readonly partition: string
      readonly generation: number
    } & OfMember)

/** What becomes of one member of a classic group. */
type MemberFact =
  /** The coordinator made an id; a dynamic member must come back with it (MEMBER_ID_REQUIRED, KIP-394). */
  | ({
      readonly type: 'member.idGiven'
      /** The client id, or the instance id, that it begins with. */
      readonly identity: string
      readonly isPending: boolean
      readonly epoch: number
    } & OfMember)
  | ({ readonly type: 'member.joined'; readonly member: JoiningMember } & OfMember)
  /** A known member sent JoinGroup (again). */
  | ({ readonly type: 'member.rejoined'; readonly member: JoiningMember } & OfMember)
  /** A static member came back as a new process: the seat is the same, the id is new, the old id is fenced. */
  | ({
      readonly type: 'member.replaced'
      readonly oldMemberId: string
      readonly groupInstanceId: string
    } & OfMember)
  /** It was heard, or as good as heard: its session runs from here. */
  | ({
      readonly type: 'member.heard'
      readonly by: 'Heartbeat' | 'JoinGroup' | 'SyncGroup' | 'OffsetCommit' | 'ConsumerGroupHeartbeat'
      readonly silenceMs: number
      /** Of its session timer; a new one when the old would fire too late. */
      readonly epoch: number
    } & OfMember)
  | ({ readonly type: 'join.answered'; readonly error: ErrorCode } & OfMember)
  | ({ readonly type: 'sync.awaited'; readonly correlationId: number } & OfMember)
  | ({ readonly type: 'sync.answered'; readonly error: ErrorCode } & OfMember)
  /** Silent for its session timeout. */
  | ({ readonly type: 'member.expired'; readonly silenceMs: number } & OfMember)
  /** It did not rejoin, or did not sync, within the rebalance timeout; or nobody came back with the id. */
  | ({ readonly type: 'member.removed'; readonly reason: string } & OfMember)
  /** LeaveGroup. */
  | ({ readonly type: 'member.left'; readonly reason: string } & OfMember)
  /** A request of a member, or of who believes to be one, got an error. */
  | ({ readonly type: 'member.refused'; readonly api: string; readonly error: ErrorCode } & OfMember)

/** What becomes of committed offsets. */
type OffsetFact =
  | ({
      readonly type: 'offset.committed'
      readonly generation: number
      readonly offsets: readonly OffsetToCommit[]
    } & OfMember)
  | ({
      readonly type: 'offset.refused'
      readonly generation: number
      readonly offsets: readonly OffsetToCommit[]
      readonly error: ErrorCode
    } & OfMember)
  | ({ readonly type: 'offset.expired'; readonly partition: string } & OfGroup)

/** What became so in a group, as its coordinator knows it. */
export type GroupEvent = GroupFact | MemberFact | OffsetFact
