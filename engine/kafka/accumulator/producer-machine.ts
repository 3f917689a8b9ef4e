import { copyDeque, createDeque, type Deque } from '../../base/deque.ts'
import { type LogRecord, NO_EPOCH, NO_PRODUCER } from '../log/batch.ts'
import { NO_SEQUENCE } from '../log/sequence.ts'
import type { AccumulatorConfig } from './accumulator-config.ts'
import type { ProduceError } from './produce-errors.ts'

/** A batch on the producer's side: it collects, waits, travels, perhaps several times. */
export interface ProducerBatch {
  readonly id: number
  readonly partition: string
  readonly createdAt: number
  /** Bytes that it may take; the first record always fits. */
  readonly limit: number
  records: LogRecord[]
  bytes: number
  /** A record did not fit, or it was sent: it takes no more. */
  closed: boolean
  lastAppendAt: number
  /** When it came back from its last attempt; before the first, when it was made. */
  lastAttemptAt: number
  attempts: number
  backoffMs: number
  producerId: number
  producerEpoch: number
  baseSequence: number
  /** Its sequence was rewritten after it had been sent. */
  renumbered: boolean
}

/** One partition's queue, and what is known of the sequences that went to it. Batches by their ids. */
export interface PartitionQueue {
  readonly name: string
  readonly queue: Deque<number>
  /** Nothing is sent while a batch is on its way: max.in.flight.requests.per.connection = 1. */
  muted: boolean
  producerId: number
  producerEpoch: number
  nextSequence: number
  lastAckedSequence: number
  lastAckedOffset: number
  /** Batches with a sequence that are not resolved, by sequence: on their way, or waiting for a retry. */
  sequenced: number[]
  /** Sequences below it may or may not be in the log: the batch ran out of time. */
  unresolvedBelow: number | undefined
  /** The next epoch begins with its sequences at 0. */
  restarts: boolean
}

/** A request without an answer. */
export interface InFlightRequest {
  readonly number: number
  readonly broker: string
  readonly sentAt: number
  readonly batches: readonly { readonly partition: string; readonly id: number }[]
}

/**
 * What the library of a producer remembers: accumulator, sender and transaction manager in one, as plain
 * data.
 */
export interface ProducerMachine {
  readonly config: AccumulatorConfig
  readonly batches: Map<number, ProducerBatch>
  readonly partitions: Map<string, PartitionQueue>
  /** By number, in the order of sending. */
  readonly inFlight: Map<number, InFlightRequest>
  /** Where the next drain of a broker begins, so that no partition starves. */
  readonly drainFrom: Map<string, number>
  nextBatch: number
  nextRequest: number
  producerId: number
  producerEpoch: number
  /** InitProducerId was asked for and not answered. */
  awaitsProducerId: boolean
  epochBumpDue: boolean
  /** flush(), close() and commit do not wait for linger.ms. */
  flushing: boolean
  fatal: ProduceError | undefined
}

/** A producer that has sent nothing. */
export function createProducerMachine(config: AccumulatorConfig): ProducerMachine {
  return {
    config,
    batches: new Map(),
    partitions: new Map(),
    inFlight: new Map(),
    drainFrom: new Map(),
    nextBatch: 1,
    nextRequest: 1,
    producerId: NO_PRODUCER,
    producerEpoch: NO_EPOCH,
    awaitsProducerId: false,
    epochBumpDue: false,
    flushing: false,
    fatal: undefined,
  }
}

/** A copy for a checkpoint; records are shared once a batch is closed. */
export function copyProducerMachine(machine: ProducerMachine): ProducerMachine {
  const batches = new Map<number, ProducerBatch>()
  for (const [id, batch] of machine.batches) {
    batches.set(id, { ...batch, records: batch.closed ? batch.records : batch.records.slice() })
  }
  const partitions = new Map<string, PartitionQueue>()
  for (const [name, queue] of machine.partitions) {
    partitions.set(name, { ...queue, queue: copyDeque(queue.queue), sequenced: queue.sequenced.slice() })
  }
  const inFlight = new Map(machine.inFlight)
  return { ...machine, batches, partitions, inFlight, drainFrom: new Map(machine.drainFrom) }
}

/** The queue of a partition; it is made when a first record goes there. */
export function partitionQueueOf(machine: ProducerMachine, name: string): PartitionQueue {
  const known = machine.partitions.get(name)
  if (known !== undefined) return known
  const queue: PartitionQueue = {
    name,
    queue: createDeque(),
    muted: false,
    producerId: NO_PRODUCER,
    producerEpoch: NO_EPOCH,
    nextSequence: 0,
    lastAckedSequence: NO_SEQUENCE,
    lastAckedOffset: -1,
    sequenced: [],
    unresolvedBelow: undefined,
    restarts: false,
  }
  machine.partitions.set(name, queue)
  return queue
}

/** Whether records wait or travel: what flush() waits for. */
export function hasIncomplete(machine: ProducerMachine): boolean {
  return machine.batches.size > 0
}
