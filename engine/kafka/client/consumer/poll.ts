import type { KafkaTurn } from '../../turn.ts'
import { maybeAutoCommit } from '../commits.ts'
import type { Consumer } from '../consumer-state.ts'
import { collect, sendFetches } from '../fetcher.ts'
import { refreshMetadata } from '../network.ts'
import type { PollOutcome } from '../poll.ts'
import { updatePositions } from '../positions.ts'
import { finishCallbacks, runCallbacks } from './callbacks.ts'
import { changeState } from './change-state.ts'
import { JOIN_EPOCH } from './membership-state.ts'
import { tend } from './network-thread.ts'
import { maybeReconcile } from './reconcile.ts'
import { rejoinIfReleased } from './release.ts'

/**
 * One round of the loop inside of poll() (`AsyncKafkaConsumer.poll`): the application's thread runs the
 * callbacks that are due and takes what has been fetched; then the network thread, which was told that poll()
 * has been called, does its part.
 */
export function pollMember(consumer: Consumer, turn: KafkaTurn): PollOutcome {
  const done = runCallbacks(consumer, turn)
  if (consumer.failure !== undefined) return { kind: 'exception', exception: consumer.failure }
  if (consumer.subscription.length > 0) refreshMetadata(consumer, turn, consumer.subscription)
  const count = collect(consumer, turn)
  onPollEvent(consumer, turn)
  finishCallbacks(consumer, turn, done)
  updatePositions(consumer, turn)
  tend(consumer, turn)
  if (count === 0 && consumer.failure !== undefined) {
    return { kind: 'exception', exception: consumer.failure }
  }
  sendFetches(consumer, turn)
  return count > 0 ? { kind: 'records', count } : { kind: 'waiting' }
}

/** The network thread hears of poll(): it may commit, and give partitions up; who was away comes back. */
function onPollEvent(consumer: Consumer, turn: KafkaTurn): void {
  const { member, name, subscription } = consumer
  maybeReconcile(consumer, turn, true)
  if (member.epoch > 0 && !isCommitting(consumer)) maybeAutoCommit(consumer, turn)
  if (member.state === 'UNSUBSCRIBED' && subscription.length > 0) {
    changeState(consumer, turn, 'JOINING', JOIN_EPOCH)
  }
  if (!member.isPollExpired) return
  turn.emit({ type: 'pollExpiry.noted', consumer: name, isExpired: false, rejoins: true }, member.seq)
  rejoinIfReleased(consumer, turn)
}

/** Only one commit of its own is on its way at a time. */
function isCommitting({ commits }: Consumer): boolean {
  return commits.some(({ kind }) => kind === 'auto' || kind === 'revoke')
}
