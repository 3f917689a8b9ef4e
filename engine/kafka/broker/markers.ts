import type { Address } from '../../kernel/agenda.ts'
import { OFFSETS_TOPIC, offsetsPartitionOf, transactionsPartitionOf } from '../coordinator/internal-topics.ts'
import { judgeMarker } from '../log/append.ts'
import { type PartitionName, topicOf } from '../protocol/partition-name.ts'
import type { WriteTxnMarkers, WriteTxnMarkersResponse } from '../protocol/transaction-requests.ts'
import { isEnding, type Transaction } from '../transactions/transaction-state.ts'
import type { BrokerDesk } from '../turn.ts'
import { leaderOf } from './cluster-state.ts'
import { wakeFetches } from './delayed-fetch.ts'
import { answerWhenReplicated } from './delayed-produce.ts'
import { highWatermarkAt } from './in-sync.ts'
import { leadersLogOf } from './metadata.ts'

/** Markers that nobody has acknowledged are sent again: their leader may be another one by now. */
const RETRY_MS = 1000

/** Markers wait for their replicas as long as it takes; the coordinator asks again before. */
const REPLICATION_MS = 30_000

/** Sends the markers of an ended transaction to whoever leads its partitions; those that are left of them. */
export function sendMarkers(desk: BrokerDesk, transactionalId: string): void {
  const { kafka, broker, turn } = desk
  const transaction = kafka.transactions.get(transactionalId)
  const home = transactionsPartitionOf(transactionalId)
  if (transaction === undefined || !isEnding(transaction)) return
  if (leaderOf(kafka.cluster, home) !== broker.address) return
  const byLeader = new Map<Address, PartitionName[]>()
  for (const partition of transaction.partitions) {
    const leader = leaderOf(kafka.cluster, partition)
    if (leader === undefined) continue
    const known = byLeader.get(leader)
    if (known === undefined) byLeader.set(leader, [partition])
    else known.push(partition)
  }
  const coordinatorEpoch = kafka.cluster.partitions.get(home)?.registration.leaderEpoch ?? 0
  const correlationId = endOf(transaction)
  const order = { ...identityOf(transaction), transactionalId, coordinatorEpoch, correlationId }
  for (const [leader, partitions] of byLeader) {
    turn.send(broker.address, leader, { type: 'WriteTxnMarkers', ...order, partitions })
  }
  const { address, incarnation } = broker
  turn.pass(address, address, RETRY_MS, {
    type: 'markers.retry',
    incarnation,
    transactionalId,
    end: correlationId,
  })
}

/** Nobody has acknowledged all of them for a while. Stale when they were of an earlier end. */
export function retryMarkers(desk: BrokerDesk, transactionalId: string, end: number): void {
  const transaction = desk.kafka.transactions.get(transactionalId)
  if (transaction !== undefined && endOf(transaction) === end) sendMarkers(desk, transactionalId)
}

/** A leader writes markers, and answers when they are replicated; for offsets the decision is what counts. */
export function onWriteMarkers(desk: BrokerDesk, request: WriteTxnMarkers, coordinator: Address): void {
  const { partitions, correlationId, transactionalId } = request
  const results = partitions.map((partition) => {
    return topicOf(partition) === OFFSETS_TOPIC
      ? decideOffsets(desk, partition, request)
      : writeMarker(desk, partition, request)
  })
  for (const { partition, error } of results) if (error === 'NONE') wakeFetches(desk, partition)
  answerWhenReplicated(desk, coordinator, correlationId, results, REPLICATION_MS, transactionalId)
}

/** What is written is done; when all of it is, so is the transaction. */
export function onMarkersWritten(
  desk: BrokerDesk,
  { transactionalId, correlationId, results }: WriteTxnMarkersResponse,
): void {
  const { kafka, broker, turn } = desk
  const transaction = kafka.transactions.get(transactionalId)
  if (transaction === undefined || !isEnding(transaction) || endOf(transaction) !== correlationId) return
  for (const { partition, error } of results) {
    // A newer coordinator, or the same in another turn, has seen to it.
    const isDone = error === 'NONE' || error === 'INVALID_PRODUCER_EPOCH'
    if (!isDone || !transaction.partitions.has(partition)) continue
    turn.emit({ type: 'marker.acknowledged', transactionalId, partition })
  }
  if (transaction.partitions.size > 0) return
  const to = transaction.state === 'PREPARE_COMMIT' ? 'COMPLETE_COMMIT' : 'COMPLETE_ABORT'
  turn.emit({
    type: 'transaction.changed',
    broker: broker.address,
    client: null,
    transactionalId,
    from: transaction.state,
    to,
    producerEpoch: transaction.producerEpoch,
    record: { ...transaction, partitions: [], state: to, updatedAt: turn.now },
  })
}

/** A broker that begins to coordinate goes on with the ends that its predecessor had written down. */
export function resumeTransactions(desk: BrokerDesk, partition: PartitionName): void {
  for (const transactionalId of [...desk.kafka.transactions.keys()]) {
    if (transactionsPartitionOf(transactionalId) === partition) sendMarkers(desk, transactionalId)
  }
}

/**
 * Which end of the many that an id sees: when it was decided. A late answer about the markers of an earlier one says
 * nothing about this one.
 */
function endOf({ updatedAt }: Transaction): number {
  return updatedAt
}

/** Markers are of the producer that wrote: when its epochs were used up at the end, that is the id before. */
function identityOf(
  transaction: Transaction,
): Omit<WriteTxnMarkers, 'type' | 'partitions' | 'correlationId' | 'transactionalId' | 'coordinatorEpoch'> {
  const { producerId, producerEpoch, previousProducerId, transactionVersion, state } = transaction
  const marker = state === 'PREPARE_COMMIT' ? 'COMMIT' : 'ABORT'
  const isOfOldId = transactionVersion >= 2 && producerEpoch === 0
  return isOfOldId
    ? { producerId: previousProducerId, producerEpoch: LAST_EPOCH, marker, transactionVersion }
    : { producerId, producerEpoch, marker, transactionVersion }
}

const LAST_EPOCH = 32767

type Result = WriteTxnMarkersResponse['results'][number]

function writeMarker(desk: BrokerDesk, partition: PartitionName, request: WriteTxnMarkers): Result {
  const { kafka, broker, turn } = desk
  const { error, log } = leadersLogOf(desk, partition)
  if (log === undefined) return { partition, error, baseOffset: -1 }
  const refused = judgeMarker(log, request)
  if (refused !== undefined) return { partition, error: refused, baseOffset: -1 }
  const { transactionalId, producerId, producerEpoch, marker, coordinatorEpoch, transactionVersion } = request
  const offset = log.endOffset
  turn.emit({
    type: 'marker.written',
    broker: broker.address,
    partition,
    transactionalId,
    marker,
    producerId,
    producerEpoch,
    coordinatorEpoch,
    transactionVersion,
    leaderEpoch: kafka.cluster.partitions.get(partition)?.registration.leaderEpoch ?? 0,
    offset,
    highWatermark: highWatermarkAt(desk, partition, offset + 1),
  })
  return { partition, error: 'NONE', baseOffset: offset }
}

/** In `__consumer_offsets` a marker decides about the offsets that came with the transaction. */
function decideOffsets(desk: BrokerDesk, partition: PartitionName, request: WriteTxnMarkers): Result {
  const { kafka, broker, turn } = desk
  if (leaderOf(kafka.cluster, partition) !== broker.address) {
    return { partition, error: 'NOT_LEADER_OR_FOLLOWER', baseOffset: -1 }
  }
  const { producerId, marker } = request
  for (const [groupId, ofGroup] of kafka.pendingOffsets) {
    if (offsetsPartitionOf(groupId) !== partition || !ofGroup.has(producerId)) continue
    turn.emit({ type: 'offset.decided', groupId, producerId, marker })
  }
  return { partition, error: 'NONE', baseOffset: -1 }
}
