import type { FindCoordinatorResponse } from '../../protocol/client-requests.ts'
import type { ErrorCode } from '../../protocol/error-code.ts'
import type { ShareGroupHeartbeatResponse } from '../../protocol/share-requests.ts'
import type { KafkaTurn } from '../../turn.ts'
import { anyBroker, ask, refreshMetadata } from '../network.ts'
import { isAsking, isReachable } from '../network-state.ts'
import type { ShareConsumer } from './share-consumer-state.ts'

const JOINING = 0
const LEAVING = -1

/** Errors that poll() throws: the member will not be let in (`AbstractHeartbeatRequestManager.onErrorResponse`). */
const FATAL: Readonly<Partial<Record<ErrorCode, string>>> = {
  GROUP_ID_NOT_FOUND: 'GroupIdNotFoundException',
  GROUP_MAX_SIZE_REACHED: 'GroupMaxSizeReachedException',
  INVALID_REQUEST: 'InvalidRequestException',
  UNSUPPORTED_VERSION: 'UnsupportedVersionException',
}

/**
 * What the network thread does whenever it wakes up: it looks for the coordinator, and says what there is to say.
 * It lives beside the application's thread.
 */
export function tendMembership(consumer: ShareConsumer, turn: KafkaTurn): void {
  const { setup, network, coordinator, thread } = consumer
  if (consumer.status !== 'running' || thread === 'closing' || consumer.isPollExpired) return
  refreshMetadata(consumer, turn, setup.topics)
  if (coordinator === undefined) {
    findCoordinator(consumer, turn)
    return
  }
  if (isAsking(network, 'ShareGroupHeartbeat') || turn.now < consumer.backoffUntil) return
  if (isPollOverdue(consumer, turn.now)) {
    turn.emit({ type: 'sharePollInterval.exceeded', consumer: consumer.name }, consumer.seq)
    sayGoodbye(consumer, turn)
  } else if (consumer.memberEpoch === JOINING || turn.now >= consumer.heartbeatAt + consumer.intervalMs) {
    beat(consumer, turn, consumer.memberEpoch)
  }
}

/** Epoch -1: it leaves. */
export function sayGoodbye(consumer: ShareConsumer, turn: KafkaTurn): void {
  if (consumer.memberEpoch > 0 && consumer.coordinator !== undefined) beat(consumer, turn, LEAVING)
}

/** The coordinator is known, or is asked for again after a backoff. */
export function onShareCoordinator(
  consumer: ShareConsumer,
  turn: KafkaTurn,
  { coordinator }: FindCoordinatorResponse,
): void {
  const isGone = coordinator === null || !isReachable(consumer.network, coordinator, turn.now)
  if (isGone) backOff(consumer, turn)
  else turn.emit({ type: 'shareCoordinator.noted', consumer: consumer.name, coordinator })
}

/**
 * It is in the group as it is told; or it is not any more, and joins anew (FACTS 9.5 has it for KIP-848). Returns
 * the exception that poll() throws, if it will not be let in.
 */
export function onShareHeartbeatAnswer(
  consumer: ShareConsumer,
  turn: KafkaTurn,
  { error, memberEpoch, heartbeatIntervalMs, assignment }: ShareGroupHeartbeatResponse,
): string | undefined {
  const { name, incarnation } = consumer
  if (error === 'NONE') {
    if (memberEpoch === LEAVING) return undefined
    const noted = { memberEpoch, intervalMs: heartbeatIntervalMs, partitions: assignment }
    turn.emit({ type: 'shareMembership.noted', consumer: name, ...noted }, consumer.seq)
    turn.pass(name, name, heartbeatIntervalMs, { type: 'heartbeat.due', incarnation, epoch: 0 })
    return undefined
  }
  // Whoever is on the way out does not care.
  if (FATAL[error] !== undefined) return consumer.thread === 'closing' ? undefined : FATAL[error]
  if (error === 'UNKNOWN_MEMBER_ID' || error === 'FENCED_MEMBER_EPOCH') {
    const none = { memberEpoch: JOINING, intervalMs: 0, partitions: [] }
    turn.emit({ type: 'shareMembership.noted', consumer: name, ...none }, consumer.seq)
  } else loseCoordinator(consumer, turn)
  backOff(consumer, turn)
  return undefined
}

/** The coordinator moved, or cannot be reached. */
export function loseCoordinator(consumer: ShareConsumer, turn: KafkaTurn): void {
  if (consumer.coordinator === undefined) return
  turn.emit({ type: 'shareCoordinator.noted', consumer: consumer.name, coordinator: null })
}

/** retry.backoff.ms begins, twice as long each time up to its maximum. */
export function backOff(consumer: ShareConsumer, turn: KafkaTurn): void {
  const { name, incarnation, config, backoffs } = consumer
  const delayMs = Math.min(config.retryBackoffMs * 2 ** Math.min(backoffs, 10), config.retryBackoffMaxMs)
  turn.emit({ type: 'shareBackoff.begun', consumer: name, delayMs, attempts: backoffs + 1 })
  turn.pass(name, name, delayMs, { type: 'backoff.over', incarnation })
}

function beat(consumer: ShareConsumer, turn: KafkaTurn, memberEpoch: number): void {
  const { name, network, setup, memberId, coordinator = '' } = consumer
  turn.emit({ type: 'shareHeartbeat.said', consumer: name, memberEpoch }, consumer.seq)
  ask(consumer, turn, coordinator, {
    type: 'ShareGroupHeartbeat',
    correlationId: network.nextCorrelationId,
    groupId: setup.group,
    memberId,
    memberEpoch,
    subscribedTopics: memberEpoch === JOINING ? setup.topics : null,
  })
}

function findCoordinator(consumer: ShareConsumer, turn: KafkaTurn): void {
  const { network, setup } = consumer
  if (turn.now < consumer.backoffUntil || isAsking(network, 'FindCoordinator')) return
  const broker = anyBroker(consumer, turn.now)
  if (broker === undefined) return
  const correlationId = network.nextCorrelationId
  ask(consumer, turn, broker, { type: 'FindCoordinator', correlationId, key: setup.group, keyType: 'group' })
}

function isPollOverdue({ thread, memberEpoch, pollStartedAt, config }: ShareConsumer, now: number): boolean {
  return thread !== 'polling' && memberEpoch > 0 && now >= pollStartedAt + config.maxPollIntervalMs
}
