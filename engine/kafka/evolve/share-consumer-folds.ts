import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import { memberIdOf } from '../client/consumer/membership-state.ts'
import { createClientNetwork } from '../client/network-state.ts'
import type { ShareConsumer, SharedRecord } from '../client/share/share-consumer-state.ts'
import type { ShareConsumerEvent } from '../events/share-consumer-events.ts'
import { offsetAt } from '../log/batch.ts'
import type { AcknowledgeType } from '../share/acknowledge.ts'
import type { KafkaState } from '../state.ts'

/** How facts about share consumers are written. */
export const shareConsumerFolds: Folds<KafkaState, ShareConsumerEvent> = {
  'shareConsumer.started'(kafka, { consumer }, tick, seq) {
    const started = consumerOf(kafka, consumer)
    forget(started)
    started.status = 'running'
    started.incarnation++
    started.memberId = memberIdOf(consumer, started.incarnation)
    started.restartAfter = null
    started.pollStartedAt = tick
    started.polls = 0
    started.seq = seq
  },
  'shareConsumer.stopped'(kafka, { consumer, how }, _tick, seq) {
    const stopped = consumerOf(kafka, consumer)
    forget(stopped)
    stopped.status = how
    stopped.seq = seq
  },
  'shareConsumer.hung'(kafka, { consumer }) {
    consumerOf(kafka, consumer).hung = true
  },
  'shareConsumer.unhung'(kafka, { consumer }) {
    consumerOf(kafka, consumer).hung = false
  },
  'shareConsumer.closeRequested'(kafka, { consumer, restartAfter }) {
    const closing = consumerOf(kafka, consumer)
    closing.closeRequested = true
    closing.restartAfter = restartAfter
  },
  'shareConsumer.closing'(kafka, { consumer }, _tick, seq) {
    const closing = consumerOf(kafka, consumer)
    acceptHandled(closing)
    closing.thread = 'closing'
    closing.seq = seq
  },
  'shareCoordinator.noted'(kafka, { consumer, coordinator }) {
    consumerOf(kafka, consumer).coordinator = coordinator ?? undefined
  },
  'shareBackoff.begun'(kafka, { consumer, delayMs, attempts }, tick) {
    const waiting = consumerOf(kafka, consumer)
    waiting.backoffUntil = tick + delayMs
    waiting.backoffs = attempts
  },
  'shareHeartbeat.said'(kafka, { consumer }, tick) {
    consumerOf(kafka, consumer).heartbeatAt = tick
  },
  'shareMembership.noted'(kafka, { consumer, memberEpoch, intervalMs, partitions }, _tick, seq) {
    const member = consumerOf(kafka, consumer)
    member.memberEpoch = memberEpoch
    member.intervalMs = intervalMs
    member.backoffs = 0
    if (partitions !== null) member.assignment = partitions
    member.seq = seq
  },
  'sharePollInterval.exceeded'(kafka, { consumer }, _tick, seq) {
    const stuck = consumerOf(kafka, consumer)
    stuck.isPollExpired = true
    stuck.seq = seq
  },
  'sharePoll.started'(kafka, { consumer, poll }, tick) {
    const polling = consumerOf(kafka, consumer)
    acceptHandled(polling)
    polling.thread = 'polling'
    polling.polls = poll
    polling.pollStartedAt = tick
    if (!polling.isPollExpired) return
    polling.isPollExpired = false
    polling.memberEpoch = 0
    polling.assignment = []
  },
  'sharePoll.returned'(kafka, { consumer, count }, _tick, seq) {
    const polled = consumerOf(kafka, consumer)
    polled.thread = count > 0 ? 'processing' : 'idle'
    polled.seq = seq
  },
  'shareAcknowledge.sent'(kafka, { consumer, leader, sessionEpoch, partitions }) {
    const sending = consumerOf(kafka, consumer)
    for (const partition of partitions) sending.decisions.delete(partition)
    if (sessionEpoch < 0) sending.sessions.delete(leader)
    else sending.sessions.set(leader, sessionEpoch + 1)
  },
  'shareAcknowledge.failed'() {},
  'shareSession.reset'(kafka, { consumer, leader }) {
    consumerOf(kafka, consumer).sessions.delete(leader)
  },
  'shareRecords.fetched'(kafka, { consumer, partitions }) {
    consumerOf(kafka, consumer).fetched.push(...partitions)
  },
  'shareRecords.polled'(kafka, { consumer }, _tick, seq) {
    const polling = consumerOf(kafka, consumer)
    const came = polling.fetched.shift()
    for (const batch of came?.batches ?? []) {
      for (const [index, { key, value }] of batch.records.entries()) {
        const offset = offsetAt(batch, index)
        const held = came?.acquired.find(({ first, last }) => offset >= first && offset <= last)
        if (came === undefined || held === undefined) continue
        const { partition } = came
        polling.inHand.push({ partition, offset, key, value, deliveryCount: held.deliveryCount, seq })
      }
    }
  },
  'shareRecord.processed'(kafka, { consumer }, _tick, seq) {
    const working = consumerOf(kafka, consumer)
    const done = letGo(working)
    if (!working.config.isExplicit && done !== undefined) working.handled.push(done)
    working.seq = seq
  },
  'shareRecord.failed'(kafka, { consumer, outcome }) {
    if (outcome === 'release' || outcome === 'reject') letGo(consumerOf(kafka, consumer))
  },
  'shareRecord.decided'(kafka, { consumer, partition, offset, decision }) {
    decide(consumerOf(kafka, consumer), partition, offset, decision)
  },
}

function letGo(consumer: ShareConsumer): SharedRecord | undefined {
  const done = consumer.inHand.shift()
  if (consumer.inHand.length === 0 && consumer.thread === 'processing') consumer.thread = 'idle'
  return done
}

/** In implicit mode what was returned before is accepted by the next call. */
function acceptHandled(consumer: ShareConsumer): void {
  for (const { partition, offset } of consumer.handled) decide(consumer, partition, offset, 'ACCEPT')
  consumer.handled.length = 0
}

function decide(consumer: ShareConsumer, partition: string, offset: number, type: AcknowledgeType): void {
  const said = consumer.decisions.get(partition) ?? new Map<number, AcknowledgeType>()
  consumer.decisions.set(partition, said.set(offset, type))
}

/** What was in its memory goes with the process. */
function forget(consumer: ShareConsumer): void {
  consumer.thread = 'idle'
  consumer.hung = false
  consumer.closeRequested = false
  consumer.coordinator = undefined
  consumer.network = createClientNetwork(consumer.network.bootstrap)
  consumer.backoffUntil = 0
  consumer.backoffs = 0
  consumer.memberEpoch = 0
  consumer.intervalMs = 0
  consumer.isPollExpired = false
  consumer.assignment = []
  consumer.sessions.clear()
  consumer.fetched.length = 0
  consumer.inHand.length = 0
  consumer.handled.length = 0
  consumer.decisions.clear()
}

function consumerOf(kafka: KafkaState, name: string): ShareConsumer {
  return present(kafka.shareConsumers.get(name), `the share consumer ${name}`)
}
