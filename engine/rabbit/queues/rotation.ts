import { createDeque, itemAt, popFront, pushBack, removeAt } from '../../base/deque.ts'
import type { Channel, Consumer, Line, Queue } from '../state.ts'

/** The consumer that is offered the next message; undefined when nobody stands in line. */
export function nextInLine(queue: Queue): Consumer | undefined {
  for (const line of queue.lines) if (line.consumers.size > 0) return itemAt(line.consumers, 0)
  return undefined
}

/** Joins at the tail of its priority's line (rr-07, cprio-03). */
export function joinLine(queue: Queue, consumer: Consumer): void {
  let at = 0
  while (at < queue.lines.length && (queue.lines[at] as Line).priority > consumer.priority) at++
  if (queue.lines[at]?.priority !== consumer.priority) {
    queue.lines.splice(at, 0, { priority: consumer.priority, consumers: createDeque() })
  }
  pushBack((queue.lines[at] as Line).consumers, consumer)
}

/** Leaves the line; the others keep their order (rr-08). */
export function leaveLine(queue: Queue, consumer: Consumer): void {
  const line = queue.lines.find(({ priority }) => priority === consumer.priority)
  if (line === undefined) return
  for (let at = 0; at < line.consumers.size; at++) {
    if (itemAt(line.consumers, at) === consumer) {
      removeAt(line.consumers, at)
      return
    }
  }
}

/** The one that got a message goes to the tail (rr-01). It stands first in its line. */
export function moveToTail(queue: Queue, consumer: Consumer): void {
  for (const { priority, consumers } of queue.lines) {
    if (priority !== consumer.priority) continue
    if (consumers.size > 1) pushBack(consumers, popFront(consumers) as Consumer)
    return
  }
}

/** What a quorum queue gives a consumer that sets no prefetch (UNLIMITED_PREFETCH_COUNT). */
const QUORUM_CREDIT = 2000

/** Whether a consumer's own prefetch lets one more through. */
export function hasCredit(queue: Queue, consumer: Consumer): boolean {
  if (consumer.noAck) return true
  if (consumer.prefetchCount > 0) return consumer.unacked < consumer.prefetchCount + consumer.spare
  return queue.type !== 'quorum' || consumer.unacked < QUORUM_CREDIT
}

/** Whether the limit of the whole channel lets one more through. */
export function hasVolume(channel: Channel): boolean {
  return channel.globalPrefetch === 0 || channel.volume < channel.globalPrefetch
}
