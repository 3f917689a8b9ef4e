import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { ReplicationEvent } from '../events/replication-events.ts'
import { appendAsFollower } from '../log/append.ts'
import { assignEpoch } from '../log/epochs.ts'
import { startAfresh, truncateTo } from '../log/truncate.ts'
import { setHighWatermark } from '../log/watermark.ts'
import type { KafkaState } from '../state.ts'
import { brokerOf } from './cluster-folds.ts'
import { logOf } from './log-folds.ts'

/** How facts about copies are written. */
export const replicationFolds: Folds<KafkaState, ReplicationEvent> = {
  'leadership.taken'(kafka, { broker, partition, leaderEpoch }, tick) {
    const log = brokerOf(kafka, broker).logs.get(partition)
    if (log !== undefined) assignEpoch(log, leaderEpoch, log.endOffset)
    const leading = { leaderEpoch, followers: new Map(), proposed: undefined, since: tick }
    brokerOf(kafka, broker).leaderships.set(partition, leading)
    brokerOf(kafka, broker).shareWindows.delete(partition)
  },
  'leadership.lost'(kafka, { broker, partition }) {
    const loser = brokerOf(kafka, broker)
    loser.leaderships.delete(partition)
    loser.shareWindows.delete(partition)
    loser.leftWaiting.length = 0
  },
  'follower.fetched'(kafka, { broker, replica, offsets }, tick) {
    const leader = brokerOf(kafka, broker)
    for (const { partition, offset } of offsets) {
      const leading = leader.leaderships.get(partition)
      if (leading === undefined) continue
      const end = logOf(kafka, broker, partition).endOffset
      const known = leading.followers.get(replica)
      const wasCaughtUp =
        known !== undefined && offset >= known.leaderEndAtFetch ? known.fetchedAt : undefined
      const caughtUpAt = offset >= end ? tick : Math.max(wasCaughtUp ?? 0, known?.caughtUpAt ?? leading.since)
      leading.followers.set(replica, {
        endOffset: offset,
        caughtUpAt,
        fetchedAt: tick,
        leaderEndAtFetch: end,
      })
    }
  },
  'isr.proposed'(kafka, { broker, partition, isr }) {
    const leading = brokerOf(kafka, broker).leaderships.get(partition)
    present(leading, `${broker} leads ${partition}`).proposed = isr
  },
  'isr.settled'(kafka, { broker, partition }) {
    const leading = brokerOf(kafka, broker).leaderships.get(partition)
    if (leading !== undefined) leading.proposed = undefined
  },
  'replica.fetching'(kafka, { broker, leader, correlationId }, tick) {
    const follower = brokerOf(kafka, broker)
    follower.fetching.set(leader, { correlationId, sentAt: tick })
    follower.nextCorrelationId = correlationId + 1
  },
  'replica.answered'(kafka, { broker, leader }) {
    brokerOf(kafka, broker).fetching.delete(leader)
  },
  'records.replicated'(kafka, { broker, partition, batches, highWatermark }, tick) {
    const log = logOf(kafka, broker, partition)
    for (const batch of batches) appendAsFollower(log, batch, tick)
    setHighWatermark(log, Math.max(highWatermark, log.highWatermark))
  },
  'log.truncated'(kafka, { broker, partition, offset, afresh }, tick) {
    const log = logOf(kafka, broker, partition)
    if (afresh) startAfresh(log, offset, tick)
    else truncateTo(log, offset, tick)
  },
  'produce.delayed'(kafka, { broker, client, id, correlationId, results, required, transactionalId }) {
    const leader = brokerOf(kafka, broker)
    const ofMarkers = transactionalId === undefined ? {} : { transactionalId }
    leader.delayedProduces.set(id, { id, client, correlationId, results, required, ...ofMarkers })
    leader.nextDelayed = id + 1
  },
  'produce.completed'(kafka, { broker, id }) {
    brokerOf(kafka, broker).delayedProduces.delete(id)
  },
}
