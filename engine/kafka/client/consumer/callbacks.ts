import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import { dropGivenUp } from '../pool/serve.ts'
import type { DueCallback } from './membership-state.ts'
import { goOnAfterAssigned, goOnAfterRevoked } from './reconcile.ts'
import { release } from './release.ts'

/**
 * poll(), close() and unsubscribe() run the callbacks that are due, in the application's thread. What follows
 * from them is the network thread's: `finishCallbacks`.
 */
export function runCallbacks(consumer: Consumer, turn: KafkaTurn): readonly DueCallback[] {
  const due = [...consumer.member.callbacks]
  for (const one of due) runCallback(consumer, turn, one)
  return due
}

/** The network thread hears that callbacks are done, and goes on. */
export function finishCallbacks(consumer: Consumer, turn: KafkaTurn, done: readonly DueCallback[]): void {
  for (const { callback } of done) {
    if (callback === 'onPartitionsRevoked') goOnAfterRevoked(consumer, turn)
    else if (callback === 'onPartitionsAssigned') goOnAfterAssigned(consumer, turn)
    else release(consumer, turn)
  }
}

/** The application's code runs, in its own thread. */
export function runCallback(
  consumer: Consumer,
  turn: KafkaTurn,
  { callback, partitions }: DueCallback,
): void {
  const { name, member } = consumer
  const { epoch: generation, seq } = member
  if (callback !== 'onPartitionsAssigned') {
    dropGivenUp(consumer, turn, partitions, callback === 'onPartitionsLost')
  }
  switch (callback) {
    case 'onPartitionsRevoked':
      turn.emit({ type: 'partitions.revoked', consumer: name, generation, partitions }, seq)
      return
    case 'onPartitionsLost':
      turn.emit({ type: 'partitions.lost', consumer: name, partitions }, seq)
      return
    case 'onPartitionsAssigned': {
      const owned = member.reconciliation?.target.partitions ?? partitions
      turn.emit({ type: 'partitions.assigned', consumer: name, generation, partitions, owned }, seq)
    }
  }
}
