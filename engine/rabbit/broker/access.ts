import type { Queue } from '../state.ts'
import { type Desk, inVhost, type Lane, notFound, type Refusal, resourceLocked } from './desk.ts'

/** The queue that a method means, if it is there and this connection may use it (exq-01). */
export function usableQueue(desk: Desk, lane: Lane, name: string): Queue | Refusal {
  const known = name === '' ? lane.channel.lastQueue : name
  const queue = desk.broker.queues.get(known)
  if (queue === undefined) return notFound('queue', known)
  return lockOn(queue, lane.connection.name) ?? queue
}

/** 405 for the exclusive queue of another connection. */
export function lockOn(queue: Queue, connection: string): Refusal | undefined {
  return queue.owner === undefined || queue.owner === connection ? undefined : locked(queue.name)
}

/** The 405 itself. */
export function locked(name: string): Refusal {
  return resourceLocked(
    `cannot obtain exclusive access to locked ${inVhost('queue', name)}. It could be originally declared on ` +
      'another connection or the exclusive property value does not match that of the original declaration.',
  )
}
