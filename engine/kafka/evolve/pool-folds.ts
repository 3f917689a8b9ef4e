import { present } from '../../base/assert.ts'
import { createDeque, itemAt, popFront, pushBack, toArray } from '../../base/deque.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { Consumer } from '../client/consumer-state.ts'
import type { Pool, PoolThread } from '../client/pool/pool-state.ts'
import type { PoolFact } from '../events/pool-events.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'
import { dropHeld, letGo } from './in-hand.ts'

/** How facts about a consumer's pool are written. */
export const poolFolds: Folds<KafkaState, PoolFact> = {
  'record.handedOver'(kafka, { consumer, partition, offset, queue }, _tick, seq) {
    const giving = consumerAt(kafka, consumer)
    const pool = poolOf(giving)
    const { batch, first } = present(itemAt(giving.inHand, 0), `records in hand of ${consumer}`)
    const id = pool.nextTask++
    const waiting = present(pool.queues[queue], `queue ${queue} of ${consumer}`)
    pushBack(waiting, { id, partition, batch, index: first + giving.handled, seq })
    const progress = pool.progress.get(partition) ?? { open: new Map<number, number>(), upTo: 0 }
    progress.open.set(id, offset)
    progress.upTo = offset + 1
    pool.progress.set(partition, progress)
    letGo(giving, 1)
  },
  'record.begun'(kafka, { consumer, thread }, _tick, seq) {
    const pool = poolOf(consumerAt(kafka, consumer))
    const queue = present(pool.queues[pool.queues.length === 1 ? 0 : thread - 1], `thread ${thread}`)
    const working = threadOf(pool, thread)
    working.task = { ...present(popFront(queue), `work for thread ${thread}`), seq }
    working.attempts = 0
  },
  'records.held'(kafka, { consumer }) {
    const holding = consumerAt(kafka, consumer)
    if (holding.thread === 'processing') holding.thread = 'idle'
  },
  'records.dropped'(kafka, { consumer, partitions }) {
    const dropping = consumerAt(kafka, consumer)
    const pool = poolOf(dropping)
    for (const queue of pool.queues) {
      const kept = toArray(queue).filter(({ partition }) => !partitions.includes(partition))
      Object.assign(queue, createDeque())
      for (const task of kept) pushBack(queue, task)
    }
    dropHeld(dropping, partitions)
  },
  'pool.awaited'(kafka, { consumer, partitions }) {
    const waiting = consumerAt(kafka, consumer)
    poolOf(waiting).awaiting = { partitions, returnsTo: waiting.thread }
    waiting.thread = 'draining'
  },
  'pool.finished'(kafka, { consumer }) {
    const waiting = consumerAt(kafka, consumer)
    const pool = poolOf(waiting)
    if (pool.awaiting !== undefined) waiting.thread = pool.awaiting.returnsTo
    pool.awaiting = undefined
    pool.committedAt = -1
  },
}

/** A thread is done with its record. */
export function finishTask({ pool }: Consumer, thread: number): void {
  const working = pool?.threads[thread - 1]
  if (working?.task === undefined) return
  const { partition, id } = working.task
  pool?.progress.get(partition)?.open.delete(id)
  working.task = undefined
  working.attempts = 0
}

/** The handler of a thread could not digest its record. */
export function failTask(consumer: Consumer, thread: number, attempt: number, then: string): void {
  const working = consumer.pool?.threads[thread - 1]
  if (working === undefined) return
  working.attempts = attempt
  if (then === 'hang') working.hung = true
  if (then === 'skip') finishTask(consumer, thread)
}

/** A partition is not its own any more: what the pool still does of it counts for nothing. */
export function forgetProgress({ pool }: Consumer, partitions: readonly PartitionName[]): void {
  if (pool === undefined) return
  for (const partition of partitions) {
    pool.progress.delete(partition)
    pool.committed.delete(partition)
    pool.paused.delete(partition)
  }
}

function threadOf(pool: Pool, thread: number): PoolThread {
  return present(pool.threads[thread - 1], `thread ${thread}`)
}

function poolOf({ pool, name }: Consumer): Pool {
  return present(pool, `the pool of ${name}`)
}

function consumerAt(kafka: KafkaState, name: string): Consumer {
  return present(kafka.consumers.get(name), `the consumer ${name}`)
}
