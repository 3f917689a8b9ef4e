import { itemAt } from '../../base/deque.ts'
import type { Law } from '../../kernel/model.ts'
import { leaderOf } from '../broker/cluster-state.ts'
import { isLegal, type TransactionState, transactionProducerServerSide } from '../config/state-machines.ts'
import type { KafkaEvent } from '../events.ts'
import type { PartitionLog } from '../log/partition-log.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'

type KafkaLaw = Law<KafkaState, KafkaEvent>

type Of<Type extends KafkaEvent['type']> = Extract<KafkaEvent, { readonly type: Type }>

/** The coordinator takes no step that the table of states forbids; an end without partitions takes two at once. */
const lifecycle: KafkaLaw = {
  id: 'kafka.transaction-lifecycle',
  on: ['transaction.changed'],
  check(_kafka, event) {
    const { from, to, transactionalId } = event as Of<'transaction.changed'>
    return isAllowed(from, to) ? undefined : `${transactionalId} goes from ${from} to ${to}`
  },
}

/** An epoch is the coordinator's to give, and a log never goes back to an older one (FACTS 4.4). */
const epochs: KafkaLaw = {
  id: 'kafka.producer-epochs',
  on: ['records.appended'],
  check(kafka, event) {
    const { broker, partition, batch } = event as Of<'records.appended'>
    if (!batch.transactional) return undefined
    const entry = logOf(kafka, broker, partition)?.producers.get(batch.producerId)
    if (entry !== undefined && entry.epoch !== batch.producerEpoch) {
      return `${partition}: epoch ${batch.producerEpoch} of ${batch.producerId} after ${entry.epoch}`
    }
    for (const { producerId, producerEpoch, transactionalId } of kafka.transactions.values()) {
      if (producerId !== batch.producerId || batch.producerEpoch <= producerEpoch) continue
      return `${partition}: epoch ${batch.producerEpoch} of ${transactionalId}, which has ${producerEpoch}`
    }
    return undefined
  },
}

/** A transaction is complete when no partition has it open any more, on whoever leads. */
const complete: KafkaLaw = {
  id: 'kafka.transaction-complete',
  on: ['transaction.changed'],
  check(kafka, event) {
    const { to, transactionalId, record, from } = event as Of<'transaction.changed'>
    if (!to.startsWith('COMPLETE') || !from.startsWith('PREPARE')) return undefined
    for (const partition of kafka.cluster.partitions.keys()) {
      const leader = leaderOf(kafka.cluster, partition)
      const log = leader === undefined ? undefined : logOf(kafka, leader, partition)
      const entry = log?.producers.get(record.producerId)
      if (entry?.transactionFirstOffset === undefined || entry.epoch > record.producerEpoch) continue
      return `${transactionalId} is ${to}, and open in ${partition}`
    }
    return undefined
  },
}

/** A reader of committed data is given nothing that is open or was aborted (LOG-T01..T06). */
const committedOnly: KafkaLaw = {
  id: 'kafka.read-committed',
  on: ['records.polled'],
  check(kafka, event) {
    const { consumer, partition, to } = event as Of<'records.polled'>
    const reader = kafka.consumers.get(consumer)
    if (reader?.config.isolationLevel !== 'read_committed') return undefined
    const log = logOf(kafka, leaderOf(kafka.cluster, partition) ?? '', partition)
    if (log === undefined) return undefined
    for (let at = reader.inHand.size - 1; at >= 0; at--) {
      const stretch = itemAt(reader.inHand, at)
      if (stretch?.partition !== partition) break
      if (!stretch.batch.transactional) continue
      const fate = fateOf(log, stretch.batch.producerId, stretch.batch.baseOffset)
      if (fate !== 'committed') return `${consumer} got what is ${fate} up to ${to} of ${partition}`
    }
    return undefined
  },
}

/** The laws of transactions. Broken, they are our bugs. */
export const transactionLaws: readonly KafkaLaw[] = [lifecycle, epochs, complete, committedOnly]

function isAllowed(from: TransactionState, to: TransactionState): boolean {
  const isStep = (one: TransactionState, other: TransactionState): boolean =>
    one === other || isLegal(transactionProducerServerSide, one, other)
  if (isStep(from, to)) return true
  const isAtOnce = to === 'COMPLETE_ABORT' || to === 'COMPLETE_COMMIT'
  return isAtOnce && isStep(from, to === 'COMPLETE_ABORT' ? 'PREPARE_ABORT' : 'PREPARE_COMMIT')
}

function fateOf(log: PartitionLog, producerId: number, offset: number): 'open' | 'aborted' | 'committed' {
  const isOurs = (one: { readonly producerId: number; readonly firstOffset: number }): boolean =>
    one.producerId === producerId && one.firstOffset <= offset
  if (log.ongoing.some(isOurs)) return 'open'
  for (const { aborted } of log.segments) {
    for (let at = 0; at < aborted.end; at++) {
      const transaction = aborted.items[at]
      if (transaction !== undefined && isOurs(transaction) && offset <= transaction.lastOffset)
        return 'aborted'
    }
  }
  return 'committed'
}

function logOf(kafka: KafkaState, broker: string, partition: PartitionName): PartitionLog | undefined {
  return kafka.brokers.get(broker)?.logs.get(partition)
}
