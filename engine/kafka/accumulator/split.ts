import { pushFront } from '../../base/deque.ts'
import type { LogRecord } from '../log/batch.ts'
import { laterSequence, NO_SEQUENCE } from '../log/sequence.ts'
import type { PartitionQueue, ProducerBatch, ProducerMachine } from './producer-machine.ts'
import { requeue } from './requeue.ts'
import { addRecord, createBatch } from './send.ts'
import { forgetSequenced, isSequenced } from './sequences.ts'

/** A batch that is too large for the broker goes on as several of batch.size; that counts as no attempt. */
export function splitBatch(machine: ProducerMachine, queue: PartitionQueue, big: ProducerBatch): void {
  forgetSequenced(queue, big)
  machine.batches.delete(big.id)
  const parts = partsOf(machine, big)
  let sequence = big.baseSequence
  for (const part of parts) {
    part.closed = true
    if (big.baseSequence === NO_SEQUENCE) continue
    part.producerId = big.producerId
    part.producerEpoch = big.producerEpoch
    part.baseSequence = sequence
    sequence = laterSequence(sequence, part.records.length)
  }
  for (const part of parts.toReversed()) {
    if (isSequenced(machine)) {
      addSequenced(machine, queue, part)
      requeue(machine, queue, part)
    } else pushFront(queue.queue, part.id)
  }
}

function partsOf(machine: ProducerMachine, big: ProducerBatch): ProducerBatch[] {
  const parts: ProducerBatch[] = []
  for (const record of big.records) {
    const last = parts.at(-1)
    if (last === undefined || !addRecord(last, record, big.lastAppendAt))
      parts.push(opened(machine, big, record))
  }
  return parts
}

function opened(machine: ProducerMachine, big: ProducerBatch, record: LogRecord): ProducerBatch {
  const part = createBatch(machine, big.partition, record, big.createdAt)
  addRecord(part, record, big.lastAppendAt)
  return part
}

function addSequenced(machine: ProducerMachine, queue: PartitionQueue, part: ProducerBatch): void {
  const isLater = (id: number): boolean => (machine.batches.get(id)?.baseSequence ?? 0) > part.baseSequence
  const place = queue.sequenced.findIndex(isLater)
  if (place === -1) queue.sequenced.push(part.id)
  else queue.sequenced.splice(place, 0, part.id)
}
