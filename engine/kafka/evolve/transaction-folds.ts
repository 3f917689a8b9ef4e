import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { ProducerTransaction } from '../client/producer/producer-transaction.ts'
import type { TransactionEvent } from '../events/transaction-events.ts'
import { appendMarker } from '../log/append.ts'
import { setHighWatermark } from '../log/watermark.ts'
import type { KafkaState } from '../state.ts'
import { brokerOf } from './cluster-folds.ts'
import { logOf } from './log-folds.ts'

/** How facts about transactions are written. */
export const transactionFolds: Folds<KafkaState, TransactionEvent> = {
  'transaction.changed'(kafka, { transactionalId, record }) {
    kafka.transactions.set(transactionalId, { ...record, partitions: new Set(record.partitions) })
  },
  'transaction.refused'() {},
  'marker.written'(kafka, event, tick) {
    const { broker, partition, producerId, producerEpoch, marker, leaderEpoch, highWatermark } = event
    const { coordinatorEpoch, transactionVersion } = event
    const log = logOf(kafka, broker, partition)
    const request = { producerId, producerEpoch, marker, coordinatorEpoch, transactionVersion }
    appendMarker(log, request, { now: tick, leaderEpoch })
    if (highWatermark > log.highWatermark) setHighWatermark(log, highWatermark)
  },
  'marker.acknowledged'(kafka, { transactionalId, partition }) {
    kafka.transactions.get(transactionalId)?.partitions.delete(partition)
  },
  'offset.pending'(kafka, { groupId, producerId, offsets }) {
    const ofGroup = kafka.pendingOffsets.get(groupId) ?? new Map()
    kafka.pendingOffsets.set(groupId, ofGroup)
    const known = ofGroup.get(producerId) ?? []
    const isAnew = (partition: string) => offsets.some((one) => one.partition === partition)
    const kept = known.filter(({ partition }: { readonly partition: string }) => !isAnew(partition))
    ofGroup.set(producerId, [...kept, ...offsets])
  },
  'offset.decided'(kafka, { groupId, producerId, marker }, tick, seq) {
    const ofGroup = kafka.pendingOffsets.get(groupId)
    const offsets = ofGroup?.get(producerId) ?? []
    ofGroup?.delete(producerId)
    if (marker === 'ABORT') return
    const known = kafka.offsets.get(groupId) ?? new Map()
    kafka.offsets.set(groupId, known)
    for (const { partition, offset } of offsets) known.set(partition, { offset, committedAt: tick, seq })
  },
  'produce.held'(kafka, { broker, client, coordinator, id, request }) {
    const leader = brokerOf(kafka, broker)
    leader.held.set(id, { client, coordinator, request })
    leader.nextCorrelationId = id + 1
  },
  'produce.verified'(kafka, { broker, id }) {
    brokerOf(kafka, broker).held.delete(id)
  },
  'producerTransaction.moved'(kafka, { producer, to, reason, raisesEpoch }) {
    const transaction = transactionOf(kafka, producer)
    transaction.phase = to
    if (raisesEpoch === true) transaction.mustRaiseEpoch = true
    if (to === 'ABORTING_TRANSACTION') transaction.failure = reason
    if (to === 'IN_TRANSACTION') transaction.sent = 0
    if (to !== 'READY') return
    transaction.ended++
    transaction.partitions.clear()
    transaction.offsets = undefined
    transaction.isStarted = false
    transaction.failure = undefined
    transaction.mustRaiseEpoch = false
  },
  'transactionCoordinator.found'(kafka, { producer, coordinator }) {
    transactionOf(kafka, producer).coordinator = coordinator ?? undefined
  },
  'producerTransaction.joined'(kafka, { producer, partitions }) {
    const transaction = transactionOf(kafka, producer)
    for (const partition of partitions) transaction.partitions.add(partition)
    transaction.isStarted = true
  },
  'producerTransaction.offsetsGiven'(kafka, { producer, groupId, memberId, generation, offsets }) {
    const given = { groupId, memberId, generation, offsets, isAdded: false, coordinator: undefined }
    transactionOf(kafka, producer).offsets = given
  },
  'producerTransaction.offsetsMoved'(kafka, { producer, step, coordinator }) {
    const transaction = transactionOf(kafka, producer)
    const given = transaction.offsets
    if (given === undefined) return
    if (step === 'added') {
      given.isAdded = true
      transaction.isStarted = true
    } else if (step === 'committed') transaction.offsets = undefined
    else given.coordinator = coordinator ?? undefined
  },
  'producerTransaction.delayed'(kafka, { producer, until }) {
    transactionOf(kafka, producer).delayedUntil = until
  },
}

function transactionOf(kafka: KafkaState, producer: string): ProducerTransaction {
  return present(kafka.producers.get(producer), `the producer ${producer}`).transaction
}
