import { backoffOf } from './accumulator-config.ts'
import { isRetriable, type ProduceError } from './produce-errors.ts'
import type { InFlightRequest, PartitionQueue, ProducerBatch, ProducerMachine } from './producer-machine.ts'
import { requeue } from './requeue.ts'
import type { BatchOutcome } from './round.ts'
import { isSequenced, maySendAgain, noteAcked, noteFailed } from './sequences.ts'
import { splitBatch } from './split.ts'

/** What a broker says of one batch. */
export interface BatchAnswer {
  readonly partition: string
  readonly error: ProduceError
  readonly baseOffset: number
  /** -1 when the broker does not know it. */
  readonly logStartOffset?: number
}

/** How chance stretches a backoff: 800 to 1200; 1000 without chance. */
const NO_JITTER = 1000

/** The answer to a request. One that is not waited for any more, changes nothing. */
export function onResponse(
  machine: ProducerMachine,
  number: number,
  answers: readonly BatchAnswer[],
  now: number,
  jitterPermille = NO_JITTER,
): BatchOutcome[] {
  const request = machine.inFlight.get(number)
  if (request === undefined) return []
  machine.inFlight.delete(number)
  return answers.flatMap((answer) => {
    const sent = request.batches.find(({ partition }) => partition === answer.partition)
    return sent === undefined ? [] : complete(machine, sent, answer, now, jitterPermille)
  })
}

/** With acks=0 a request that left is done: success, and an offset that nobody knows (PRD-10). */
export function onSent(machine: ProducerMachine, number: number, now: number): BatchOutcome[] {
  const request = machine.inFlight.get(number)
  if (request === undefined || machine.config.acks !== 0) return []
  const answers = request.batches.map(({ partition }) => ({ partition, error: 'NONE', baseOffset: -1 }))
  return onResponse(machine, number, answers, now)
}

/**
 * The connection to a broker is gone, or a request to it ran out of time, which closes it: nothing on it will
 * be answered. Without idempotence the batches come back in the opposite order (PRD-23).
 */
export function onDisconnect(
  machine: ProducerMachine,
  broker: string,
  error: 'NETWORK_EXCEPTION' | 'REQUEST_TIMED_OUT',
  now: number,
  jitterPermille = NO_JITTER,
): BatchOutcome[] {
  const requests = [...machine.inFlight.values()].filter((request) => request.broker === broker)
  return requests.flatMap(({ number, batches }) => {
    const answers = batches.map(({ partition }) => ({ partition, error, baseOffset: -1 }))
    return onResponse(machine, number, answers, now, jitterPermille)
  })
}

/** Brokers whose oldest request has waited for request.timeout.ms: their connections are to be closed. */
export function overdueBrokers(machine: ProducerMachine, now: number): string[] {
  const isOverdue = ({ sentAt }: InFlightRequest): boolean => now - sentAt >= machine.config.requestTimeoutMs
  return [...new Set([...machine.inFlight.values()].filter(isOverdue).map(({ broker }) => broker))]
}

/** The records are in the log, as far as the producer is told. */
export function succeed(machine: ProducerMachine, batch: ProducerBatch, baseOffset: number): BatchOutcome {
  const queue = machine.partitions.get(batch.partition)
  if (queue !== undefined && isSequenced(machine)) noteAcked(queue, batch, baseOffset)
  machine.batches.delete(batch.id)
  return outcomeOf(batch, undefined, baseOffset)
}

/** The records are given up. `isRefused`: the broker has surely not written them. */
export function failBatch(
  machine: ProducerMachine,
  batch: ProducerBatch,
  error: ProduceError,
  isRefused: boolean,
): BatchOutcome {
  const queue = machine.partitions.get(batch.partition)
  if (queue !== undefined && isSequenced(machine)) noteFailed(machine, queue, batch, error, isRefused)
  machine.batches.delete(batch.id)
  return outcomeOf(batch, error, -1)
}

function complete(
  machine: ProducerMachine,
  { partition, id }: InFlightRequest['batches'][number],
  answer: BatchAnswer,
  now: number,
  jitterPermille: number,
): BatchOutcome[] {
  const queue = machine.partitions.get(partition) as PartitionQueue
  const batch = machine.batches.get(id)
  const outcomes = batch === undefined ? [] : judge(machine, queue, batch, answer, now, jitterPermille)
  queue.muted = false
  return outcomes
}

function judge(
  machine: ProducerMachine,
  queue: PartitionQueue,
  batch: ProducerBatch,
  answer: BatchAnswer,
  now: number,
  jitterPermille: number,
): BatchOutcome[] {
  const { error, baseOffset } = answer
  if (error === 'NONE') return [succeed(machine, batch, baseOffset)]
  if (error === 'MESSAGE_TOO_LARGE' && batch.records.length > 1) {
    splitBatch(machine, queue, batch)
    return []
  }
  if (canRetry(machine, queue, batch, answer, now)) {
    batch.attempts++
    batch.lastAttemptAt = Math.max(batch.lastAppendAt, now)
    batch.backoffMs = backoffOf(machine.config, batch.attempts, jitterPermille)
    requeue(machine, queue, batch)
    return []
  }
  // The broker has it, but remembers no offset any more.
  if (error === 'DUPLICATE_SEQUENCE_NUMBER') return [succeed(machine, batch, baseOffset)]
  return [failBatch(machine, batch, error, batch.attempts < machine.config.retries)]
}

/** The bound on retries is delivery.timeout.ms rather than their number (FACTS 2.2). */
function canRetry(
  machine: ProducerMachine,
  queue: PartitionQueue,
  batch: ProducerBatch,
  { error, logStartOffset }: BatchAnswer,
  now: number,
): boolean {
  const isOver = now - batch.createdAt >= machine.config.deliveryTimeoutMs
  if (isOver || batch.attempts >= machine.config.retries) return false
  return isSequenced(machine)
    ? maySendAgain(machine, queue, batch, error, logStartOffset ?? -1)
    : isRetriable(error)
}

function outcomeOf(batch: ProducerBatch, error: ProduceError | undefined, baseOffset: number): BatchOutcome {
  return { batch: batch.id, partition: batch.partition, records: batch.records, error, baseOffset }
}
