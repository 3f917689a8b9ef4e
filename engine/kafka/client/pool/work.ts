import { offsetAt } from '../../log/batch.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import { failureOf } from '../failures.ts'
import { crash } from '../lifecycle.ts'
import { dispatch, startWork } from './hand-over.ts'
import type { Pool, PoolTask } from './pool-state.ts'

/** A thread's handler returns, or throws; the thread takes the next record. */
export function finishWork(
  consumer: Consumer,
  pool: Pool,
  turn: KafkaTurn,
  thread: number,
  task: PoolTask,
): void {
  const { partition, batch, index, seq } = task
  const { name } = consumer
  const attempts = pool.threads[thread - 1]?.attempts ?? 0
  const offset = offsetAt(batch, index)
  const { key = null, value = null } = batch.records[index] ?? {}
  const failure = failureOf(consumer, attempts, { partition, offset, key, value })
  if (failure === undefined) {
    const at = { consumer: name, partition, from: offset, to: offset, count: 1, key, value, thread }
    turn.emit({ type: 'records.processed', ...at }, seq)
  } else {
    const { then } = failure
    const attempt = attempts + 1
    turn.emit({ type: 'record.failed', consumer: name, partition, offset, attempt, then, thread }, seq)
    // Another attempt in the same thread; a thread that hangs is gone for good, and poll() is called as ever.
    if (then === 'crash') crash(consumer, turn)
    if (then === 'retry') startWork(consumer, turn, thread, task)
  }
  if (consumer.status === 'running') dispatch(consumer, pool, turn)
}
