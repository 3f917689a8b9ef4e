import { insertAt, itemAt, pushFront } from '../../base/deque.ts'
import type { PartitionQueue, ProducerBatch, ProducerMachine } from './producer-machine.ts'
import { isSequenced } from './sequences.ts'

/** Back to the front; with sequences to its place among them. */
export function requeue(machine: ProducerMachine, queue: PartitionQueue, batch: ProducerBatch): void {
  if (!isSequenced(machine)) {
    pushFront(queue.queue, batch.id)
    return
  }
  let place = 0
  for (; place < queue.queue.size; place++) {
    const other = machine.batches.get(itemAt(queue.queue, place) as number)
    const isBefore = other !== undefined && other.baseSequence >= 0 && other.baseSequence < batch.baseSequence
    if (!isBefore) break
  }
  insertAt(queue.queue, place, batch.id)
}
