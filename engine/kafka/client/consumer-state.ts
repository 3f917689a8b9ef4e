import type { Deque } from '../../base/deque.ts'
import type { Address } from '../../kernel/agenda.ts'
import type { Seq, Tick } from '../../kernel/clock.ts'
import type { RecordBatch } from '../log/batch.ts'
import type { AbortedTransaction, PartitionMetadata } from '../protocol/client-requests.ts'
import type { OffsetToCommit } from '../protocol/group-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { ConsumerSetup } from '../setup.ts'
import type { ClassicMembership } from './classic/membership-state.ts'
import type { ConsumerConfig } from './consumer-config.ts'

/** A request that waits for its answer. */
export interface InFlight {
  readonly type: string
  readonly to: Address
  readonly sentAt: Tick
  readonly deadline: Tick
}

/** What a client was told of topics and their leaders, and when. */
export interface ClientMetadata {
  readonly topics: Map<string, readonly PartitionMetadata[]>
  refreshedAt: Tick
  /** The answer that is waited for; undefined when none is. */
  pending: number | undefined
  /** Something in it turned out to be wrong: ask again. */
  stale: boolean
}

/** How a partition's position is come by. */
export type PositionState =
  /** Nothing is known: the committed offset will be asked for. */
  | 'initializing'
  /** `auto.offset.reset` or a seek to an end: ListOffsets will tell. */
  | 'resetting'
  | 'fetching'

/** An assigned partition. */
export interface AssignedPartition {
  state: PositionState
  /** The offset of the next record that poll() returns; meaningless unless `fetching`. */
  position: number
  /** What a reset asks for: a timestamp, or LATEST or EARLIEST. */
  resetTo: number
  paused: boolean
  /** onPartitionsRevoked was decided and is not done: it is not fetched any more. */
  pendingRevocation: boolean
  highWatermark: number
  lastStableOffset: number
  leaderEpoch: number
  /** The fact about it that came last. */
  seq: Seq
}

/** Records that came and were not returned by poll() yet, of one partition. */
export interface CompletedFetch {
  readonly partition: PartitionName
  readonly batches: readonly RecordBatch[]
  readonly aborted: readonly AbortedTransaction[]
  /** The offset it was asked from: the rest of it is stale when the position is another. */
  nextOffset: number
  /** The batch and the record in it that come next. */
  batch: number
  record: number
  readonly seq: Seq
}

/** A stretch of records of one partition that poll() returned: the application's batch in hand. */
export interface RecordsInHand {
  readonly partition: PartitionName
  readonly offsets: readonly number[]
  readonly keys: readonly (string | null)[]
  readonly values: readonly (string | null)[]
  readonly seq: Seq
}

/** What the application's thread is doing. */
export type ConsumerThread =
  /** Between two calls of poll(). */
  | 'idle'
  /** Inside of poll(). */
  | 'polling'
  /** In the handler. */
  | 'processing'
  /** In commitSync(). */
  | 'committing'
  /** In close(). */
  | 'closing'
  /** In the handler, and it does not come back. */
  | 'hung'

/** A commit that is on its way. */
export interface CommitInFlight {
  readonly correlationId: number
  readonly kind: 'auto' | 'sync' | 'async' | 'revoke' | 'close'
  readonly offsets: readonly OffsetToCommit[]
  readonly seq: Seq
}

/** A consumer: the application, its client library, and what they know. */
export interface Consumer {
  readonly name: Address
  setup: ConsumerSetup
  config: ConsumerConfig
  status: 'stopped' | 'running' | 'closed' | 'crashed' | 'failed'
  incarnation: number
  thread: ConsumerThread
  /** How often poll() was called; the timers of a call carry it. */
  polls: number
  lastPollAt: Tick
  /** Until when the call of poll() waits; only while polling. */
  pollDeadline: Tick
  subscription: readonly string[]
  readonly assigned: Map<PartitionName, AssignedPartition>
  readonly fetched: Deque<CompletedFetch>
  /** The correlationId of the fetch in flight, by broker. */
  readonly fetching: Map<Address, number>
  readonly inHand: RecordsInHand[]
  /** How many of the records in hand are handled. */
  handled: number
  coordinator: Address | undefined
  readonly metadata: ClientMetadata
  readonly requests: Map<number, InFlight>
  nextCorrelationId: number
  /** When auto commit is due. */
  autoCommitAt: Tick
  readonly commits: CommitInFlight[]
  /** The classic protocol's side of it; the KIP-848 one is another. */
  readonly membership: ClassicMembership
  seq: Seq
}
