import type { ShareFetch } from '../protocol/share-requests.ts'
import type { AcknowledgementBatch } from '../share/acknowledge.ts'
import type { AcquiredRecords, AcquireRequest } from '../share/acquire.ts'
import type { PersistedShareState } from '../share/persisted.ts'
import type { ShareConfig } from '../share/share-partition.ts'

interface OfShareGroup {
  readonly groupId: string
}

interface OfShareMember extends OfShareGroup {
  readonly memberId: string
  readonly client: string
}

interface OfSharePartition extends OfShareGroup {
  readonly broker: string
  readonly partition: string
}

/** What becomes of a share group and its members, in the eyes of its coordinator. */
type GroupFact =
  | ({ readonly type: 'shareMember.joined'; readonly topics: readonly string[] } & OfShareMember)
  | ({ readonly type: 'shareMember.subscribed'; readonly topics: readonly string[] } & OfShareMember)
  | ({
      readonly type: 'shareMember.heard'
      readonly silenceMs: number
      readonly epoch: number
    } & OfShareMember)
  | ({ readonly type: 'shareMember.left'; readonly reason: string } & OfShareMember)
  | ({ readonly type: 'shareMember.refused'; readonly error: string } & OfShareMember)
  /** The member may read these from now on. Nobody else has to give anything up for it. */
  | ({
      readonly type: 'shareMember.assigned'
      readonly memberEpoch: number
      readonly partitions: readonly string[]
    } & OfShareMember)
  | ({
      readonly type: 'shareGroup.bumped'
      readonly groupEpoch: number
      readonly reason: string
      readonly topics: ReadonlyMap<string, number>
    } & OfShareGroup)
  | ({
      readonly type: 'shareTarget.assigned'
      readonly assignmentEpoch: number
      readonly assignments: readonly { readonly memberId: string; readonly partitions: readonly string[] }[]
    } & OfShareGroup)
  /** The share coordinator keeps a state for these partitions: only now they may be assigned. */
  | ({ readonly type: 'shareGroup.initialized'; readonly partitions: readonly string[] } & OfShareGroup)

/** What becomes of the window of a share group in a partition, at the leader. */
type PartitionFact =
  | ({
      readonly type: 'sharePartition.loaded'
      readonly config: ShareConfig
      readonly state: PersistedShareState
    } & OfSharePartition)
  | ({
      readonly type: 'records.acquired'
      readonly memberId: string
      readonly client: string
      readonly acquired: readonly AcquiredRecords[]
      readonly count: number
      readonly request: AcquireRequest
    } & OfSharePartition)
  | ({
      readonly type: 'records.acknowledged'
      readonly memberId: string
      readonly client: string
      readonly acknowledgements: readonly AcknowledgementBatch[]
    } & OfSharePartition)
  | ({
      readonly type: 'acknowledgement.refused'
      readonly memberId: string
      readonly client: string
      readonly error: string
    } & OfSharePartition)
  /** The acquisition lock was over: who held the records may still be working on them. */
  | ({ readonly type: 'locks.expired'; readonly count: number } & OfSharePartition)
  /** A member's session is over: what it held is there for others at once. */
  | ({
      readonly type: 'records.released'
      readonly memberId: string
      readonly reason: string
    } & OfSharePartition)
  /** The log begins later: what lay below is gone. */
  | ({ readonly type: 'shareWindow.raised'; readonly offset: number } & OfSharePartition)
  | ({ readonly type: 'locks.timed'; readonly at: number | null } & OfSharePartition)
  /** The share coordinator has written it into `__share_group_state`. */
  | ({ readonly type: 'shareState.written'; readonly state: PersistedShareState } & OfSharePartition)

/** What becomes of the requests of members, at a leader. */
type SessionFact =
  | ({
      readonly type: 'shareSession.noted'
      readonly broker: string
      /** What the next request must carry; null: it is closed. */
      readonly nextEpoch: number | null
    } & OfShareMember)
  | {
      readonly type: 'shareFetch.delayed'
      readonly broker: string
      readonly client: string
      readonly id: number
      readonly request: ShareFetch
    }
  | {
      readonly type: 'shareFetch.completed'
      readonly broker: string
      readonly client: string
      readonly id: number
    }

/** What became so with share groups, at brokers. */
export type ShareGroupEvent = GroupFact | PartitionFact | SessionFact
