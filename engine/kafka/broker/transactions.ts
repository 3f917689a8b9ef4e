import { transactionCoordinatorOf, transactionsPartitionOf } from '../coordinator/internal-topics.ts'
import type { InitProducerId } from '../protocol/client-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { AddPartitionsToTxn, EndTxn } from '../protocol/transaction-requests.ts'
import {
  abortTimedOut,
  addPartitions,
  endTransaction,
  initProducerId,
} from '../transactions/transaction-coordinator.ts'
import type { Transaction, TransactionCoordinator } from '../transactions/transaction-state.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { sendMarkers } from './markers.ts'

const NOBODY = { producerId: -1, producerEpoch: -1 }

/** InitProducerId with a transactional.id: older processes with that name are fenced (FACTS 4.4). */
export function startTransactions(
  desk: BrokerDesk,
  request: InitProducerId & { readonly transactionalId: string },
  client: string,
): void {
  const {
    transactionalId,
    transactionTimeoutMs: timeoutMs,
    correlationId,
    producerId,
    producerEpoch,
  } = request
  const transactionVersion = transactionVersionOf(desk)
  const expected = producerId < 0 ? {} : { expected: { producerId, producerEpoch } }
  const said = { transactionalId, timeoutMs, transactionVersion, ...expected }
  const { error = 'NONE', identity = NOBODY } = isCoordinator(desk, transactionalId)
    ? step(desk, transactionalId, client, (draft) => initProducerId(draft, said, desk.turn.now))
    : { error: 'NOT_COORDINATOR' as const }
  note(desk, { client, transactionalId, api: 'InitProducerId', error })
  answer(desk, client, { type: 'InitProducerIdResponse', correlationId, error, ...(identity ?? NOBODY) })
}

/** AddPartitionsToTxn: the first partition opens the transaction. */
export function onAddPartitions(desk: BrokerDesk, request: AddPartitionsToTxn, client: string): void {
  const { correlationId, partitions } = request
  const error = join(desk, request, client)
  answer(desk, client, { type: 'AddPartitionsToTxnResponse', correlationId, error, partitions })
}

/** Partitions join a transaction if it may go on; said by whom it is asked. */
export function join(
  desk: BrokerDesk,
  request: Omit<AddPartitionsToTxn, 'type' | 'correlationId'>,
  client: string,
): ErrorCode {
  const { transactionalId, producerId, producerEpoch, partitions } = request
  if (!isCoordinator(desk, transactionalId)) return 'NOT_COORDINATOR'
  const identity = { producerId, producerEpoch }
  const error =
    step(desk, transactionalId, client, (draft) =>
      addPartitions(draft, transactionalId, identity, partitions, desk.turn.now),
    ) ?? 'NONE'
  note(desk, { client, transactionalId, api: 'AddPartitionsToTxn', error })
  return error
}

/** EndTxn: the decision is written down, and is never taken back; the markers follow it. */
export function onEndTransaction(desk: BrokerDesk, request: EndTxn, client: string): void {
  const { transactionalId, producerId, producerEpoch, marker, correlationId } = request
  const identity = { producerId, producerEpoch }
  const { error = 'NONE', identity: next = NOBODY } = isCoordinator(desk, transactionalId)
    ? step(desk, transactionalId, client, (draft) =>
        endTransaction(draft, transactionalId, identity, marker, desk.turn.now),
      )
    : { error: 'NOT_COORDINATOR' as const }
  note(desk, { client, transactionalId, api: 'EndTxn', error })
  answer(desk, client, { type: 'EndTxnResponse', correlationId, error, ...(next ?? NOBODY) })
}

/** What has been open for longer than its transaction.timeout.ms is aborted, and its producer fenced (FACTS 4.5). */
export function checkTransactions(desk: BrokerDesk): void {
  for (const transactionalId of [...desk.kafka.transactions.keys()]) {
    if (!isCoordinator(desk, transactionalId)) continue
    step(desk, transactionalId, null, (draft) => abortTimedOut(draft, desk.turn.now))
  }
}

/** 2 since 4.0: each end raises the epoch, and leaders ask whether a transaction is open (KIP-890). */
export function transactionVersionOf({ kafka }: BrokerDesk): number {
  return kafka.profile === '3.9' ? 1 : 2
}

/** The epoch in which this coordinator leads its partition: markers carry it. */
function coordinatorEpochOf({ kafka }: BrokerDesk, transactionalId: string): number {
  return kafka.cluster.partitions.get(transactionsPartitionOf(transactionalId))?.registration.leaderEpoch ?? 0
}

function isCoordinator({ kafka, broker }: BrokerDesk, transactionalId: string): boolean {
  return transactionCoordinatorOf(kafka, transactionalId) === broker.address
}

/**
 * One step of the coordinator on a draft of the one transaction: what differs after it is the fact. Markers leave
 * as soon as an end is written down.
 */
function step<Outcome>(
  desk: BrokerDesk,
  transactionalId: string,
  client: string | null,
  take: (draft: TransactionCoordinator) => Outcome,
): Outcome {
  const { kafka, broker, turn } = desk
  const before = kafka.transactions.get(transactionalId)
  const copy = before === undefined ? [] : [[transactionalId, copyOf(before)] as const]
  const draft: TransactionCoordinator = {
    transactions: new Map(copy),
    coordinatorEpoch: coordinatorEpochOf(desk, transactionalId),
    nextProducerId: kafka.cluster.nextProducerId,
  }
  const outcome = take(draft)
  for (let id = kafka.cluster.nextProducerId; id < draft.nextProducerId; id++) {
    turn.emit({ type: 'producerId.given', client: client ?? '', producerId: id, producerEpoch: 0 })
  }
  const after = draft.transactions.get(transactionalId)
  if (after === undefined || (before !== undefined && isSame(before, after))) return outcome
  turn.emit({
    type: 'transaction.changed',
    broker: broker.address,
    client,
    transactionalId,
    from: before?.state ?? 'EMPTY',
    to: after.state,
    producerEpoch: after.producerEpoch,
    record: { ...after, partitions: [...after.partitions] },
  })
  if (after.state !== before?.state) sendMarkers(desk, transactionalId)
  return outcome
}

function copyOf(transaction: Transaction): Transaction {
  return { ...transaction, partitions: new Set(transaction.partitions) }
}

function isSame(one: Transaction, other: Transaction): boolean {
  const isSameProducer = one.producerId === other.producerId && one.producerEpoch === other.producerEpoch
  return isSameProducer && one.state === other.state && one.partitions.size === other.partitions.size
}

function note(
  { broker, turn }: BrokerDesk,
  said: {
    readonly client: string
    readonly transactionalId: string
    readonly api: string
    readonly error: ErrorCode
  },
): void {
  if (said.error !== 'NONE') turn.emit({ type: 'transaction.refused', broker: broker.address, ...said })
}
