import { copyDeque, createDeque, type Deque, itemAt } from '../../../base/deque.ts'
import type { Seq } from '../../../kernel/clock.ts'
import type { RecordBatch } from '../../log/batch.ts'
import type { PartitionName } from '../../protocol/partition-name.ts'
import type { PoolSetup } from '../../setup.ts'
import type { ConsumerThread } from '../consumer-state.ts'

/** A record that was handed to the pool. */
export interface PoolTask {
  readonly id: number
  readonly partition: PartitionName
  readonly batch: RecordBatch
  /** Its place in the batch. */
  readonly index: number
  readonly seq: Seq
}

/** A thread of the pool. */
export interface PoolThread {
  task: PoolTask | undefined
  /** How often the record at hand has failed. */
  attempts: number
  /** The handler does not come back: the thread is lost to the pool, and nobody else notices. */
  hung: boolean
}

/** How far the pool is in a partition, since that was assigned. */
export interface PartitionProgress {
  /** Tasks that are not done, with the offsets of their records. */
  readonly open: Map<number, number>
  /** The offset after the last record that was handed over. */
  upTo: number
}

/** The threads that do the work of a consumer, and what the application remembers to commit safely. */
export interface Pool {
  readonly setup: PoolSetup
  readonly threads: readonly PoolThread[]
  /** One for all threads; or one for each, when a record's thread is chosen by its key or partition. */
  readonly queues: readonly Deque<PoolTask>[]
  readonly progress: Map<PartitionName, PartitionProgress>
  /** What the coordinator has confirmed, since a partition was assigned. */
  readonly committed: Map<PartitionName, number>
  /** Paused because the pool is full. */
  readonly paused: Set<PartitionName>
  nextTask: number
  /** The call of poll() before which it committed last: once is enough. */
  committedAt: number
  /** Whose records the application's thread waits for, and what it does after; undefined: it does not wait. */
  awaiting:
    | { readonly partitions: readonly PartitionName[] | 'all'; readonly returnsTo: ConsumerThread }
    | undefined
}

/** A pool without work. */
export function createPool(setup: PoolSetup): Pool {
  const threads = Array.from({ length: setup.threads }, (): PoolThread => {
    return { task: undefined, attempts: 0, hung: false }
  })
  const isShared = (setup.by ?? 'any') === 'any'
  return {
    setup,
    threads,
    queues: Array.from({ length: isShared ? 1 : setup.threads }, () => createDeque<PoolTask>()),
    progress: new Map(),
    committed: new Map(),
    paused: new Set(),
    nextTask: 0,
    committedAt: -1,
    awaiting: undefined,
  }
}

/** A copy that shares nothing that changes. */
export function copyPool(pool: Pool): Pool {
  const progress = new Map<PartitionName, PartitionProgress>()
  for (const [partition, { open, upTo }] of pool.progress) {
    progress.set(partition, { open: new Map(open), upTo })
  }
  return {
    ...pool,
    threads: pool.threads.map((thread) => ({ ...thread })),
    queues: pool.queues.map(copyDeque),
    progress,
    committed: new Map(pool.committed),
    paused: new Set(pool.paused),
  }
}

/** How many records wait for a thread. */
export function waitingIn({ queues }: Pool): number {
  return queues.reduce((sum, { size }) => sum + size, 0)
}

/** How many threads have a record. */
export function busyIn({ threads }: Pool): number {
  return threads.filter(({ task }) => task !== undefined).length
}

/** Whether the pool still has records of these partitions, in work or waiting. */
export function hasTasksOf(pool: Pool, partitions: readonly PartitionName[] | 'all'): boolean {
  const isOurs = (task: PoolTask | undefined): boolean =>
    task !== undefined && (partitions === 'all' || partitions.includes(task.partition))
  if (pool.threads.some(({ task }) => isOurs(task))) return true
  return pool.queues.some((queue) => {
    for (let at = 0; at < queue.size; at++) if (isOurs(itemAt(queue, at))) return true
    return false
  })
}
