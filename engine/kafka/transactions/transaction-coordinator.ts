import {
  EXHAUSTED_EPOCH,
  isEnding,
  type MarkerOrder,
  type Transaction,
  type TransactionCoordinator,
  type TransactionError,
} from './transaction-state.ts'

const NO_EPOCH = -1

/** A producer's id and epoch, as a request carries them. */
export interface ProducerIdentity {
  readonly producerId: number
  readonly producerEpoch: number
}

/** An answer: an error, or who the producer is from now on; and the markers to be written. */
export interface TransactionAnswer {
  readonly error: TransactionError | undefined
  readonly identity: ProducerIdentity | undefined
  readonly markers: readonly MarkerOrder[]
}

/** How a producer introduces itself. */
export interface InitProducerId {
  readonly transactionalId: string
  readonly timeoutMs: number
  readonly transactionVersion: number
  /** Who it was: a producer that goes on after an error and only wants the next epoch (KIP-360). */
  readonly expected?: ProducerIdentity
}

/**
 * A producer starts: it gets the next epoch, which fences an older process with the same transactional.id. An
 * open transaction is aborted first, and the producer has to ask again.
 */
export function initProducerId(
  coordinator: TransactionCoordinator,
  { transactionalId, timeoutMs, transactionVersion, expected }: InitProducerId,
  now: number,
): TransactionAnswer {
  const known = coordinator.transactions.get(transactionalId)
  const transaction = known ?? createTransaction(coordinator, transactionalId)
  if (expected !== undefined && !isItsProducer(transaction, expected)) return refuse('PRODUCER_FENCED')
  if (isEnding(transaction)) return refuse('CONCURRENT_TRANSACTIONS')
  if (transaction.state === 'ONGOING') {
    return { ...refuse('CONCURRENT_TRANSACTIONS'), markers: fence(coordinator, transaction, now) }
  }
  if (!raiseEpoch(coordinator, transaction, expected?.producerEpoch)) return refuse('PRODUCER_FENCED')
  transaction.state = 'EMPTY'
  transaction.timeoutMs = timeoutMs
  transaction.transactionVersion = transactionVersion
  transaction.updatedAt = now
  return { error: undefined, identity: identityOf(transaction), markers: [] }
}

/**
 * Partitions join the transaction: the first one opens it. From version 2 on the leaders ask, not the
 * producer.
 */
export function addPartitions(
  coordinator: TransactionCoordinator,
  transactionalId: string,
  identity: ProducerIdentity,
  partitions: readonly string[],
  now: number,
): TransactionError | undefined {
  const transaction = coordinator.transactions.get(transactionalId)
  if (transaction === undefined || transaction.producerId !== identity.producerId) {
    return 'INVALID_PRODUCER_ID_MAPPING'
  }
  if (transaction.producerEpoch !== identity.producerEpoch) return 'PRODUCER_FENCED'
  if (isEnding(transaction)) return 'CONCURRENT_TRANSACTIONS'
  if (transaction.state !== 'ONGOING') {
    transaction.state = 'ONGOING'
    transaction.startedAt = now
  }
  for (const partition of partitions) transaction.partitions.add(partition)
  transaction.updatedAt = now
  return undefined
}

/**
 * commitTransaction(), abortTransaction(): the decision is kept, and the producer is answered before the
 * markers.
 */
export function endTransaction(
  coordinator: TransactionCoordinator,
  transactionalId: string,
  identity: ProducerIdentity,
  marker: 'COMMIT' | 'ABORT',
  now: number,
): TransactionAnswer {
  const transaction = coordinator.transactions.get(transactionalId)
  if (transaction === undefined) return refuse('INVALID_PRODUCER_ID_MAPPING')
  const isRetried = isRetry(transaction, identity)
  const isKnown = transaction.producerId === identity.producerId || isRetried
  if (!isKnown) return refuse('INVALID_PRODUCER_ID_MAPPING')
  const isCurrent = identity.producerEpoch === transaction.producerEpoch && !isEndingAnew(transaction)
  if (!isCurrent && !isRetried) return refuse('PRODUCER_FENCED')
  const verdict = verdictOn(transaction, marker, isRetried)
  if (verdict === 'done') return { error: undefined, identity: identityOf(transaction), markers: [] }
  if (verdict !== 'end') return refuse(verdict)
  const markers = prepare(coordinator, transaction, marker, now)
  return { error: undefined, identity: identityOf(transaction), markers }
}

/** All markers are written. */
export function completeTransaction(
  coordinator: TransactionCoordinator,
  transactionalId: string,
  now: number,
): void {
  const transaction = coordinator.transactions.get(transactionalId)
  if (transaction === undefined || !isEnding(transaction)) return
  transaction.state = transaction.state === 'PREPARE_COMMIT' ? 'COMPLETE_COMMIT' : 'COMPLETE_ABORT'
  transaction.partitions.clear()
  transaction.updatedAt = now
}

/** Aborts what has been open for longer than transaction.timeout.ms; the coordinator looks every 10 s. */
export function abortTimedOut(coordinator: TransactionCoordinator, now: number): MarkerOrder[] {
  const isOver = ({ state, startedAt, timeoutMs }: Transaction): boolean =>
    state === 'ONGOING' && now - startedAt > timeoutMs
  return [...coordinator.transactions.values()]
    .filter(isOver)
    .flatMap((transaction) => fence(coordinator, transaction, now))
}

function createTransaction(coordinator: TransactionCoordinator, transactionalId: string): Transaction {
  const transaction: Transaction = {
    transactionalId,
    producerId: coordinator.nextProducerId++,
    producerEpoch: -1,
    previousProducerId: -1,
    lastProducerEpoch: NO_EPOCH,
    state: 'EMPTY',
    timeoutMs: 60_000,
    transactionVersion: 2,
    partitions: new Set(),
    startedAt: -1,
    updatedAt: -1,
  }
  coordinator.transactions.set(transactionalId, transaction)
  return transaction
}

/** The producer did not get the answer to its last end, which raised its epoch or changed its id. */
function isRetry(transaction: Transaction, { producerId, producerEpoch }: ProducerIdentity): boolean {
  if (transaction.transactionVersion < 2) return false
  const isSame = transaction.producerId === producerId && transaction.producerEpoch === producerEpoch + 1
  const isOldId = transaction.previousProducerId === producerId && producerEpoch === EXHAUSTED_EPOCH
  return isSame || (isOldId && transaction.producerEpoch === 0)
}

/** While markers travel, only a repetition of their request is in order, from version 2 on. */
function isEndingAnew(transaction: Transaction): boolean {
  return transaction.transactionVersion >= 2 && isEnding(transaction)
}

/** Whether the transaction ends now, has ended so already, or must not end like this. */
function verdictOn(
  { state, transactionVersion }: Transaction,
  marker: 'COMMIT' | 'ABORT',
  isRetried: boolean,
): 'end' | 'done' | TransactionError {
  if (state === 'ONGOING') return 'end'
  if (state === `PREPARE_${marker}`) return 'CONCURRENT_TRANSACTIONS'
  const isRepeated = transactionVersion < 2 || isRetried
  if (state === `COMPLETE_${marker}` && isRepeated) return 'done'
  // From version 2 on a producer may abort what the coordinator has not heard of yet.
  const isAtRest = state === 'EMPTY' || state === 'COMPLETE_COMMIT' || state === 'COMPLETE_ABORT'
  const mayAbort = marker === 'ABORT' && transactionVersion >= 2 && !isRetried
  return isAtRest && mayAbort ? 'end' : 'INVALID_TXN_STATE'
}

/** The markers carry the raised epoch, so that a record that is late cannot join the next transaction. */
function prepare(
  coordinator: TransactionCoordinator,
  transaction: Transaction,
  marker: 'COMMIT' | 'ABORT',
  now: number,
): MarkerOrder[] {
  const { producerId, transactionVersion } = transaction
  const producerEpoch = transaction.producerEpoch + (transactionVersion >= 2 ? 1 : 0)
  const { coordinatorEpoch } = coordinator
  const order = { producerId, producerEpoch, marker, coordinatorEpoch, transactionVersion }
  const markers = [...transaction.partitions].map((partition) => ({ partition, ...order }))
  if (producerEpoch > EXHAUSTED_EPOCH) takeNewId(coordinator, transaction)
  else transaction.producerEpoch = producerEpoch
  transaction.state = `PREPARE_${marker}`
  transaction.updatedAt = now
  if (markers.length === 0) completeTransaction(coordinator, transaction.transactionalId, now)
  return markers
}

/** Aborts for a producer that is not asked: its epoch is raised, so that it learns of it. */
function fence(coordinator: TransactionCoordinator, transaction: Transaction, now: number): MarkerOrder[] {
  if (transaction.transactionVersion < 2) transaction.producerEpoch++
  return prepare(coordinator, transaction, 'ABORT', now)
}

/** `isValidProducerId`: of this id, or of one whose epochs were used up and whose answer got lost. */
function isItsProducer(
  { producerId, producerEpoch, previousProducerId }: Transaction,
  expected: ProducerIdentity,
): boolean {
  if (producerEpoch < 0 || expected.producerId === producerId) return true
  return expected.producerId === previousProducerId && expected.producerEpoch >= EXHAUSTED_EPOCH
}

/**
 * `prepareIncrementProducerEpoch`: the next epoch, or for who asks a second time the one that it was given. False:
 * somebody else has a younger one.
 */
function raiseEpoch(
  coordinator: TransactionCoordinator,
  transaction: Transaction,
  expected: number | undefined,
): boolean {
  const { producerEpoch, lastProducerEpoch } = transaction
  const isNext = expected === undefined || producerEpoch < 0 || expected === producerEpoch
  if (producerEpoch >= EXHAUSTED_EPOCH && isNext) takeNewId(coordinator, transaction)
  else if (isNext) transaction.producerEpoch++
  else return expected === lastProducerEpoch
  transaction.lastProducerEpoch = expected === undefined ? NO_EPOCH : producerEpoch
  return true
}

function takeNewId(coordinator: TransactionCoordinator, transaction: Transaction): void {
  transaction.previousProducerId = transaction.producerId
  transaction.producerId = coordinator.nextProducerId++
  transaction.producerEpoch = 0
}

function identityOf({ producerId, producerEpoch }: Transaction): ProducerIdentity {
  return { producerId, producerEpoch }
}

function refuse(error: TransactionError): TransactionAnswer {
  return { error, identity: undefined, markers: [] }
}
