import type { Marker } from '../log/batch.ts'
import type { ErrorCode } from './error-code.ts'
import type { Correlated, OffsetToCommit } from './group-requests.ts'
import type { PartitionName } from './partition-name.ts'

/** Who speaks, as every request about a transaction says. */
interface OfTransaction extends Correlated {
  readonly transactionalId: string
  readonly producerId: number
  readonly producerEpoch: number
}

/** Partitions join a transaction: asked by the producer, or from version 2 on by a leader that got records. */
export interface AddPartitionsToTxn extends OfTransaction {
  readonly type: 'AddPartitionsToTxn'
  readonly partitions: readonly PartitionName[]
}

export interface AddPartitionsToTxnResponse extends Correlated {
  readonly type: 'AddPartitionsToTxnResponse'
  readonly error: ErrorCode
  /** As they were asked for: more may be wanted by now. */
  readonly partitions: readonly PartitionName[]
}

/** The group's partition of `__consumer_offsets` joins the transaction: offsets will be committed with it. */
export interface AddOffsetsToTxn extends OfTransaction {
  readonly type: 'AddOffsetsToTxn'
  readonly groupId: string
}

export interface AddOffsetsToTxnResponse extends Correlated {
  readonly type: 'AddOffsetsToTxnResponse'
  readonly error: ErrorCode
}

/** Offsets that count when the transaction commits. */
export interface TxnOffsetCommit extends OfTransaction {
  readonly type: 'TxnOffsetCommit'
  readonly groupId: string
  readonly memberId: string
  readonly generation: number
  readonly offsets: readonly OffsetToCommit[]
}

export interface TxnOffsetCommitResponse extends Correlated {
  readonly type: 'TxnOffsetCommitResponse'
  readonly error: ErrorCode
}

/** commitTransaction(), abortTransaction(). */
export interface EndTxn extends OfTransaction {
  readonly type: 'EndTxn'
  readonly marker: Marker
}

/** From version 2 on it says who the producer is from now on: its epoch was raised (KIP-890). */
export interface EndTxnResponse extends Correlated {
  readonly type: 'EndTxnResponse'
  readonly error: ErrorCode
  readonly producerId: number
  readonly producerEpoch: number
}

/** The coordinator has a marker written to partitions that a broker leads. */
export interface WriteTxnMarkers extends OfTransaction {
  readonly type: 'WriteTxnMarkers'
  readonly marker: Marker
  readonly coordinatorEpoch: number
  readonly transactionVersion: number
  readonly partitions: readonly PartitionName[]
}

export interface WriteTxnMarkersResponse extends Correlated {
  readonly type: 'WriteTxnMarkersResponse'
  readonly transactionalId: string
  readonly results: readonly {
    readonly partition: PartitionName
    readonly error: ErrorCode
    readonly baseOffset: number
  }[]
}

/** Requests to a transaction coordinator, to a group coordinator about one, and from coordinators to leaders. */
export type TransactionRequest =
  | AddPartitionsToTxn
  | AddOffsetsToTxn
  | TxnOffsetCommit
  | EndTxn
  | WriteTxnMarkers

/** Their answers. */
export type TransactionResponse =
  | AddPartitionsToTxnResponse
  | AddOffsetsToTxnResponse
  | TxnOffsetCommitResponse
  | EndTxnResponse
  | WriteTxnMarkersResponse
