import { popFront } from '../../base/deque.ts'
import { type BatchDraft, type LogRecord, NO_PRODUCER } from '../log/batch.ts'
import { NO_SEQUENCE } from '../log/sequence.ts'
import type { ProduceError } from './produce-errors.ts'
import type { PartitionQueue, ProducerBatch, ProducerMachine } from './producer-machine.ts'
import { type ClusterView, firstBatchOf, isBackingOff, readyBrokers } from './ready.ts'
import { failBatch } from './responses.ts'
import { assignSequence, isSequenced, mustWait, noteUnresolved, settleSequences } from './sequences.ts'

/** A Produce request that should travel now. */
export interface ProduceOrder {
  readonly number: number
  readonly broker: string
  readonly acks: -1 | 0 | 1
  readonly batches: readonly { readonly partition: string; readonly batch: BatchDraft }[]
}

/** What became of the records of a batch: the callbacks. The offset is -1 when nobody knows it. */
export interface BatchOutcome {
  readonly batch: number
  readonly partition: string
  readonly records: readonly LogRecord[]
  readonly error: ProduceError | undefined
  readonly baseOffset: number
}

/** What a round asks of the client. */
export interface Round {
  /** The producer needs an id before it may send. */
  readonly wantsProducerId: boolean
  readonly requests: readonly ProduceOrder[]
  /** What ran out of time. A batch may be in both: it is sent once more, and given up (as Kafka does). */
  readonly outcomes: readonly BatchOutcome[]
}

const NOTHING: Round = { wantsProducerId: false, requests: [], outcomes: [] }

/**
 * One turn of the sender: at most one batch a partition leaves. The client turns again while a round sends
 * something, and at `nextWakeOf`.
 */
export function turn(machine: ProducerMachine, cluster: ClusterView, now: number): Round {
  if (machine.fatal !== undefined) return { ...NOTHING, outcomes: failAll(machine, machine.fatal) }
  if (isSequenced(machine)) {
    settleSequences(machine)
    if (machine.awaitsProducerId) return NOTHING
    if (machine.producerId === NO_PRODUCER) {
      machine.awaitsProducerId = true
      return { ...NOTHING, wantsProducerId: true }
    }
  }
  const requests: ProduceOrder[] = []
  for (const broker of readyBrokers(machine, cluster, now)) {
    const batches = drain(machine, cluster, broker, now)
    if (batches.length > 0) requests.push(order(machine, broker, batches, now))
  }
  return { wantsProducerId: false, requests, outcomes: expire(machine, now) }
}

/** Takes the first batch of each partition that a broker leads, as far as one request holds them. */
function drain(machine: ProducerMachine, cluster: ClusterView, broker: string, now: number): ProducerBatch[] {
  const queues = [...machine.partitions.values()].filter(({ name }) => cluster.leaderOf(name) === broker)
  const start = (machine.drainFrom.get(broker) ?? 0) % queues.length
  const taken: ProducerBatch[] = []
  let bytes = 0
  for (let i = 0; i < queues.length; i++) {
    const at = (start + i) % queues.length
    const queue = queues[at] as PartitionQueue
    machine.drainFrom.set(broker, at)
    const first = firstBatchOf(machine, queue)
    if (first === undefined || queue.muted || isBackingOff(first, now)) continue
    if (taken.length > 0 && bytes + first.bytes > machine.config.maxRequestSize) break
    if (isSequenced(machine) && mustWait(machine, queue, first)) break
    popFront(queue.queue)
    if (isSequenced(machine) && first.baseSequence === NO_SEQUENCE) assignSequence(machine, queue, first)
    first.closed = true
    // Once more under way, its numbers count as given again: an answer may ask for another epoch.
    first.renumbered = false
    bytes += first.bytes
    taken.push(first)
    queue.muted = machine.config.maxInFlightRequests === 1
  }
  return taken
}

/** delivery.timeout.ms is over, waiting or on the way: the records are given up (PRD-15, PRD-16). */
function expire(machine: ProducerMachine, now: number): BatchOutcome[] {
  const outcomes: BatchOutcome[] = []
  const isOver = (batch: ProducerBatch): boolean => now - batch.createdAt >= machine.config.deliveryTimeoutMs
  for (const queue of machine.partitions.values()) {
    for (let first = firstBatchOf(machine, queue); first !== undefined && isOver(first); ) {
      popFront(queue.queue)
      outcomes.push(...giveUp(machine, queue, first))
      first = firstBatchOf(machine, queue)
    }
  }
  for (const [queue, batch] of oldestInFlight(machine, isOver))
    outcomes.push(...giveUp(machine, queue, batch))
  return outcomes
}

/**
 * What is on its way and over, partition by partition in the order of sending; the first that is not over ends
 * the search in its partition (Sender.getExpiredInflightBatches): a retry behind it fails by its answer.
 */
function oldestInFlight(
  machine: ProducerMachine,
  isOver: (batch: ProducerBatch) => boolean,
): (readonly [PartitionQueue, ProducerBatch])[] {
  const found: (readonly [PartitionQueue, ProducerBatch])[] = []
  const searched = new Set<string>()
  for (const { partition, id } of [...machine.inFlight.values()].flatMap(({ batches }) => batches)) {
    const batch = machine.batches.get(id)
    const queue = machine.partitions.get(partition)
    if (batch === undefined || queue === undefined || searched.has(partition)) continue
    if (isOver(batch)) found.push([queue, batch])
    else searched.add(partition)
  }
  return found
}

function giveUp(machine: ProducerMachine, queue: PartitionQueue, batch: ProducerBatch): BatchOutcome[] {
  const outcome = failBatch(machine, batch, 'REQUEST_TIMED_OUT', false)
  if (isSequenced(machine) && batch.attempts > 0) noteUnresolved(queue, batch)
  return [outcome]
}

function failAll(machine: ProducerMachine, error: ProduceError): BatchOutcome[] {
  const outcomes = [...machine.batches.values()].map((batch) => failBatch(machine, batch, error, false))
  for (const queue of machine.partitions.values()) while (popFront(queue.queue) !== undefined);
  return outcomes
}

function order(
  machine: ProducerMachine,
  broker: string,
  batches: readonly ProducerBatch[],
  now: number,
): ProduceOrder {
  const { acks } = machine.config
  const number = machine.nextRequest++
  const sent = batches.map(({ partition, id }) => ({ partition, id }))
  machine.inFlight.set(number, { number, broker, sentAt: now, batches: sent })
  const drafts = batches.map((batch) => ({ partition: batch.partition, batch: draftOf(machine, batch) }))
  return { number, broker, acks, batches: drafts }
}

function draftOf(machine: ProducerMachine, batch: ProducerBatch): BatchDraft {
  const { records, producerId, producerEpoch, baseSequence, bytes } = batch
  const transactional = machine.config.transactional
  return { records, producerId, producerEpoch, baseSequence, bytes, transactional }
}
