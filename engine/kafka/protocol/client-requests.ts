import type { Address } from '../../kernel/agenda.ts'
import type { BatchDraft, RecordBatch } from '../log/batch.ts'
import type { ErrorCode } from './error-code.ts'
import type { Correlated } from './group-requests.ts'
import type { PartitionName } from './partition-name.ts'

export interface Produce extends Correlated {
  readonly type: 'Produce'
  /** 0: nobody answers; 1: the leader has it; -1: so has every in-sync replica. */
  readonly acks: 0 | 1 | -1
  readonly timeoutMs: number
  /** Of a producer in a transaction: the leader asks its coordinator. */
  readonly transactionalId?: string
  readonly batches: readonly { readonly partition: PartitionName; readonly batch: BatchDraft }[]
}

export interface ProduceResponse extends Correlated {
  readonly type: 'ProduceResponse'
  readonly results: readonly {
    readonly partition: PartitionName
    readonly error: ErrorCode
    /** -1 when nothing is known of where it lies. */
    readonly baseOffset: number
  }[]
}

export type IsolationLevel = 'read_uncommitted' | 'read_committed'

/** Where a reader wants to go on. */
export interface FetchPartition {
  readonly partition: PartitionName
  readonly fetchOffset: number
  readonly maxBytes: number
  readonly leaderEpoch: number
  /** The epoch of a follower's last record, by which the leader sees where their logs part; -1 for a consumer. */
  readonly lastFetchedEpoch: number
}

export interface Fetch extends Correlated {
  readonly type: 'Fetch'
  /** A follower's broker id; -1 for a consumer. */
  readonly replicaId: number
  readonly maxWaitMs: number
  readonly minBytes: number
  readonly maxBytes: number
  readonly isolationLevel: IsolationLevel
  readonly partitions: readonly FetchPartition[]
}

/** A transaction that ended in ABORT: a reader of committed data skips what its producer wrote from there on. */
export interface AbortedTransaction {
  readonly producerId: number
  readonly firstOffset: number
}

/** What came of one partition of a fetch. */
export interface FetchedPartition {
  readonly partition: PartitionName
  /** As it was asked: an answer to another position is of no use. */
  readonly fetchOffset: number
  readonly error: ErrorCode
  readonly highWatermark: number
  readonly lastStableOffset: number
  readonly logStartOffset: number
  readonly logEndOffset: number
  /** To a follower: its log is not the leader's from here on (KIP-595). */
  readonly diverging?: { readonly epoch: number; readonly endOffset: number }
  readonly batches: readonly RecordBatch[]
  readonly aborted: readonly AbortedTransaction[]
}

export interface FetchResponse extends Correlated {
  readonly type: 'FetchResponse'
  /** Only partitions that have something to say: the rest is as the fetch session knows it (KIP-227). */
  readonly partitions: readonly FetchedPartition[]
}

/** Asks for the partitions of topics and who leads them. */
export interface Metadata extends Correlated {
  readonly type: 'Metadata'
  readonly topics: readonly string[]
}

/** A partition as clients know it. */
export interface PartitionMetadata {
  /** null: it has no leader now. */
  readonly leader: Address | null
  readonly leaderEpoch: number
}

export interface MetadataResponse extends Correlated {
  readonly type: 'MetadataResponse'
  readonly brokers: readonly Address[]
  readonly topics: readonly {
    readonly name: string
    readonly error: ErrorCode
    /** By number. */
    readonly partitions: readonly PartitionMetadata[]
  }[]
}

/** The timestamps with a meaning of their own. */
export const LATEST_TIMESTAMP = -1
export const EARLIEST_TIMESTAMP = -2

export interface ListOffsets extends Correlated {
  readonly type: 'ListOffsets'
  readonly isolationLevel: IsolationLevel
  readonly partitions: readonly { readonly partition: PartitionName; readonly timestamp: number }[]
}

export interface ListOffsetsResponse extends Correlated {
  readonly type: 'ListOffsetsResponse'
  readonly results: readonly {
    readonly partition: PartitionName
    readonly error: ErrorCode
    /** -1: no record is that young. */
    readonly offset: number
  }[]
}

export interface FindCoordinator extends Correlated {
  readonly type: 'FindCoordinator'
  readonly key: string
  readonly keyType: 'group' | 'transaction'
}

export interface FindCoordinatorResponse extends Correlated {
  readonly type: 'FindCoordinatorResponse'
  readonly error: ErrorCode
  readonly coordinator: Address | null
}

export interface InitProducerId extends Correlated {
  readonly type: 'InitProducerId'
  readonly transactionalId: string | null
  readonly transactionTimeoutMs: number
  readonly producerId: number
  readonly producerEpoch: number
}

export interface InitProducerIdResponse extends Correlated {
  readonly type: 'InitProducerIdResponse'
  readonly error: ErrorCode
  readonly producerId: number
  readonly producerEpoch: number
}

/** Requests to any broker, or to the leader of a partition. */
export type ClientRequest = Produce | Fetch | Metadata | ListOffsets | FindCoordinator | InitProducerId

/** Their answers. */
export type ClientResponse =
  | ProduceResponse
  | FetchResponse
  | MetadataResponse
  | ListOffsetsResponse
  | FindCoordinatorResponse
  | InitProducerIdResponse
