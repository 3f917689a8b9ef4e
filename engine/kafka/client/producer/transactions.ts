import type { ErrorCode } from '../../protocol/error-code.ts'
import type { OffsetToCommit } from '../../protocol/group-requests.ts'
import type { KafkaRequest, KafkaResponse } from '../../requests.ts'
import type { KafkaTurn } from '../../turn.ts'
import { anyBroker, ask } from '../network.ts'
import { isAsking, isReachable } from '../network-state.ts'
import type { Producer } from './producer-state.ts'
import { backOff, move, moveOffsets } from './transaction-moves.ts'

/** A request about a transaction without what every one of them carries. */
type Asked<Request extends KafkaRequest> = Request extends KafkaRequest
  ? Omit<Request, 'correlationId' | 'transactionalId' | 'producerId' | 'producerEpoch'>
  : never

/** Whether records may be given to the accumulator: without a transactional.id always, else only in one. */
export function mayAccumulate({ config, transaction }: Producer): boolean {
  return config.transactionalId === null || transaction.phase === 'IN_TRANSACTION'
}

/** initTransactions(): the first that a transactional producer does. */
export function initTransactions(producer: Producer, turn: KafkaTurn): void {
  move(producer, turn, 'INITIALIZING', 'initTransactions()')
}

/** beginTransaction(): nobody is told; the first records will open it. */
export function beginTransaction(producer: Producer, turn: KafkaTurn): void {
  if (producer.transaction.phase === 'READY') move(producer, turn, 'IN_TRANSACTION', 'beginTransaction()')
}

/**
 * commitTransaction() or abortTransaction(): everything that has left is waited for, then the coordinator ends it.
 * An application that has called flush() before has nothing that has not left.
 */
export function endTransaction(
  producer: Producer,
  turn: KafkaTurn,
  how: 'commit' | 'abort',
  isFlushed = false,
): void {
  if (producer.transaction.phase !== 'IN_TRANSACTION') return
  if (how === 'commit') move(producer, turn, 'COMMITTING_TRANSACTION', 'commitTransaction()')
  else move(producer, turn, 'ABORTING_TRANSACTION', 'abortTransaction()')
  if (how === 'abort' && !isFlushed) abortUnsent(producer, turn)
  turn.emit({ type: 'sender.flushing', producer: producer.name, on: true })
}

/** sendOffsetsToTransaction(): what was read counts as read exactly when what was made of it counts. */
export function sendOffsets(
  producer: Producer,
  turn: KafkaTurn,
  given: {
    readonly groupId: string
    readonly memberId: string
    readonly generation: number
    readonly offsets: readonly OffsetToCommit[]
  },
): void {
  if (producer.transaction.phase !== 'IN_TRANSACTION') return
  turn.emit({ type: 'producerTransaction.offsetsGiven', producer: producer.name, ...given })
  // From version 2 on the group's coordinator takes its partition in by itself (KIP-890).
  if (!producer.config.addsPartitions) moveOffsets(producer, turn, 'added')
}

/**
 * Records of it are given up: it cannot be committed any more, and a well-made application aborts. Before version 2
 * the producer asks for another epoch after that, so that what is late of it is refused (KIP-360); from version 2 on
 * each end raises it.
 */
export function failTransaction(producer: Producer, turn: KafkaTurn, error: string): void {
  const { phase } = producer.transaction
  if (phase !== 'IN_TRANSACTION' && phase !== 'COMMITTING_TRANSACTION') return
  move(
    producer,
    turn,
    'ABORTING_TRANSACTION',
    error,
    producer.config.addsPartitions && phase === 'IN_TRANSACTION',
  )
  abortUnsent(producer, turn)
  turn.emit({ type: 'sender.flushing', producer: producer.name, on: true })
}

/** What has not left is not waited for: nobody will see it. */
function abortUnsent(producer: Producer, turn: KafkaTurn): void {
  const { name, machine } = producer
  if (machine.batches.size === 0) return
  turn.emit({ type: 'unsent.aborted', producer: name })
  for (const { partition, records, error = '' } of producer.outcomes) {
    turn.emit({ type: 'records.failed', producer: name, partition, count: records.length, error })
  }
}

/** Whatever the transaction waits for next is asked for, unless it is being asked, or a backoff runs. */
export function tendTransaction(producer: Producer, turn: KafkaTurn): void {
  const { transaction, config, machine } = producer
  const { phase, delayedUntil, offsets } = transaction
  if (config.transactionalId === null || turn.now < delayedUntil) return
  if (phase === 'UNINITIALIZED' || phase === 'READY' || phase === 'FATAL_ERROR') return
  if (findCoordinator(producer, turn)) return
  if (phase === 'INITIALIZING') {
    askInit(producer, turn)
    return
  }
  if (config.addsPartitions && askPartitions(producer, turn)) return
  if (offsets !== undefined) askOffsets(producer, turn)
  else if (phase !== 'IN_TRANSACTION' && machine.batches.size === 0) end(producer, turn)
}

/** An answer about the transaction; true if it was one. */
export function onTransactionResponse(producer: Producer, turn: KafkaTurn, response: KafkaResponse): boolean {
  const { name } = producer
  switch (response.type) {
    case 'FindCoordinatorResponse':
      onCoordinator(producer, turn, response.coordinator)
      return true
    case 'InitProducerIdResponse': {
      if (producer.config.transactionalId === null) return false
      const { producerId, producerEpoch } = response
      if (!accept(producer, turn, response.error)) return true
      turn.emit({ type: 'producerId.received', producer: name, producerId, producerEpoch })
      move(producer, turn, 'READY', 'InitProducerId')
      return true
    }
    case 'AddPartitionsToTxnResponse':
      if (accept(producer, turn, response.error)) {
        turn.emit({ type: 'producerTransaction.joined', producer: name, partitions: response.partitions })
      }
      return true
    case 'AddOffsetsToTxnResponse':
      if (accept(producer, turn, response.error)) moveOffsets(producer, turn, 'added')
      return true
    case 'TxnOffsetCommitResponse':
      onOffsetsCommitted(producer, turn, response.error)
      return true
    case 'EndTxnResponse': {
      const { producerId, producerEpoch } = response
      if (!accept(producer, turn, response.error)) return true
      if (producerId >= 0)
        turn.emit({ type: 'producerId.received', producer: name, producerId, producerEpoch })
      finish(producer, turn)
      return true
    }
    default:
      return false
  }
}

/** A broker is gone: whoever was asked there is looked for again. */
export function loseBroker(producer: Producer, turn: KafkaTurn, broker: string): void {
  const { name, transaction } = producer
  if (transaction.coordinator === broker) {
    turn.emit({ type: 'transactionCoordinator.found', producer: name, coordinator: null })
  }
  if (transaction.offsets?.coordinator === broker) moveOffsets(producer, turn, 'lost')
}

/** True while the coordinator is not known. */
function findCoordinator(producer: Producer, turn: KafkaTurn): boolean {
  const { transaction, config, network } = producer
  const { offsets } = transaction
  const key = transaction.coordinator === undefined ? config.transactionalId : null
  const group = offsets?.isAdded === true && offsets.coordinator === undefined ? offsets.groupId : null
  if (key === null && group === null) return false
  const broker = anyBroker(producer, turn.now)
  if (broker === undefined || isAsking(network, 'FindCoordinator')) return true
  const { nextCorrelationId: correlationId } = network
  const of =
    key === null
      ? ({ key: group ?? '', keyType: 'group' } as const)
      : ({ key, keyType: 'transaction' } as const)
  ask(producer, turn, broker, { type: 'FindCoordinator', correlationId, ...of })
  return true
}

/** The transaction's coordinator is looked for first; then, if offsets wait, the group's. */
function onCoordinator(producer: Producer, turn: KafkaTurn, coordinator: string | null): void {
  const { name, transaction, network } = producer
  if (coordinator === null || !isReachable(network, coordinator, turn.now)) backOff(producer, turn)
  else if (transaction.coordinator === undefined) {
    turn.emit({ type: 'transactionCoordinator.found', producer: name, coordinator })
  } else moveOffsets(producer, turn, 'located', coordinator)
}

function askInit(producer: Producer, turn: KafkaTurn): void {
  const { config, network, transaction, machine } = producer
  const { coordinator } = transaction
  if (coordinator === undefined || isAsking(network, 'InitProducerId')) return
  ask(producer, turn, coordinator, {
    type: 'InitProducerId',
    correlationId: network.nextCorrelationId,
    transactionalId: config.transactionalId,
    transactionTimeoutMs: config.transactionTimeoutMs,
    producerId: machine.producerId,
    producerEpoch: machine.producerEpoch,
  })
}

/** Before version 2 the producer itself says which partitions it will write to. True while it waits for that. */
function askPartitions(producer: Producer, turn: KafkaTurn): boolean {
  const partitions = missing(producer)
  if (partitions.length > 0) put(producer, turn, { type: 'AddPartitionsToTxn', partitions })
  return partitions.length > 0
}

function missing({ machine, transaction }: Producer): string[] {
  return [...machine.partitions.values()]
    .filter(({ name, queue }) => queue.size > 0 && !transaction.partitions.has(name))
    .map(({ name }) => name)
}

/** Before version 2 the producer tells its coordinator of the group; then the group's gets the offsets. */
function askOffsets(producer: Producer, turn: KafkaTurn): void {
  const { offsets } = producer.transaction
  if (offsets === undefined) return
  const { groupId, memberId, generation, isAdded, coordinator } = offsets
  if (!isAdded) put(producer, turn, { type: 'AddOffsetsToTxn', groupId })
  else if (coordinator !== undefined) {
    const said = { groupId, memberId, generation, offsets: offsets.offsets }
    put(producer, turn, { type: 'TxnOffsetCommit', ...said }, coordinator)
  }
}

/** Everything is acknowledged: the coordinator ends the transaction, if it knows of any. */
function end(producer: Producer, turn: KafkaTurn): void {
  const { isStarted, phase } = producer.transaction
  const marker = phase === 'COMMITTING_TRANSACTION' ? 'COMMIT' : 'ABORT'
  if (isStarted) put(producer, turn, { type: 'EndTxn', marker })
  else finish(producer, turn)
}

function finish(producer: Producer, turn: KafkaTurn): void {
  const how = producer.transaction.phase === 'COMMITTING_TRANSACTION' ? 'committed' : 'aborted'
  turn.emit({ type: 'sender.flushing', producer: producer.name, on: false })
  move(producer, turn, producer.transaction.mustRaiseEpoch ? 'INITIALIZING' : 'READY', how)
}

function put(
  producer: Producer,
  turn: KafkaTurn,
  asked: Asked<KafkaRequest>,
  to: string | undefined = producer.transaction.coordinator,
): void {
  const { network, machine, config } = producer
  if (to === undefined || isAsking(network, asked.type) || !isReachable(network, to, turn.now)) return
  const { producerId, producerEpoch } = machine
  const { nextCorrelationId: correlationId } = network
  const who = { correlationId, transactionalId: config.transactionalId ?? '', producerId, producerEpoch }
  ask(producer, turn, to, { ...asked, ...who } as KafkaRequest)
}

/** Whether an answer is good news; if not, what is to be done is done. */
function accept(producer: Producer, turn: KafkaTurn, error: ErrorCode): boolean {
  const { name } = producer
  switch (error) {
    case 'NONE':
      return true
    case 'PRODUCER_FENCED':
    case 'INVALID_PRODUCER_EPOCH':
    case 'INVALID_PRODUCER_ID_MAPPING':
    case 'INVALID_TXN_STATE':
      move(producer, turn, 'FATAL_ERROR', error)
      return false
    case 'NOT_COORDINATOR':
    case 'COORDINATOR_NOT_AVAILABLE':
      turn.emit({ type: 'transactionCoordinator.found', producer: name, coordinator: null })
      backOff(producer, turn)
      return false
    default:
      backOff(producer, turn)
      return false
  }
}

/** Offsets of a member that is not in the group any more spoil the transaction; it must be aborted (KIP-447). */
function onOffsetsCommitted(producer: Producer, turn: KafkaTurn, error: ErrorCode): void {
  if (error === 'NONE') moveOffsets(producer, turn, 'committed')
  else if (error === 'NOT_COORDINATOR' || error === 'COORDINATOR_NOT_AVAILABLE') {
    moveOffsets(producer, turn, 'lost')
    backOff(producer, turn)
  } else if (error === 'CONCURRENT_TRANSACTIONS') backOff(producer, turn)
  else if (error === 'INVALID_PRODUCER_EPOCH' || error === 'PRODUCER_FENCED') {
    accept(producer, turn, error)
  } else {
    moveOffsets(producer, turn, 'committed')
    failTransaction(producer, turn, error)
  }
}
