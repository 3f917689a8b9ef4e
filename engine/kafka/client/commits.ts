import type { ErrorCode } from '../protocol/error-code.ts'
import type { OffsetToCommit } from '../protocol/group-requests.ts'
import type { KafkaTurn } from '../turn.ts'
import { NO_GENERATION } from './classic/membership-state.ts'
import { resetMember } from './classic/reset.ts'
import { committerOf, isRetriableInMember, memberExceptionOf } from './consumer/committing.ts'
import { speaksConsumerProtocol } from './consumer/states.ts'
import type { CommitInFlight, CommitKind, Consumer } from './consumer-state.ts'
import { backOff, loseCoordinator } from './coordinator-lookup.ts'
import { ask } from './network.ts'

/** Errors after which the same commit may succeed. */
const RETRIABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'REQUEST_TIMED_OUT',
  'NETWORK_EXCEPTION',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'UNSTABLE_OFFSET_COMMIT',
])

/** Positions of all assigned partitions: what a commit without arguments commits (FACTS 6.1). */
export function consumedOffsets({ assigned }: Consumer): OffsetToCommit[] {
  const offsets: OffsetToCommit[] = []
  for (const [partition, { state, position }] of assigned) {
    if (state === 'fetching') offsets.push({ partition, offset: position })
  }
  return offsets
}

/** auto.commit.interval.ms is over: poll() commits what it has returned, changed or not (FACTS 6.2). */
export function maybeAutoCommit(consumer: Consumer, turn: KafkaTurn): void {
  const { config, name } = consumer
  if (!config.enableAutoCommit || turn.now < consumer.autoCommitAt) return
  turn.emit({ type: 'autoCommit.timed', consumer: name, delayMs: config.autoCommitIntervalMs })
  commit(consumer, turn, 'auto', consumedOffsets(consumer))
}

/**
 * Sends a commit. Returns what hinders it: an exception's name, or undefined when it is on its way or when
 * there is nothing to commit.
 */
export function commit(
  consumer: Consumer,
  turn: KafkaTurn,
  kind: CommitKind,
  offsets: readonly OffsetToCommit[],
): string | undefined {
  const { membership, coordinator, network, name, setup, config } = consumer
  if (offsets.length === 0) return undefined
  if (coordinator === undefined) return 'CoordinatorNotAvailableException'
  const { state } = membership
  const { generation, memberId } = committerOf(consumer)
  if (state !== 'STABLE' && !speaksConsumerProtocol(consumer)) {
    const exception = state === 'UNJOINED' ? 'CommitFailedException' : 'RebalanceInProgressException'
    turn.emit({ type: 'commit.failed', consumer: name, kind, exception })
    return exception
  }
  const { nextCorrelationId: correlationId } = network
  turn.emit({ type: 'commit.sent', consumer: name, kind, correlationId, generation, memberId, offsets })
  const { groupInstanceId } = config
  const groupId = setup.group
  const request = { correlationId, groupId, generation, memberId, groupInstanceId, offsets }
  ask(consumer, turn, coordinator, { type: 'OffsetCommit', ...request })
  return undefined
}

/** The answer to a commit: done, or which exception its caller sees. */
export function onCommitAnswered(
  consumer: Consumer,
  turn: KafkaTurn,
  { correlationId, kind, seq }: CommitInFlight,
  error: ErrorCode,
): void {
  const { name, config } = consumer
  const isRetriable = RETRIABLE.has(error) || isRetriableInMember(consumer, kind, error)
  turn.emit({ type: 'commit.completed', consumer: name, kind, correlationId, error, isRetriable }, seq)
  if (error === 'NONE') {
    if (kind === 'sync') endCommitSync(consumer, turn, 'ok')
    return
  }
  if (isRetriable) {
    if (error !== 'STALE_MEMBER_EPOCH') loseCoordinator(consumer, turn, error)
    if (kind === 'auto')
      turn.emit({ type: 'autoCommit.timed', consumer: name, delayMs: config.retryBackoffMs })
    if (kind === 'sync') backOff(consumer, turn)
    return
  }
  const exception = exceptionOf(consumer, turn, error)
  turn.emit({ type: 'commit.failed', consumer: name, kind, exception }, seq)
  if (kind === 'sync') endCommitSync(consumer, turn, exception)
  if (exception === 'FencedInstanceIdException' && consumer.failure === undefined) {
    turn.emit({ type: 'failure.found', consumer: name, exception })
  }
}

/** commitSync() returns, or throws. */
export function endCommitSync(consumer: Consumer, turn: KafkaTurn, outcome: string): void {
  if (consumer.syncCommit === undefined) return
  turn.emit({ type: 'commitSync.ended', consumer: consumer.name, outcome }, consumer.seq)
}

/** What the client makes of a coordinator's refusal (`OffsetCommitResponseHandler`). */
function exceptionOf(consumer: Consumer, turn: KafkaTurn, error: ErrorCode): string {
  const { membership, name } = consumer
  if (speaksConsumerProtocol(consumer)) return memberExceptionOf(error)
  switch (error) {
    case 'REBALANCE_IN_PROGRESS':
      turn.emit({
        type: 'rejoin.requested',
        consumer: name,
        reason: 'offset commit failed since group is rebalancing',
      })
      return 'RebalanceInProgressException'
    case 'FENCED_INSTANCE_ID':
      return 'FencedInstanceIdException'
    case 'UNKNOWN_MEMBER_ID':
    case 'ILLEGAL_GENERATION':
      if (membership.generation !== NO_GENERATION) resetMember(consumer, turn, 'OffsetCommit', error)
      return 'CommitFailedException'
    default:
      return 'KafkaException'
  }
}
