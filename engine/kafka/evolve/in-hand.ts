import { createDeque, itemAt, popFront, pushBack, toArray } from '../../base/deque.ts'
import type { Consumer } from '../client/consumer-state.ts'
import type { PartitionName } from '../protocol/partition-name.ts'

/** Records leave the hand, the oldest first; when none is left the application calls poll() again. */
export function letGo(consumer: Consumer, count: number): void {
  let left = count
  for (let stretch = itemAt(consumer.inHand, 0); left > 0 && stretch !== undefined; ) {
    const waiting = stretch.end - stretch.first - consumer.handled
    if (left < waiting) {
      consumer.handled += left
      return
    }
    left -= waiting
    consumer.handled = 0
    popFront(consumer.inHand)
    stretch = itemAt(consumer.inHand, 0)
  }
  if (consumer.inHand.size === 0 && consumer.thread === 'processing') consumer.thread = 'idle'
}

/** What could not be handed over yet goes with the rest. */
export function dropHeld(consumer: Consumer, partitions: readonly PartitionName[]): void {
  const held = toArray(consumer.inHand)
  const kept = held.filter(({ partition }) => !partitions.includes(partition))
  if (kept.length === held.length) return
  if (kept[0] !== held[0]) consumer.handled = 0
  consumer.inHand = createDeque()
  for (const stretch of kept) pushBack(consumer.inHand, stretch)
}
