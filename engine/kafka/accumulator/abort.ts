import { popFront, pushBack } from '../../base/deque.ts'
import { NO_SEQUENCE } from '../log/sequence.ts'
import type { ProducerMachine } from './producer-machine.ts'
import type { BatchOutcome } from './round.ts'

/** What the callbacks of records see that nobody sends any more. */
const ABORTED = 'TransactionAbortedException'

/**
 * abortTransaction(): batches that have never left are given up, they would be thrown away anyway
 * (`RecordAccumulator.abortUndrainedBatches`). What has left is waited for: it may be in a log.
 */
export function abortUndrained(machine: ProducerMachine): BatchOutcome[] {
  const outcomes: BatchOutcome[] = []
  for (const { name: partition, queue } of machine.partitions.values()) {
    for (let left = queue.size; left > 0; left--) {
      const id = popFront(queue) ?? 0
      const batch = machine.batches.get(id)
      if (batch === undefined || batch.baseSequence !== NO_SEQUENCE) {
        pushBack(queue, id)
        continue
      }
      machine.batches.delete(id)
      outcomes.push({ batch: id, partition, records: batch.records, error: ABORTED, baseOffset: -1 })
    }
  }
  return outcomes
}
