import type { Desk } from '../broker/desk.ts'
import type { Consumer, Queue } from '../state.ts'
import { nextInLine } from './rotation.ts'

/**
 * Single active consumer: when nobody is active, somebody becomes it; whether that was so. Classic: the first in
 * line, so the highest priority, then the oldest (sac-02, sac-08). Quorum: the oldest, and since 4.0 by priority.
 */
export function chooseActive(desk: Desk, queue: Queue): boolean {
  if (!queue.settings.singleActive || queue.type === 'stream') return false
  if (desk.broker.profile.quorumActiveByPriority && queue.type === 'quorum') stepBack(desk, queue)
  if (queue.active !== undefined || isFading(queue)) return false
  const next = queue.type === 'classic' ? nextInLine(queue) : firstOf(desk, queue)
  if (next === undefined) return false
  const { connection, channel } = next
  desk.turn.emit({
    type: 'consumer.activated',
    queue: queue.name,
    connection,
    channel,
    consumerTag: next.tag,
  })
  return true
}

/** One with a higher priority has come: the active one gets no more, and makes room when it holds nothing. */
function stepBack(desk: Desk, queue: Queue): void {
  const { active } = queue
  if (active === undefined) return
  const isHigher = [...queue.consumers].some(({ priority }) => priority > active.priority)
  if (!isHigher) return
  const { connection, channel } = active
  desk.turn.emit({
    type: 'consumer.deactivated',
    queue: queue.name,
    connection,
    channel,
    consumerTag: active.tag,
  })
}

/** The one that had to step back still holds messages: nobody else begins before it is done. */
function isFading(queue: Queue): boolean {
  return queue.type === 'quorum' && [...queue.consumers].some(({ unacked }) => unacked > 0)
}

function firstOf(desk: Desk, queue: Queue): Consumer | undefined {
  let first: Consumer | undefined
  for (const consumer of queue.consumers) {
    if (first === undefined) first = consumer
    else if (desk.broker.profile.quorumActiveByPriority && consumer.priority > first.priority)
      first = consumer
  }
  return first
}
