import { itemAt, pushBack } from '../../base/deque.ts'
import { type LogRecord, NO_EPOCH, NO_PRODUCER } from '../log/batch.ts'
import { BATCH_OVERHEAD, batchBytesUpperBound, recordBytes } from '../log/record-size.ts'
import { NO_SEQUENCE } from '../log/sequence.ts'
import {
  type PartitionQueue,
  type ProducerBatch,
  type ProducerMachine,
  partitionQueueOf,
} from './producer-machine.ts'

/** Where a record waits: the outcome of the batch is its outcome. */
export interface Accumulated {
  readonly batch: number
  readonly index: number
}

/**
 * send(): the record joins the last batch of its partition if there is room, else it opens one. Nothing
 * travels before the next round.
 */
export function send(
  machine: ProducerMachine,
  partition: string,
  record: LogRecord,
  now: number,
): Accumulated {
  const queue = partitionQueueOf(machine, partition)
  const last = machine.batches.get(itemAt(queue.queue, queue.queue.size - 1) ?? 0)
  const batch = last !== undefined && addRecord(last, record, now) ? last : open(machine, queue, record, now)
  return { batch: batch.id, index: batch.records.length - 1 }
}

/** Whether a batch may not grow any more. */
export function isFull(batch: ProducerBatch): boolean {
  return batch.closed || (batch.records.length > 0 && batch.limit <= batch.bytes)
}

/** A batch with nothing in it, as large as batch.size or as its first record needs. */
export function createBatch(
  machine: ProducerMachine,
  partition: string,
  first: LogRecord,
  createdAt: number,
): ProducerBatch {
  const batch: ProducerBatch = {
    id: machine.nextBatch++,
    partition,
    createdAt,
    limit: Math.max(machine.config.batchSize, batchBytesUpperBound(first)),
    records: [],
    bytes: BATCH_OVERHEAD,
    closed: false,
    lastAppendAt: createdAt,
    lastAttemptAt: createdAt,
    attempts: 0,
    backoffMs: 0,
    producerId: NO_PRODUCER,
    producerEpoch: NO_EPOCH,
    baseSequence: NO_SEQUENCE,
    renumbered: false,
  }
  machine.batches.set(batch.id, batch)
  return batch
}

/** Adds a record if there is room. A batch that had none for a record is closed, also for smaller ones. */
export function addRecord(batch: ProducerBatch, record: LogRecord, now: number): boolean {
  if (isFull(batch)) return false
  const { records } = batch
  const bytes = recordBytes(record, records.length, record.timestamp - (records[0] ?? record).timestamp)
  if (records.length > 0 && batch.limit < batch.bytes + bytes) {
    batch.closed = true
    return false
  }
  records.push(record)
  batch.bytes += bytes
  batch.lastAppendAt = now
  return true
}

function open(
  machine: ProducerMachine,
  queue: PartitionQueue,
  record: LogRecord,
  now: number,
): ProducerBatch {
  const batch = createBatch(machine, queue.name, record, now)
  addRecord(batch, record, now)
  pushBack(queue.queue, batch.id)
  return batch
}
