import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import { findCoordinator } from '../coordinator-lookup.ts'
import { isAsking } from '../network-state.ts'
import { changeState } from './change-state.ts'
import { isPollOverdue, leaveByExpiry } from './expiry.ts'
import { speak } from './heartbeat.ts'
import { goOnAfterCommit, maybeReconcile } from './reconcile.ts'
import { isOutside, speaksConsumerProtocol } from './states.ts'

/**
 * What the network thread does whenever it wakes up: it goes on with what answers have made possible, looks for
 * the coordinator, and says what there is to say. It lives beside the application's thread, so a stuck handler
 * does not silence it (FACTS S10).
 */
export function tend(consumer: Consumer, turn: KafkaTurn): void {
  if (!speaksConsumerProtocol(consumer) || consumer.status !== 'running') return
  goOnAfterCommit(consumer, turn)
  maybeReconcile(consumer, turn, false)
  if (consumer.coordinator === undefined) {
    findCoordinator(consumer, turn)
    // There is nobody to say goodbye to: it goes without.
    if (consumer.member.state === 'LEAVING') changeState(consumer, turn, 'UNSUBSCRIBED')
    return
  }
  if (isOutside(consumer)) return
  if (isPollOverdue(consumer, turn.now)) leaveByExpiry(consumer, turn)
  else if (mustSpeakNow(consumer) || isDue(consumer, turn.now)) speak(consumer, turn, false)
}

/** Whether a callback is due and the application is in poll(), where it can be run. */
export function hasWorkForPoll({ status, thread, member }: Consumer): boolean {
  return status === 'running' && thread === 'polling' && member.callbacks.length > 0
}

/** Joining, confirming and leaving do not wait for the interval; only leaving does not wait for an answer. */
function mustSpeakNow({ member }: Consumer): boolean {
  const { state, inFlight } = member
  if (state === 'LEAVING') return true
  return (state === 'JOINING' || state === 'ACKNOWLEDGING') && inFlight === undefined
}

function isDue({ member, backoffUntil, network }: Consumer, now: number): boolean {
  if (member.inFlight !== undefined || isAsking(network, 'ConsumerGroupHeartbeat')) return false
  return now >= member.heartbeatAt && now >= backoffUntil
}
