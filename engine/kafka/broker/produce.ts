import { judgeAppend } from '../log/append.ts'
import type { BatchDraft } from '../log/batch.ts'
import type { Produce, ProduceResponse } from '../protocol/client-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { wakeFetches } from './delayed-fetch.ts'
import { answerWhenReplicated } from './delayed-produce.ts'
import { highWatermarkAt, minInsyncReplicasOf } from './in-sync.ts'
import { leadersLogOf } from './metadata.ts'
import { hold, mustAsk, takeHeld } from './verify.ts'

type Result = ProduceResponse['results'][number]

const UNKNOWN_OFFSET = -1

/** Produce: the leader appends; acks says how far the records must have come before it answers. */
export function onProduce(desk: BrokerDesk, request: Produce, client: string): void {
  if (!mustAsk(desk, request)) return appendAll(desk, request, client)
  const verdict = hold(desk, request, client)
  if (verdict === undefined) return
  takeHeld(desk, verdict.id)
  onProduceVerified(desk, request, client, verdict.error)
}

/** The coordinator has said whether the transaction is open; the records are appended, or refused all alike. */
export function onProduceVerified(
  desk: BrokerDesk,
  request: Produce,
  client: string,
  error: ErrorCode,
): void {
  if (error === 'NONE') {
    appendAll(desk, request, client)
    return
  }
  const results = request.batches.map(({ partition, batch }) => refuse(desk, partition, batch, client, error))
  answer(desk, client, { type: 'ProduceResponse', correlationId: request.correlationId, results })
}

function appendAll(desk: BrokerDesk, request: Produce, client: string): void {
  const { correlationId, acks, batches } = request
  const results = batches.map(({ partition, batch }) => append(desk, partition, batch, client, acks))
  // Readers are woken when all of it is in the logs.
  for (const { partition, error } of results) if (error === 'NONE') wakeFetches(desk, partition)
  if (acks === -1) answerWhenReplicated(desk, client, correlationId, results, request.timeoutMs)
  else if (acks === 1) answer(desk, client, { type: 'ProduceResponse', correlationId, results })
}

function append(
  desk: BrokerDesk,
  partition: PartitionName,
  batch: BatchDraft,
  client: string,
  acks: Produce['acks'],
): Result {
  const { broker, turn, kafka } = desk
  const { error, log } = leadersLogOf(desk, partition)
  if (log === undefined) return refuse(desk, partition, batch, client, error)
  const { isr = [], leaderEpoch = 0 } = kafka.cluster.partitions.get(partition)?.registration ?? {}
  // Before anything is written; who wants fewer copies is not asked (FACTS 2.8).
  if (acks === -1 && isr.length < minInsyncReplicasOf(kafka, partition)) {
    return refuse(desk, partition, batch, client, 'NOT_ENOUGH_REPLICAS')
  }
  const judged = judgeAppend(log, batch, turn.now)
  if (judged.error !== undefined) return refuse(desk, partition, batch, client, judged.error)
  const { baseOffset: from, lastOffset: to } = judged
  const where = { broker: broker.address, partition, client, from, to }
  if (judged.duplicate) turn.emit({ type: 'records.duplicated', ...where })
  else {
    turn.emit({
      type: 'records.appended',
      ...where,
      count: batch.records.length,
      batch,
      leaderEpoch,
      highWatermark: highWatermarkAt(desk, partition, to + 1),
    })
  }
  return { partition, error: 'NONE', baseOffset: from }
}

function refuse(
  { broker, turn }: BrokerDesk,
  partition: PartitionName,
  { records }: BatchDraft,
  client: string,
  error: ErrorCode,
): Result {
  const count = records.length
  turn.emit({ type: 'records.refused', broker: broker.address, partition, client, count, error })
  return { partition, error, baseOffset: UNKNOWN_OFFSET }
}
