import type { TransactionState } from '../config/state-machines.ts'

/** What the coordinator keeps of one transactional.id. */
export interface Transaction {
  readonly transactionalId: string
  producerId: number
  producerEpoch: number
  /** The id before this one: an answer that got lost may be asked for with it. */
  previousProducerId: number
  /** The epoch before this one, if its own producer asked for the next: that may be asked again; else -1. */
  lastProducerEpoch: number
  state: TransactionState
  timeoutMs: number
  /** 2 and above: every end raises the epoch (KIP-890, default since 4.0). */
  transactionVersion: number
  readonly partitions: Set<string>
  startedAt: number
  updatedAt: number
}

/** The same as the coordinator writes it down: plain and whole. */
export interface TransactionRecord extends Omit<Transaction, 'partitions'> {
  readonly partitions: readonly string[]
}

/** A transaction coordinator: one partition of `__transaction_state`, as plain data. */
export interface TransactionCoordinator {
  readonly transactions: Map<string, Transaction>
  readonly coordinatorEpoch: number
  nextProducerId: number
}

/** A marker that a partition's leader has to write. */
export interface MarkerOrder {
  readonly partition: string
  readonly producerId: number
  readonly producerEpoch: number
  readonly marker: 'COMMIT' | 'ABORT'
  readonly coordinatorEpoch: number
  readonly transactionVersion: number
}

export type TransactionError =
  | 'CONCURRENT_TRANSACTIONS'
  | 'INVALID_PRODUCER_ID_MAPPING'
  | 'INVALID_TXN_STATE'
  | 'PRODUCER_FENCED'

/** From here on a producer id has no epoch left for a transaction. */
export const EXHAUSTED_EPOCH = 32766

/** A coordinator that knows nobody. */
export function createTransactionCoordinator(
  coordinatorEpoch: number,
  nextProducerId: number,
): TransactionCoordinator {
  return { transactions: new Map(), coordinatorEpoch, nextProducerId }
}

/** A copy for a checkpoint. */
export function copyTransactionCoordinator(coordinator: TransactionCoordinator): TransactionCoordinator {
  const transactions = new Map<string, Transaction>()
  for (const [id, transaction] of coordinator.transactions) {
    transactions.set(id, { ...transaction, partitions: new Set(transaction.partitions) })
  }
  return { ...coordinator, transactions }
}

/** Whether a transaction of the id is being ended: its markers are on their way. */
export function isEnding({ state }: Transaction): boolean {
  return state === 'PREPARE_COMMIT' || state === 'PREPARE_ABORT'
}
