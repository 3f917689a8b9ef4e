import { itemAt } from '../../../base/deque.ts'
import { javaHashCode } from '../../../base/java-hash-map.ts'
import { offsetAt } from '../../log/batch.ts'
import { numberOf } from '../../protocol/partition-name.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { Consumer, RecordsInHand } from '../consumer-state.ts'
import { workTicks } from '../failures.ts'
import { type Pool, type PoolTask, waitingIn } from './pool-state.ts'

/**
 * The polling thread hands what poll() returned to the pool, as far as that takes it. Returns how many records
 * were taken; the rest stays in hand.
 */
export function handOver(consumer: Consumer, pool: Pool, turn: KafkaTurn): number {
  const { name } = consumer
  let count = 0
  for (let stretch = itemAt(consumer.inHand, 0); stretch !== undefined; ) {
    const { partition, batch } = stretch
    const index = stretch.first + consumer.handled
    const queue = queueFor(pool, stretch, index)
    if (!takesMore(pool, queue)) break
    const offset = offsetAt(batch, index)
    turn.emit({ type: 'record.handedOver', consumer: name, partition, offset, queue }, stretch.seq)
    count++
    dispatch(consumer, pool, turn)
    stretch = itemAt(consumer.inHand, 0)
  }
  return count
}

/** Every free thread takes the next record of its queue. */
export function dispatch(consumer: Consumer, pool: Pool, turn: KafkaTurn): void {
  for (const [at, thread] of pool.threads.entries()) {
    if (thread.task !== undefined) continue
    const queue = pool.queues[pool.queues.length === 1 ? 0 : at]
    const next = queue === undefined ? undefined : itemAt(queue, 0)
    if (next === undefined) continue
    const { partition, batch, index, seq } = next
    const offset = offsetAt(batch, index)
    turn.emit({ type: 'record.begun', consumer: consumer.name, partition, offset, thread: at + 1 }, seq)
    startWork(consumer, turn, at + 1, next)
  }
}

/** The thread works on its record, for the first time or again. */
export function startWork(consumer: Consumer, turn: KafkaTurn, thread: number, { id: task }: PoolTask): void {
  const { name, incarnation } = consumer
  turn.pass(name, name, workTicks(consumer, turn), { type: 'task.done', incarnation, thread, task })
}

/** A free thread takes a record at once; else it needs a place in the queue (`ThreadPoolExecutor.execute`). */
function takesMore(pool: Pool, queue: number): boolean {
  const { setup, threads, queues } = pool
  const isFree =
    queues.length === 1
      ? threads.some(({ task }) => task === undefined)
      : threads[queue]?.task === undefined && (queues[queue]?.size ?? 0) === 0
  return isFree || waitingIn(pool) < (setup.queue ?? Number.POSITIVE_INFINITY)
}

/**
 * Records that must stay in order go to one thread: those of a key, by its hash (`key.hashCode() % threads`), or
 * those of a partition. Records without a key are ordered by their partition.
 */
function queueFor({ setup, queues }: Pool, { partition, batch }: RecordsInHand, index: number): number {
  if (queues.length === 1) return 0
  const key = setup.by === 'key' ? (batch.records[index]?.key ?? null) : null
  const number = key === null ? numberOf(partition) : javaHashCode(key) & 0x7fffffff
  return number % queues.length
}
