import type { ClassicGuest, ConsumerGroupState, ConsumerMemberState } from '../consumer-group/group-state.ts'
import type { MemberAssignment } from '../protocol/group-requests.ts'

interface OfGroup {
  readonly groupId: string
}

interface OfMember extends OfGroup {
  readonly memberId: string
  /** The client's address: what a reader of the story calls the member. */
  readonly client: string
}

/** What a member says of itself: all of it at joining, and again when it has changed. */
export interface MemberProfile {
  readonly groupInstanceId: string | null
  readonly topics: readonly string[]
  readonly serverAssignor: string | null
  readonly rebalanceTimeoutMs: number
  /** Set when it speaks the classic protocol. */
  readonly guest: ClassicGuest | null
}

/** What became so in a KIP-848 group, as its coordinator knows it; what it shares with classic groups is there. */
export type ConsumerGroupEvent =
  | ({ readonly type: 'consumerGroup.created'; readonly groupEpoch: number } & OfGroup)
  /** An empty one makes room for a classic group, whether there will be one or not. Its offsets stay. */
  | ({ readonly type: 'consumerGroup.dissolved' } & OfGroup)
  /** A classic group goes on as a KIP-848 group, with all its members (FACTS 9.11). */
  | ({ readonly type: 'consumerGroup.upgraded'; readonly groupEpoch: number } & OfGroup)
  /** The last member that spoke the new protocol is gone: the others go on as a classic group. */
  | ({ readonly type: 'consumerGroup.downgraded'; readonly generation: number } & OfGroup)
  | ({
      readonly type: 'consumerGroup.transitioned'
      readonly from: ConsumerGroupState
      readonly to: ConsumerGroupState
      readonly groupEpoch: number
      readonly assignmentEpoch: number
    } & OfGroup)
  /** Members, subscriptions or topics have changed: there must be a new target. */
  | ({
      readonly type: 'groupEpoch.bumped'
      readonly groupEpoch: number
      readonly reason: string
      /** The subscribed topics that exist, and how many partitions each has. */
      readonly topics: readonly (readonly [name: string, partitions: number])[]
    } & OfGroup)
  /** The coordinator has computed who is to have what in the end (FACTS S8). */
  | ({
      readonly type: 'target.assigned'
      readonly groupEpoch: number
      readonly assignor: string
      readonly assignments: readonly MemberAssignment[]
    } & OfGroup)
  /** The coordinator made an id for a member that speaks the classic protocol. */
  | ({ readonly type: 'guest.idGiven'; readonly identity: string } & OfMember)
  | ({ readonly type: 'groupMember.joined'; readonly profile: MemberProfile } & OfMember)
  /** A known member says something else of itself than before. */
  | ({ readonly type: 'groupMember.changed'; readonly profile: MemberProfile } & OfMember)
  /** A new process took a static member's seat, with everything that belonged to it. */
  | ({
      readonly type: 'groupMember.replaced'
      readonly oldMemberId: string
      readonly groupInstanceId: string
    } & OfMember)
  /** A static member has left for a while: epoch -2, its seat waits (FACTS 9.8). */
  | ({ readonly type: 'groupMember.away' } & OfMember)
  /** One step of a member towards its target. */
  | ({
      readonly type: 'groupMember.reconciled'
      readonly state: ConsumerMemberState
      readonly memberEpoch: number
      readonly partitions: readonly string[]
      readonly revoking: readonly string[]
      /** It came with a seat that nobody had, and its target was not found by that (`Report`). */
      readonly isUnseated?: true
    } & OfMember)
  /** Something is expected of a member within its rebalance timeout; null: not any more. */
  | ({
      readonly type: 'patience.timed'
      readonly for: 'revocation' | 'JoinGroup' | 'SyncGroup'
      readonly delayMs: number
      readonly epoch: number | null
    } & OfMember)
