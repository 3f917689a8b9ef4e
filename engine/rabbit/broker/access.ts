import type { Tick } from '../../kernel/clock.ts'
import type { BrokerState, Queue } from '../state.ts'
import { type Desk, inVhost, type Lane, notFound, type Refusal, resourceLocked } from './desk.ts'

/** The queue that a method means, if it is there and this connection may use it (exq-01). */
export function usableQueue(desk: Desk, lane: Lane, name: string): Queue | Refusal {
  const known = name === '' ? lane.channel.lastQueue : name
  const queue = desk.broker.queues.get(known)
  if (queue === undefined) return notFound('queue', known)
  return lockOn(queue, lane.connection.name) ?? stoppedQueue(desk, queue) ?? queue
}

/** 404 for a queue whose process fell over once too often, on a node that runs. */
export function stoppedQueue({ broker }: Desk, queue: Queue): Refusal | undefined {
  if (!isStopped(broker, queue)) return undefined
  const text = `NOT_FOUND - ${inVhost('queue', queue.name)} has crashed and failed to restart`
  return { closes: 'channel', code: 404, text }
}

/** Whether there is nobody to take what is sent to it: its process has just fallen over, or for the last time. */
export function isFallen(broker: BrokerState, queue: Queue, now: Tick): boolean {
  return queue.crashes.at(-1) === now || isStopped(broker, queue)
}

/** Whether it is down for its own reasons, not for its node's. */
function isStopped({ nodes }: BrokerState, { down, crashes, node }: Queue): boolean {
  return down && crashes.length > 0 && nodes.get(node)?.status === 'running'
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
