import type { CommitKind } from '../client/consumer-state.ts'
import type { CloseOperation } from '../client/orders.ts'
import type { FetchedPartition } from '../protocol/client-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { JoinGroupResponse, OffsetToCommit } from '../protocol/group-requests.ts'

interface OfConsumer {
  readonly consumer: string
}

interface OfPartition extends OfConsumer {
  readonly partition: string
}

/** The life of its process and of its application's thread. */
export type LifeFact =
  | ({ readonly type: 'consumer.started'; readonly topics: readonly string[] } & OfConsumer)
  | ({ readonly type: 'consumer.crashed' } & OfConsumer)
  | ({ readonly type: 'consumer.closing' } & OfConsumer)
  | ({ readonly type: 'consumer.closed' } & OfConsumer)
  | ({
      readonly type: 'close.requested'
      readonly operation: CloseOperation
      readonly restartAfter?: number
    } & OfConsumer)
  /** poll() or a commit threw what the application does not survive. */
  | ({
      readonly type: 'consumer.failed'
      readonly exception: string
      /** The process is there still: its client goes on until max.poll.interval.ms, but nobody calls poll(). */
      readonly livesOn?: true
    } & OfConsumer)
  /** The next poll() will throw. */
  | ({ readonly type: 'failure.found'; readonly exception: string } & OfConsumer)
  | ({ readonly type: 'consumer.hung' } & OfConsumer)
  | ({ readonly type: 'consumer.unhung' } & OfConsumer)
  | ({ readonly type: 'consumer.subscribed'; readonly topics: readonly string[] } & OfConsumer)
  | ({ readonly type: 'poll.started'; readonly poll: number; readonly timeoutMs: number } & OfConsumer)
  | ({ readonly type: 'poll.returned'; readonly poll: number; readonly count: number } & OfConsumer)

/** What it reads, and how far it is. */
export type ReadingFact =
  | ({ readonly type: 'position.resetting'; readonly resetTo: number; readonly reason: string } & OfPartition)
  /** It goes on from `offset`. */
  | ({
      readonly type: 'position.set'
      readonly offset: number
      readonly by: 'committed' | 'reset' | 'seek'
    } & OfPartition)
  /** Past markers and aborted records, which nobody sees. */
  | ({ readonly type: 'position.advanced'; readonly offset: number } & OfPartition)
  /** By the application, or because its pool is full. */
  | ({ readonly type: 'partition.paused'; readonly by?: 'pool' } & OfPartition)
  | ({ readonly type: 'partition.resumed' } & OfPartition)
  | ({
      readonly type: 'records.fetched'
      readonly from: string
      readonly correlationId: number
      readonly partitions: readonly FetchedPartition[]
    } & OfConsumer)
  /** What was fetched is of no use any more: the partition or the position is another. */
  | ({ readonly type: 'fetched.discarded' } & OfPartition)
  /** poll() returns records of one partition: offsets of the first and the last. */
  | ({
      readonly type: 'records.polled'
      readonly from: number
      readonly to: number
      readonly count: number
    } & OfPartition)
  /** The handler is done with them. */
  | ({
      readonly type: 'records.processed'
      readonly from: number
      readonly to: number
      readonly count: number
      /** Of a single record. */
      readonly key?: string | null
      readonly value?: string | null
      /** Of the pool, from 1; absent: in the thread that polls. */
      readonly thread?: number
    } & OfPartition)
  /** The handler could not digest a record. */
  | ({
      readonly type: 'record.failed'
      readonly offset: number
      readonly attempt: number
      readonly then: 'crash' | 'skip' | 'retry' | 'hang'
      readonly thread?: number
    } & OfPartition)

/** What it commits. */
export type CommitFact =
  | ({
      readonly type: 'commit.sent'
      readonly kind: CommitKind
      readonly correlationId: number
      readonly generation: number
      readonly memberId: string
      readonly offsets: readonly OffsetToCommit[]
    } & OfConsumer)
  | ({
      readonly type: 'commit.completed'
      readonly kind: CommitKind
      readonly correlationId: number
      readonly error: ErrorCode
      readonly isRetriable: boolean
    } & OfConsumer)
  /** It could not even be sent, or the application is told that it failed. */
  | ({ readonly type: 'commit.failed'; readonly kind: CommitKind; readonly exception: string } & OfConsumer)
  /** commitSync() is called: the application's thread waits. */
  | ({
      readonly type: 'commitSync.begun'
      readonly offsets: readonly OffsetToCommit[]
      readonly timeoutMs: number
    } & OfConsumer)
  /** It returns `ok`, or throws. */
  | ({ readonly type: 'commitSync.ended'; readonly outcome: string } & OfConsumer)
  | ({ readonly type: 'autoCommit.timed'; readonly delayMs: number } & OfConsumer)

/** What it knows of its group. */
export type MembershipFact =
  | ({ readonly type: 'coordinator.found'; readonly coordinator: string } & OfConsumer)
  | ({ readonly type: 'coordinator.lost'; readonly reason: string } & OfConsumer)
  | ({ readonly type: 'backoff.begun'; readonly delayMs: number; readonly attempts: number } & OfConsumer)
  | ({ readonly type: 'rejoin.requested'; readonly reason: string } & OfConsumer)
  | ({
      readonly type: 'generation.reset'
      readonly reason: string
      readonly keepsMemberId: boolean
    } & OfConsumer)
  | ({ readonly type: 'memberId.received'; readonly memberId: string } & OfConsumer)
  /** onJoinPrepare is done: what it held is committed, the callbacks have run. */
  | ({ readonly type: 'join.prepared' } & OfConsumer)
  | ({ readonly type: 'partitions.pendingRevocation' } & OfConsumer)
  | ({ readonly type: 'join.failed'; readonly api: string; readonly error: ErrorCode } & OfConsumer)
  /** The answer to JoinGroup: it is in a generation, and perhaps leads it. */
  | ({
      readonly type: 'generation.joined'
      readonly generation: number
      readonly memberId: string
      readonly protocol: string
      readonly isLeader: boolean
      readonly members: readonly string[]
    } & OfConsumer)
  /** It leads, and does not know all topics yet. */
  | ({ readonly type: 'leader.waiting'; readonly response: JoinGroupResponse } & OfConsumer)
  /** The leader has decided who gets what; it is a client. */
  | ({
      readonly type: 'assignment.computed'
      readonly groupId: string
      readonly generation: number
      readonly assignor: string
      readonly assignments: readonly { readonly memberId: string; readonly partitions: readonly string[] }[]
      readonly topics: readonly (readonly [name: string, partitions: number])[]
    } & OfConsumer)
  | ({
      readonly type: 'assignment.received'
      readonly generation: number
      readonly partitions: readonly string[]
    } & OfConsumer)
  | ({
      readonly type: 'partitions.revoked'
      readonly generation: number
      readonly partitions: readonly string[]
    } & OfConsumer)
  | ({ readonly type: 'partitions.lost'; readonly partitions: readonly string[] } & OfConsumer)
  /** onPartitionsAssigned: what was added; `owned` is all that it has now. */
  | ({
      readonly type: 'partitions.assigned'
      readonly generation: number
      readonly partitions: readonly string[]
      readonly owned: readonly string[]
    } & OfConsumer)
  /** It says goodbye; or it only forgets, if static. */
  | ({
      readonly type: 'group.left'
      readonly memberId: string
      readonly isTold: boolean
      readonly reason: string
    } & OfConsumer)
  /** poll() was not called for max.poll.interval.ms: the client itself sees it (FACTS S10). */
  | ({ readonly type: 'pollInterval.exceeded'; readonly lastPollAt: number } & OfConsumer)
  | ({ readonly type: 'session.timedOut' } & OfConsumer)
  /** The heartbeat thread tries again after a backoff. */
  | ({ readonly type: 'heartbeat.timed'; readonly delayMs: number } & OfConsumer)

/** What became so with a consumer, as it knows it itself. */
export type ConsumerEvent = LifeFact | ReadingFact | CommitFact | MembershipFact
