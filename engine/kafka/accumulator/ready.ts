import { itemAt } from '../../base/deque.ts'
import type { PartitionQueue, ProducerBatch, ProducerMachine } from './producer-machine.ts'
import { isFull } from './send.ts'

/** What the client knows of the cluster when it sends. */
export interface ClusterView {
  /** The broker that leads a partition; undefined while it is not known. */
  leaderOf(partition: string): string | undefined
  /** Whether the connection to a broker is there. */
  isConnected(broker: string): boolean
}

/** The first batch of a queue: the only one that may be sent. */
export function firstBatchOf(machine: ProducerMachine, queue: PartitionQueue): ProducerBatch | undefined {
  const id = itemAt(queue.queue, 0)
  return id === undefined ? undefined : machine.batches.get(id)
}

/** Whether a batch came back and has not waited for its backoff yet. */
export function isBackingOff(batch: ProducerBatch, now: number): boolean {
  return batch.attempts > 0 && now - batch.lastAttemptAt < batch.backoffMs
}

/** Brokers to which something should go now, and may: connected, and with room for another request. */
export function readyBrokers(machine: ProducerMachine, cluster: ClusterView, now: number): string[] {
  const ready: string[] = []
  for (const queue of machine.partitions.values()) {
    if (queue.queue.size === 0) continue
    const broker = cluster.leaderOf(queue.name)
    if (broker === undefined || ready.includes(broker) || !isSendable(machine, queue, now)) continue
    if (cluster.isConnected(broker) && hasRoom(machine, broker)) ready.push(broker)
  }
  return ready
}

/**
 * When the next round may do something that this one could not: a linger or a backoff is over, a batch or a
 * request runs out of time. Answers wake the producer by themselves.
 */
export function nextWakeOf(machine: ProducerMachine, now: number): number | undefined {
  const { deliveryTimeoutMs, requestTimeoutMs, lingerMs } = machine.config
  const times: number[] = []
  for (const queue of machine.partitions.values()) {
    const first = firstBatchOf(machine, queue)
    if (first === undefined) continue
    times.push(first.lastAttemptAt + (first.attempts > 0 ? first.backoffMs : lingerMs))
  }
  for (const batch of machine.batches.values()) times.push(batch.createdAt + deliveryTimeoutMs)
  for (const { sentAt } of machine.inFlight.values()) times.push(sentAt + requestTimeoutMs)
  let next: number | undefined
  for (const time of times) if (time > now && (next === undefined || time < next)) next = time
  return next
}

/** Full, or waited long enough, or there is no time to wait. */
function isSendable(machine: ProducerMachine, queue: PartitionQueue, now: number): boolean {
  const first = firstBatchOf(machine, queue)
  if (first === undefined || queue.muted || isBackingOff(first, now)) return false
  const isDue = now - first.lastAttemptAt >= machine.config.lingerMs
  return isDue || queue.queue.size > 1 || isFull(first) || machine.flushing
}

function hasRoom(machine: ProducerMachine, broker: string): boolean {
  let count = 0
  for (const request of machine.inFlight.values()) if (request.broker === broker) count++
  return count < machine.config.maxInFlightRequests
}
