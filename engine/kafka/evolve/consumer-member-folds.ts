import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import {
  type ConsumerMembership,
  type LocalAssignment,
  NOTHING_SAID,
} from '../client/consumer/membership-state.ts'
import type { Consumer } from '../client/consumer-state.ts'
import type { ConsumerMemberEvent } from '../events/consumer-member-events.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'
import { createAssignedPartition } from './reading-folds.ts'

/** How facts about membership in a KIP-848 group are written, as the member knows it. */
export const consumerMemberFolds: Folds<KafkaState, ConsumerMemberEvent> = {
  'memberState.changed'(kafka, { consumer, to, memberEpoch }, _tick, seq) {
    const { member } = consumerOf(kafka, consumer)
    member.state = to
    takeEpoch(member, memberEpoch)
    member.seq = seq
    if (to === 'JOINING') {
      member.target = undefined
      member.rejoins = false
      if (member.reconciliation !== undefined) member.reconciliation.isOutdated = true
    }
    if (to === 'LEAVING') member.current = undefined
  },
  'heartbeat.said'(kafka, event, tick) {
    const { member } = consumerOf(kafka, event.consumer)
    const { topics, rebalanceTimeoutMs, serverAssignor, owned, correlationId, isAnswerIgnored } = event
    const { said } = member
    member.said = {
      topics: topics ?? said.topics,
      rebalanceTimeoutMs: rebalanceTimeoutMs ?? said.rebalanceTimeoutMs,
      serverAssignor: serverAssignor ?? said.serverAssignor,
      owned: owned === null ? said.owned : member.current?.localEpoch,
    }
    if (isAnswerIgnored) member.said = NOTHING_SAID
    member.inFlight = isAnswerIgnored ? undefined : correlationId
    member.heartbeatAt = tick + member.intervalMs
  },
  'heartbeat.answered'(kafka, { consumer, error, intervalMs, delayMs }, tick) {
    const { member } = consumerOf(kafka, consumer)
    member.inFlight = undefined
    member.intervalMs = intervalMs
    if (delayMs !== null) member.heartbeatAt = tick + delayMs
    if (error !== 'NONE') member.said = NOTHING_SAID
  },
  'target.received'(kafka, { consumer, memberEpoch, partitions }, _tick, seq) {
    const { member } = consumerOf(kafka, consumer)
    takeEpoch(member, memberEpoch)
    if (partitions !== null) member.target = retargeted(member, partitions)
    member.seq = seq
  },
  'reconciliation.begun'(kafka, { consumer, revoked, added }, tick, seq) {
    const reconciling = consumerOf(kafka, consumer)
    const { member } = reconciling
    const target = present(member.target, 'a target to reconcile')
    const deadline = tick + reconciling.config.maxPollIntervalMs
    const phase = 'committing'
    member.reconciliation = { target, revoked, added, deadline, phase, isOutdated: false }
    reconciling.membership.isPrepared = false
    for (const partition of revoked) {
      const assigned = reconciling.assigned.get(partition)
      if (assigned !== undefined) assigned.pendingRevocation = true
    }
    member.seq = seq
  },
  'reconciliation.moved'(kafka, { consumer, phase }) {
    const { reconciliation } = consumerOf(kafka, consumer).member
    if (reconciliation !== undefined) reconciliation.phase = phase
  },
  'reconciliation.ended'(kafka, { consumer, isAborted }) {
    const { member } = consumerOf(kafka, consumer)
    if (!isAborted) member.current = member.reconciliation?.target
    member.reconciliation = undefined
  },
  'assignment.reduced'(kafka, { consumer, owned }) {
    const { assigned } = consumerOf(kafka, consumer)
    for (const partition of assigned.keys()) if (!owned.includes(partition)) assigned.delete(partition)
  },
  'assignment.cleared'(kafka, { consumer }) {
    const cleared = consumerOf(kafka, consumer)
    cleared.assigned.clear()
    cleared.member.current = undefined
    cleared.member.target = undefined
  },
  'callback.due'(kafka, { consumer, callback, partitions }) {
    consumerOf(kafka, consumer).member.callbacks.push({ callback, partitions })
  },
  'pollExpiry.noted'(kafka, { consumer, isExpired, rejoins }) {
    const { member } = consumerOf(kafka, consumer)
    member.isPollExpired = isExpired
    member.rejoins = rejoins
  },
}

/** The application ran the callback that was due; the partitions themselves change hands only after it. */
export function noteCallback(
  consumer: Consumer,
  added: readonly PartitionName[],
  tick: number,
  seq: number,
): void {
  consumer.member.callbacks.shift()
  for (const partition of added) consumer.assigned.set(partition, createAssignedPartition(seq))
  if (consumer.member.reconciliation?.phase === 'assigning') {
    consumer.autoCommitAt = tick + consumer.config.autoCommitIntervalMs
  }
  consumer.seq = seq
}

/** The same partitions as before are the same assignment; others are the next one. */
function retargeted({ target }: ConsumerMembership, partitions: readonly PartitionName[]): LocalAssignment {
  if (target !== undefined && isSame(target.partitions, partitions)) return target
  return { localEpoch: (target?.localEpoch ?? -1) + 1, partitions }
}

function isSame(one: readonly PartitionName[], other: readonly PartitionName[]): boolean {
  return one.length === other.length && one.every((partition) => other.includes(partition))
}

function consumerOf(kafka: KafkaState, name: string): Consumer {
  return present(kafka.consumers.get(name), `the consumer ${name}`)
}

function takeEpoch(member: ConsumerMembership, epoch: number): void {
  member.epoch = epoch
  if (epoch > 0) member.hasBeenMember = true
}
