import type { ConsumerGroupHeartbeatResponse } from '../../protocol/consumer-group-requests.ts'
import type { ErrorCode } from '../../protocol/error-code.ts'
import { byPartition, type PartitionName } from '../../protocol/partition-name.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import { backOff, loseCoordinator } from '../coordinator-lookup.ts'
import { changeState } from './change-state.ts'
import { JOIN_EPOCH } from './membership-state.ts'
import { loseAll } from './release.ts'
import { isOutside } from './states.ts'

/** Errors that poll() throws: the member will not be let in, or is out for good. */
const FATAL: Readonly<Partial<Record<ErrorCode, string>>> = {
  UNRELEASED_INSTANCE_ID: 'UnreleasedInstanceIdException',
  FENCED_INSTANCE_ID: 'FencedInstanceIdException',
  GROUP_MAX_SIZE_REACHED: 'GroupMaxSizeReachedException',
  UNSUPPORTED_ASSIGNOR: 'UnsupportedAssignorException',
  UNSUPPORTED_VERSION: 'UnsupportedVersionException',
  INVALID_REQUEST: 'InvalidRequestException',
  GROUP_ID_NOT_FOUND: 'GroupIdNotFoundException',
  UNKNOWN_SERVER_ERROR: 'UnknownServerException',
}

/** A heartbeat is answered: a new epoch, perhaps another target; or the member is fenced, or refused. */
export function onMemberHeartbeatResponse(
  consumer: Consumer,
  turn: KafkaTurn,
  { error, memberEpoch, heartbeatIntervalMs, assignment }: ConsumerGroupHeartbeatResponse,
  isAwaited: boolean,
): void {
  if (!isAwaited) return
  if (error !== 'NONE') {
    onRefused(consumer, turn, error)
    return
  }
  hearInterval(consumer, turn, heartbeatIntervalMs)
  if (isOutside(consumer) || consumer.member.state === 'LEAVING') return
  const { name, member } = consumer
  const isTakeable = assignment !== null && member.state !== 'PREPARE_LEAVING'
  const partitions = isTakeable ? [...assignment].sort(byPartition) : null
  turn.emit({ type: 'target.received', consumer: name, memberEpoch, partitions }, member.seq)
  if (partitions !== null) takeTarget(consumer, turn)
}

/** A heartbeat got no answer: it is repeated after a backoff, when the coordinator is known again. */
export function onMemberHeartbeatFailed(consumer: Consumer, turn: KafkaTurn): void {
  noteError(consumer, turn, 'NETWORK_EXCEPTION', consumer.config.retryBackoffMs)
  backOff(consumer, turn)
}

/** Another target than what it has: it will move; the same one: it is where it should be. */
function takeTarget(consumer: Consumer, turn: KafkaTurn): void {
  const { target, current, state } = consumer.member
  if (target?.localEpoch !== current?.localEpoch) {
    if (state !== 'RECONCILING') changeState(consumer, turn, 'RECONCILING')
  } else if (state === 'RECONCILING' || state === 'JOINING') changeState(consumer, turn, 'STABLE')
}

/** The interval is the coordinator's; when it is another one, the clock starts anew. */
function hearInterval({ name, member, incarnation }: Consumer, turn: KafkaTurn, intervalMs: number): void {
  const isNews = intervalMs !== member.intervalMs && intervalMs > 0
  const said = { error: 'NONE', intervalMs: isNews ? intervalMs : member.intervalMs } as const
  const delayMs = isNews ? intervalMs : null
  turn.emit({ type: 'heartbeat.answered', consumer: name, ...said, delayMs }, member.seq)
  if (isNews) turn.pass(name, name, intervalMs, { type: 'heartbeat.due', incarnation, epoch: 0 })
}

function onRefused(consumer: Consumer, turn: KafkaTurn, error: ErrorCode): void {
  switch (error) {
    case 'NOT_COORDINATOR':
    case 'COORDINATOR_NOT_AVAILABLE':
      noteError(consumer, turn, error, 0)
      loseCoordinator(consumer, turn, error)
      return
    case 'COORDINATOR_LOAD_IN_PROGRESS':
      noteError(consumer, turn, error, consumer.config.retryBackoffMs)
      backOff(consumer, turn)
      return
    case 'FENCED_MEMBER_EPOCH':
    case 'UNKNOWN_MEMBER_ID':
      noteError(consumer, turn, error, 0)
      onFenced(consumer, turn)
      return
    default:
      noteError(consumer, turn, error, 0)
      onFatal(consumer, turn, FATAL[error] ?? 'KafkaException')
  }
}

/** The group goes on without it: what it had is lost, and it joins anew (FACTS 9.5). */
function onFenced(consumer: Consumer, turn: KafkaTurn): void {
  const { state } = consumer.member
  if (state === 'PREPARE_LEAVING' || state === 'LEAVING') {
    if (state === 'PREPARE_LEAVING') changeState(consumer, turn, 'LEAVING')
    changeState(consumer, turn, 'UNSUBSCRIBED')
    return
  }
  if (state === 'UNSUBSCRIBED') return
  changeState(consumer, turn, 'FENCED', JOIN_EPOCH)
  loseAll(consumer, turn, partitionsOf(consumer))
}

function onFatal(consumer: Consumer, turn: KafkaTurn, exception: string): void {
  const { state } = consumer.member
  turn.emit({ type: 'failure.found', consumer: consumer.name, exception }, consumer.member.seq)
  changeState(consumer, turn, 'FATAL')
  if (state === 'UNSUBSCRIBED' || state === 'LEAVING' || state === 'PREPARE_LEAVING') return
  loseAll(consumer, turn, partitionsOf(consumer))
}

function noteError({ name, member }: Consumer, turn: KafkaTurn, error: ErrorCode, delayMs: number): void {
  const { intervalMs, seq } = member
  turn.emit({ type: 'heartbeat.answered', consumer: name, error, intervalMs, delayMs }, seq)
}

function partitionsOf({ assigned }: Consumer): PartitionName[] {
  return [...assigned.keys()].sort(byPartition)
}
