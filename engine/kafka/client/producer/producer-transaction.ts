import type { Address } from '../../../kernel/agenda.ts'
import type { Tick } from '../../../kernel/clock.ts'
import type { OffsetToCommit } from '../../protocol/group-requests.ts'
import type { PartitionName } from '../../protocol/partition-name.ts'

/** Where a transactional producer is, as its application may know it (`TransactionManager.State`). */
export type ProducerPhase =
  | 'UNINITIALIZED'
  /** initTransactions(): it asks for its id, and older ones with its name are fenced. */
  | 'INITIALIZING'
  | 'READY'
  | 'IN_TRANSACTION'
  | 'COMMITTING_TRANSACTION'
  | 'ABORTING_TRANSACTION'
  /** A younger process has its name: nothing helps but to close. */
  | 'FATAL_ERROR'

/** Offsets of a group that the application wants to commit with the transaction. */
export interface GivenOffsets {
  readonly groupId: string
  readonly memberId: string
  readonly generation: number
  readonly offsets: readonly OffsetToCommit[]
  /** The group's partition is in the transaction, and who coordinates the group. */
  isAdded: boolean
  coordinator: Address | undefined
}

/** What a transactional producer remembers. */
export interface ProducerTransaction {
  phase: ProducerPhase
  coordinator: Address | undefined
  /** Partitions that are in the transaction as far as the producer knows. */
  readonly partitions: Set<PartitionName>
  /** What sendOffsetsToTransaction() was given and is not done yet. */
  offsets: GivenOffsets | undefined
  /** Whether the coordinator has anything to end. */
  isStarted: boolean
  /** Why it cannot be committed any more; the application aborts then. */
  failure: string | undefined
  /** After the abort it asks for another epoch (`epochBumpRequired`). */
  mustRaiseEpoch: boolean
  /** Nothing is asked again before. */
  delayedUntil: Tick
  /** How many records the application has sent in it, and how many transactions have ended. */
  sent: number
  ended: number
}

/** A producer that has not called initTransactions(). */
export function createProducerTransaction(): ProducerTransaction {
  return {
    phase: 'UNINITIALIZED',
    coordinator: undefined,
    partitions: new Set(),
    offsets: undefined,
    isStarted: false,
    failure: undefined,
    mustRaiseEpoch: false,
    delayedUntil: 0,
    sent: 0,
    ended: 0,
  }
}

/** A copy that shares nothing that changes. */
export function copyProducerTransaction(transaction: ProducerTransaction): ProducerTransaction {
  const { offsets } = transaction
  return {
    ...transaction,
    partitions: new Set(transaction.partitions),
    offsets: offsets === undefined ? undefined : { ...offsets },
  }
}
