import { copyDeque, createDeque, type Deque } from '../../base/deque.ts'
import type { Address } from '../../kernel/agenda.ts'
import type { Seq, Tick } from '../../kernel/clock.ts'
import type { RecordBatch } from '../log/batch.ts'
import type { OffsetToCommit } from '../protocol/group-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { ConsumerSetup } from '../setup.ts'
import {
  type ClassicMembership,
  copyClassicMembership,
  createClassicMembership,
} from './classic/membership-state.ts'
import {
  type ConsumerMembership,
  copyConsumerMembership,
  createConsumerMembership,
  memberIdOf,
} from './consumer/membership-state.ts'
import type { ConsumerConfig } from './consumer-config.ts'
import { type ClientNetwork, copyClientNetwork, createClientNetwork } from './network-state.ts'
import type { CloseOperation } from './orders.ts'
import { copyPool, createPool, type Pool } from './pool/pool-state.ts'

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
  /** It is about to be revoked, and what it holds is being committed: it is not fetched any more. */
  pendingRevocation: boolean
  highWatermark: number
  logStartOffset: number
  /** The fact about it that came last. */
  seq: Seq
}

/** Records that came and were not returned by poll() yet, of one partition. */
export interface CompletedFetch {
  readonly partition: PartitionName
  /** Without markers, and without what was aborted if only committed records are wanted. */
  readonly batches: readonly RecordBatch[]
  /** What must be the position when it is used; else the rest is stale. */
  nextOffset: number
  /** Where the position will be after all of it. */
  readonly endOffset: number
  /** OFFSET_OUT_OF_RANGE and its like instead of records. */
  readonly isOutOfRange: boolean
  /** The batch that comes next. */
  batch: number
  readonly seq: Seq
}

/** A stretch of a batch that poll() returned. */
export interface RecordsInHand {
  readonly partition: PartitionName
  readonly batch: RecordBatch
  /** Places of its records: from `first` to before `end`. */
  readonly first: number
  readonly end: number
  readonly seq: Seq
}

/** What the application's thread is doing. */
export type ConsumerThread =
  /** Between two calls of poll(). */
  | 'idle'
  | 'polling'
  /** In the handler. */
  | 'processing'
  /** In commitSync(). */
  | 'committing'
  /** In close(). */
  | 'closing'
  /** In onPartitionsRevoked or before close(), until its pool has finished. */
  | 'draining'

/** A commit that is on its way. */
export interface CommitInFlight {
  readonly correlationId: number
  readonly kind: CommitKind
  readonly offsets: readonly OffsetToCommit[]
  readonly seq: Seq
}

/** Who commits: the timer, the application, a rebalance, or close(). */
export type CommitKind = 'auto' | 'sync' | 'async' | 'revoke' | 'close'

/** A consumer: the application, its client library, and what they know. */
export interface Consumer {
  readonly name: Address
  setup: ConsumerSetup
  config: ConsumerConfig
  status: 'stopped' | 'running' | 'closed' | 'crashed' | 'failed'
  incarnation: number
  thread: ConsumerThread
  /** The handler does not come back, or the application does not call poll(). */
  hung: boolean
  /** close() was asked for: it begins when the records in hand are handled. */
  closeRequested: CloseOperation | undefined
  /** When it starts again after it has stopped; undefined: not by itself. */
  restartAfter: number | undefined
  /** How often poll() was called; the timers of a call carry it. */
  polls: number
  /** When poll() was called last, and when it was last seen in it. */
  pollStartedAt: Tick
  lastPollAt: Tick
  subscription: readonly string[]
  readonly assigned: Map<PartitionName, AssignedPartition>
  fetched: Deque<CompletedFetch>
  inHand: Deque<RecordsInHand>
  /** How many records of the first stretch in hand are handled. */
  handled: number
  /** How often the record at hand has failed. */
  attempts: number
  /** The threads that do the work, when it is not done in the one that polls. */
  pool: Pool | undefined
  coordinator: Address | undefined
  network: ClientNetwork
  /** Requests to the coordinator, and lookups of it, wait until then. */
  backoffUntil: Tick
  /** How many there were in a row. */
  backoffs: number
  /** When auto commit is due. */
  autoCommitAt: Tick
  readonly commits: CommitInFlight[]
  /** What commitSync() waits for. */
  syncCommit: { readonly offsets: readonly OffsetToCommit[]; readonly deadline: Tick } | undefined
  /** What poll() will throw, found by the heartbeat thread or by an answer. */
  failure: string | undefined
  /** The classic protocol's side of it. */
  membership: ClassicMembership
  /** The consumer protocol's (KIP-848); `config.groupProtocol` says which of both counts. */
  member: ConsumerMembership
  seq: Seq
}

/** A consumer that has not been started. */
export function createConsumer(
  setup: ConsumerSetup,
  config: ConsumerConfig,
  bootstrap: readonly Address[],
): Consumer {
  return {
    name: setup.name,
    setup,
    config,
    status: 'stopped',
    incarnation: 0,
    thread: 'idle',
    hung: false,
    closeRequested: undefined,
    restartAfter: undefined,
    polls: 0,
    pollStartedAt: 0,
    lastPollAt: 0,
    subscription: [],
    assigned: new Map(),
    fetched: createDeque(),
    inHand: createDeque(),
    handled: 0,
    attempts: 0,
    pool: setup.pool === undefined ? undefined : createPool(setup.pool),
    coordinator: undefined,
    network: createClientNetwork(bootstrap),
    backoffUntil: 0,
    backoffs: 0,
    autoCommitAt: 0,
    commits: [],
    syncCommit: undefined,
    failure: undefined,
    membership: createClassicMembership(),
    member: createConsumerMembership(memberIdOf(setup.name, 0)),
    seq: -1,
  }
}

/** A copy that shares nothing that changes. */
export function copyConsumer(consumer: Consumer): Consumer {
  const assigned = new Map<PartitionName, AssignedPartition>()
  for (const [name, partition] of consumer.assigned) assigned.set(name, { ...partition })
  const fetched = copyDeque(consumer.fetched)
  for (let at = 0; at < fetched.items.length; at++) {
    const item = fetched.items[at]
    if (item !== undefined) fetched.items[at] = { ...item }
  }
  return {
    ...consumer,
    assigned,
    fetched,
    inHand: copyDeque(consumer.inHand),
    pool: consumer.pool === undefined ? undefined : copyPool(consumer.pool),
    network: copyClientNetwork(consumer.network),
    commits: consumer.commits.slice(),
    membership: copyClassicMembership(consumer.membership),
    member: copyConsumerMembership(consumer.member),
  }
}
