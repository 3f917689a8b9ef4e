import type { KafkaTurn } from '../turn.ts'
import { joinIfNeeded, needsJoin } from './classic/join.ts'
import { maybeAutoCommit } from './commits.ts'
import { pollMember } from './consumer/poll.ts'
import { speaksConsumerProtocol } from './consumer/states.ts'
import type { Consumer } from './consumer-state.ts'
import { findCoordinator } from './coordinator-lookup.ts'
import { collect, sendFetches } from './fetcher.ts'
import { refreshMetadata } from './network.ts'
import { updatePositions } from './positions.ts'

/** What one look of poll() comes to. */
export type PollOutcome =
  /** It goes on waiting. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'records'; readonly count: number }
  | { readonly kind: 'exception'; readonly exception: string }

const WAITING: PollOutcome = { kind: 'waiting' }

/**
 * One round of the loop inside of poll(): the group first, then positions, then records. It never waits: what
 * it asked for arrives later, and it is called again (`ClassicKafkaConsumer.poll`).
 */
export function pollOnce(consumer: Consumer, turn: KafkaTurn): PollOutcome {
  if (speaksConsumerProtocol(consumer)) return pollMember(consumer, turn)
  if (consumer.failure !== undefined) return { kind: 'exception', exception: consumer.failure }
  if (consumer.subscription.length > 0) refreshMetadata(consumer, turn, consumer.subscription)
  if (pollCoordinator(consumer, turn)) updatePositions(consumer, turn)
  // onPartitionsRevoked keeps the thread until its pool has finished.
  if (consumer.thread !== 'polling') return WAITING
  const count = collect(consumer, turn)
  // Found on the way: no offset and no reset policy, a commit of a fenced member.
  if (count === 0 && consumer.failure !== undefined) {
    return { kind: 'exception', exception: consumer.failure }
  }
  sendFetches(consumer, turn)
  return count > 0 ? { kind: 'records', count } : WAITING
}

/** The group's part of poll(); false when positions must not be looked for yet. */
function pollCoordinator(consumer: Consumer, turn: KafkaTurn): boolean {
  if (consumer.subscription.length === 0) return false
  if (consumer.coordinator === undefined) {
    findCoordinator(consumer, turn)
    return false
  }
  if (needsJoin(consumer, turn) && !joinIfNeeded(consumer, turn)) return false
  maybeAutoCommit(consumer, turn)
  return true
}
