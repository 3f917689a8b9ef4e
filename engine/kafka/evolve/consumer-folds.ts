import { present } from '../../base/assert.ts'
import { createDeque } from '../../base/deque.ts'
import type { Folds } from '../../kernel/handlers.ts'
import { createClassicMembership } from '../client/classic/membership-state.ts'
import { createConsumerMembership, memberIdOf } from '../client/consumer/membership-state.ts'
import { consumerConfigOf } from '../client/consumer-config.ts'
import type { Consumer } from '../client/consumer-state.ts'
import { createClientNetwork } from '../client/network-state.ts'
import { createPool } from '../client/pool/pool-state.ts'
import type { CommitFact, LifeFact } from '../events/consumer-events.ts'
import type { KafkaState } from '../state.ts'

/** How facts about a consumer's process and its application's thread are written. */
export const lifeFolds: Folds<KafkaState, LifeFact> = {
  'consumer.started'(kafka, { consumer, topics }, tick, seq) {
    const started = consumerOf(kafka, consumer)
    const { bootstrap } = started.network
    started.config = consumerConfigOf(started.setup, kafka.profile)
    forgetEverything(started)
    started.network = createClientNetwork(bootstrap)
    started.status = 'running'
    started.incarnation++
    started.member = createConsumerMembership(memberIdOf(consumer, started.incarnation))
    started.subscription = topics
    started.lastPollAt = tick
    started.seq = seq
  },
  'consumer.crashed': (kafka, { consumer }, _tick, seq) => stop(kafka, consumer, 'crashed', seq),
  'consumer.closed': (kafka, { consumer }, _tick, seq) => stop(kafka, consumer, 'closed', seq),
  'consumer.failed'(kafka, { consumer, livesOn }, _tick, seq) {
    if (livesOn === true) strand(consumerOf(kafka, consumer), seq)
    else stop(kafka, consumer, 'failed', seq)
  },
  'consumer.closing'(kafka, { consumer }, _tick, seq) {
    const closing = consumerOf(kafka, consumer)
    closing.thread = 'closing'
    closing.seq = seq
  },
  'close.requested'(kafka, { consumer, operation, restartAfter }) {
    const closing = consumerOf(kafka, consumer)
    closing.closeRequested = operation
    closing.restartAfter = restartAfter
  },
  'failure.found'(kafka, { consumer, exception }) {
    consumerOf(kafka, consumer).failure = exception
  },
  'consumer.hung'(kafka, { consumer }) {
    consumerOf(kafka, consumer).hung = true
  },
  'consumer.unhung'(kafka, { consumer }) {
    consumerOf(kafka, consumer).hung = false
  },
  'consumer.subscribed'(kafka, { consumer, topics }) {
    consumerOf(kafka, consumer).subscription = topics
  },
  'poll.started'(kafka, { consumer, poll }, tick) {
    const polling = consumerOf(kafka, consumer)
    polling.thread = 'polling'
    polling.polls = poll
    polling.pollStartedAt = tick
    polling.lastPollAt = tick
    polling.membership.pollDeadline = tick + polling.config.maxPollIntervalMs
  },
  'poll.returned'(kafka, { consumer, count }, tick, seq) {
    const polling = consumerOf(kafka, consumer)
    polling.thread = count > 0 ? 'processing' : 'idle'
    polling.lastPollAt = tick
    polling.membership.pollDeadline = tick + polling.config.maxPollIntervalMs
    if (count > 0) polling.seq = seq
  },
}

/** How facts about commits are written, as the client knows them. */
export const commitFolds: Folds<KafkaState, CommitFact> = {
  'commit.sent'(kafka, { consumer, kind, correlationId, offsets }, _tick, seq) {
    const committing = consumerOf(kafka, consumer)
    committing.commits.push({ correlationId, kind, offsets, seq })
    if (kind === 'revoke') committing.membership.preparing = correlationId
  },
  'commit.completed'(kafka, { consumer, kind, correlationId, error, isRetriable }) {
    const committing = consumerOf(kafka, consumer)
    const at = committing.commits.findIndex((commit) => commit.correlationId === correlationId)
    const [done] = at < 0 ? [] : committing.commits.splice(at, 1)
    if (committing.pool !== undefined && error === 'NONE') {
      for (const { partition, offset } of done?.offsets ?? [])
        committing.pool.committed.set(partition, offset)
    }
    if (kind !== 'revoke') return
    committing.membership.preparing = undefined
    // What may succeed later is tried again; the rest does not hold the rebalance up.
    committing.membership.isPrepared = !isRetriable
  },
  'commit.failed'() {},
  'commitSync.begun'(kafka, { consumer, offsets, timeoutMs }, tick) {
    const committing = consumerOf(kafka, consumer)
    committing.thread = 'committing'
    committing.syncCommit = { offsets, deadline: tick + timeoutMs }
    if (committing.pool !== undefined) committing.pool.committedAt = committing.polls
  },
  'commitSync.ended'(kafka, { consumer }) {
    const committing = consumerOf(kafka, consumer)
    committing.thread = committing.inHand.size > 0 ? 'processing' : 'idle'
    committing.syncCommit = undefined
  },
  'autoCommit.timed'(kafka, { consumer, delayMs }, tick) {
    consumerOf(kafka, consumer).autoCommitAt = tick + delayMs
  },
}

/** The consumer at an address, which must be there. */
export function consumerOf(kafka: KafkaState, name: string): Consumer {
  return present(kafka.consumers.get(name), `the consumer ${name}`)
}

function stop(kafka: KafkaState, name: string, status: 'crashed' | 'closed' | 'failed', seq: number): void {
  const consumer = consumerOf(kafka, name)
  consumer.status = status
  consumer.thread = 'idle'
  // Its threads die with the process, and what they had is gone.
  if (consumer.pool !== undefined) consumer.pool = createPool(consumer.pool.setup)
  consumer.seq = seq
}

/** Nobody will call poll() any more, but the process is there. */
function strand(consumer: Consumer, seq: number): void {
  consumer.thread = 'idle'
  consumer.hung = true
  consumer.seq = seq
}

/** A process starts with nothing but its configuration. */
function forgetEverything(consumer: Consumer): void {
  consumer.thread = 'idle'
  consumer.hung = false
  consumer.closeRequested = undefined
  consumer.restartAfter = undefined
  consumer.assigned.clear()
  consumer.fetched = createDeque()
  consumer.inHand = createDeque()
  consumer.handled = 0
  consumer.attempts = 0
  const { pool } = consumer.setup
  consumer.pool = pool === undefined ? undefined : createPool(pool)
  consumer.coordinator = undefined
  consumer.backoffUntil = 0
  consumer.backoffs = 0
  consumer.commits.length = 0
  consumer.syncCommit = undefined
  consumer.failure = undefined
  consumer.membership = createClassicMembership()
}
