import type { Queue } from '../state.ts'
import type { Desk } from './desk.ts'

/**
 * `x-expires`: a queue without consumers lives so long after its last declare, get or consumer; publishing does
 * not count (qexp-01 to qexp-03).
 */
export function restartIdle(desk: Desk, queue: Queue): void {
  const { expires } = queue.settings
  if (expires === undefined || queue.consumers.size > 0) return
  const timer = desk.broker.nextTimer
  desk.turn.emit({ type: 'queue.idled', queue: queue.name, at: desk.turn.now + expires, timer })
  desk.turn.pass(desk.node, desk.node, expires, { type: 'timer.idle', queue: queue.name, timer })
}
