import { NO_EPOCH, NO_PRODUCER } from '../log/batch.ts'
import { laterSequence, NO_SEQUENCE } from '../log/sequence.ts'
import { isFatal, isRetriable, type ProduceError } from './produce-errors.ts'
import type { PartitionQueue, ProducerBatch, ProducerMachine } from './producer-machine.ts'

/** The last epoch of a producer id; after it a new id is needed. */
const EPOCH_MAX = 32767

/** Whether batches of this producer carry sequences. */
export function isSequenced(machine: ProducerMachine): boolean {
  return machine.config.enableIdempotence
}

/** The answer to InitProducerId. */
export function takeProducerId(machine: ProducerMachine, producerId: number, epoch: number): void {
  machine.producerId = producerId
  machine.producerEpoch = epoch
  machine.awaitsProducerId = false
}

/** A new batch gets the next sequence; a partition that is behind the producer's epoch begins at 0 again. */
export function assignSequence(machine: ProducerMachine, queue: PartitionQueue, batch: ProducerBatch): void {
  if (isStale(machine, queue) && queue.sequenced.length === 0) restartSequences(machine, queue)
  batch.producerId = machine.producerId
  batch.producerEpoch = machine.producerEpoch
  batch.baseSequence = queue.nextSequence
  queue.nextSequence = laterSequence(queue.nextSequence, batch.records.length)
  queue.sequenced.push(batch.id)
}

/** Whether the first batch of a queue must wait, because of what is still on its way. */
export function mustWait(machine: ProducerMachine, queue: PartitionQueue, batch: ProducerBatch): boolean {
  if (machine.producerId === NO_PRODUCER) return true
  if (batch.baseSequence === NO_SEQUENCE) {
    return (queue.sequenced.length > 0 && isStale(machine, queue)) || queue.unresolvedBelow !== undefined
  }
  // A retry goes when it is the oldest: so there is one in flight until all of them are through (PRD-07).
  return queue.sequenced.length > 0 && queue.sequenced[0] !== batch.id
}

/** Before a round: partitions whose sequences were left open, and a new epoch where one is due. */
export function settleSequences(machine: ProducerMachine): void {
  for (const queue of machine.partitions.values()) {
    if (queue.unresolvedBelow === undefined || queue.sequenced.length > 0) continue
    queue.unresolvedBelow = undefined
    if (!isNext(queue, queue.nextSequence)) requestEpochBump(machine, queue)
  }
  if (machine.epochBumpDue && !machine.config.transactional) bumpEpoch(machine)
}

/** The batch is in the log. */
export function noteAcked(queue: PartitionQueue, batch: ProducerBatch, baseOffset: number): void {
  queue.lastAckedSequence = Math.max(queue.lastAckedSequence, lastSequenceOf(batch))
  if (baseOffset >= 0) {
    queue.lastAckedOffset = Math.max(queue.lastAckedOffset, baseOffset + batch.records.length - 1)
  }
  forgetSequenced(queue, batch)
}

/** The batch is given up. `isRefused`: the broker surely did not write it, so its sequences are free. */
export function noteFailed(
  machine: ProducerMachine,
  queue: PartitionQueue,
  batch: ProducerBatch,
  error: ProduceError,
  isRefused: boolean,
): void {
  forgetSequenced(queue, batch)
  if (isFatal(error)) machine.fatal = error
  if (machine.fatal !== undefined) return
  if (!machine.config.transactional) {
    const isOutOfStep = error === 'OUT_OF_ORDER_SEQUENCE_NUMBER' || error === 'UNKNOWN_PRODUCER_ID'
    if (isRefused || isOutOfStep) requestEpochBump(machine, queue)
  } else if (error === 'UNKNOWN_PRODUCER_ID') resetSequences(queue)
  else if (isRefused) closeGap(machine, queue, batch)
}

/** A batch that was sent before ran out of time: whether it is in the log, nobody can say (PRD-16). */
export function noteUnresolved(queue: PartitionQueue, batch: ProducerBatch): void {
  queue.unresolvedBelow = Math.max(queue.unresolvedBelow ?? 0, lastSequenceOf(batch) + 1)
}

/** Whether an idempotent producer sends the batch again; it may ask for a new epoch to do so. */
export function maySendAgain(
  machine: ProducerMachine,
  queue: PartitionQueue,
  batch: ProducerBatch,
  error: ProduceError,
  logStartOffset: number,
): boolean {
  if (error === 'UNKNOWN_PRODUCER_ID') return mayGoOnUnknown(machine, queue, batch, logStartOffset)
  if (error !== 'OUT_OF_ORDER_SEQUENCE_NUMBER') return isRetriable(error)
  const isOpen = queue.unresolvedBelow !== undefined
  if (!isOpen && (batch.renumbered || !isNext(queue, batch.baseSequence))) return true
  if (machine.config.transactional) return false
  if (!isOpen || queue.unresolvedBelow === batch.baseSequence) requestEpochBump(machine, queue)
  return true
}

/** Takes a batch out of those whose sequence is not resolved. */
export function forgetSequenced(queue: PartitionQueue, batch: ProducerBatch): void {
  const at = queue.sequenced.indexOf(batch.id)
  if (at !== -1) queue.sequenced.splice(at, 1)
}

/** The log's head is gone with what the broker knew of the producer, or the broker lost it otherwise. */
function mayGoOnUnknown(
  machine: ProducerMachine,
  queue: PartitionQueue,
  batch: ProducerBatch,
  logStartOffset: number,
): boolean {
  if (logStartOffset === -1 || batch.renumbered) return true
  if (!machine.config.transactional) requestEpochBump(machine, queue)
  else if (queue.lastAckedOffset >= logStartOffset) return false
  else restartSequences(machine, queue)
  return true
}

function requestEpochBump(machine: ProducerMachine, queue: PartitionQueue): void {
  machine.epochBumpDue = true
  queue.restarts = true
}

/** KIP-360: an idempotent producer raises its own epoch, and numbers what is on its way anew. */
function bumpEpoch(machine: ProducerMachine): void {
  if (machine.producerEpoch === EPOCH_MAX) {
    machine.producerId = NO_PRODUCER
    machine.producerEpoch = NO_EPOCH
  } else machine.producerEpoch++
  for (const queue of machine.partitions.values()) {
    if (!queue.restarts) continue
    restartSequences(machine, queue)
    queue.unresolvedBelow = undefined
    queue.restarts = false
  }
  machine.epochBumpDue = false
}

function restartSequences(machine: ProducerMachine, queue: PartitionQueue): void {
  let sequence = 0
  for (const id of queue.sequenced) {
    const batch = machine.batches.get(id)
    if (batch === undefined) continue
    batch.producerId = machine.producerId
    batch.producerEpoch = machine.producerEpoch
    batch.baseSequence = sequence
    batch.renumbered = true
    sequence += batch.records.length
  }
  queue.producerId = machine.producerId
  queue.producerEpoch = machine.producerEpoch
  queue.nextSequence = sequence
  queue.lastAckedSequence = NO_SEQUENCE
}

/** A transactional producer goes on without the refused batch: the later ones move down. */
function closeGap(machine: ProducerMachine, queue: PartitionQueue, failed: ProducerBatch): void {
  queue.nextSequence -= failed.records.length
  for (const id of queue.sequenced) {
    const batch = machine.batches.get(id)
    if (batch === undefined || batch.baseSequence < failed.baseSequence) continue
    batch.baseSequence -= failed.records.length
    batch.renumbered = true
  }
}

function resetSequences(queue: PartitionQueue): void {
  queue.producerId = NO_PRODUCER
  queue.producerEpoch = NO_EPOCH
  queue.nextSequence = 0
  queue.lastAckedSequence = NO_SEQUENCE
  queue.lastAckedOffset = -1
  queue.unresolvedBelow = undefined
}

function isStale(machine: ProducerMachine, queue: PartitionQueue): boolean {
  return queue.producerId !== machine.producerId || queue.producerEpoch !== machine.producerEpoch
}

function isNext(queue: PartitionQueue, sequence: number): boolean {
  return sequence - queue.lastAckedSequence === 1
}

function lastSequenceOf(batch: ProducerBatch): number {
  return laterSequence(batch.baseSequence, batch.records.length - 1)
}
