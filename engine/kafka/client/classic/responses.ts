import type { ErrorCode } from '../../protocol/error-code.ts'
import type {
  HeartbeatResponse,
  JoinGroupResponse,
  SyncGroupResponse,
} from '../../protocol/group-requests.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import { backOff, loseCoordinator } from '../coordinator-lookup.ts'
import { assign, sendSyncGroup } from './assign.ts'
import { startHeartbeating } from './heartbeat-thread.ts'
import { requestRejoin, resetMember } from './reset.ts'

/** Errors of JoinGroup that poll() throws: the application has asked for what the group does not allow. */
const FATAL: Readonly<Partial<Record<ErrorCode, string>>> = {
  FENCED_INSTANCE_ID: 'FencedInstanceIdException',
  INCONSISTENT_GROUP_PROTOCOL: 'InconsistentGroupProtocolException',
  INVALID_SESSION_TIMEOUT: 'InvalidSessionTimeoutException',
  INVALID_GROUP_ID: 'InvalidGroupIdException',
  GROUP_MAX_SIZE_REACHED: 'GroupMaxSizeReachedException',
}

/** JoinGroup is answered: a generation has begun, an id was given, or it has to be tried again. */
export function onJoinGroupResponse(consumer: Consumer, turn: KafkaTurn, response: JoinGroupResponse): void {
  const { error, generation, memberId, protocol, leader } = response
  const { name, membership } = consumer
  if (error === 'MEMBER_ID_REQUIRED') {
    turn.emit({ type: 'memberId.received', consumer: name, memberId })
    return
  }
  if (error !== 'NONE') {
    failJoin(consumer, turn, 'JoinGroup', error)
    return
  }
  if (membership.state !== 'PREPARING_REBALANCE') return
  const isLeader = leader === memberId
  const members = response.members.map((member) => member.memberId)
  const joined = { consumer: name, generation, memberId, protocol, isLeader, members }
  turn.emit({ type: 'generation.joined', ...joined }, membership.seq)
  startHeartbeating(consumer, turn)
  if (isLeader) assign(consumer, turn, response)
  else sendSyncGroup(consumer, turn, [])
}

/** SyncGroup is answered: the member is in its generation, and poll() will run the callbacks. */
export function onSyncGroupResponse(
  consumer: Consumer,
  turn: KafkaTurn,
  { error, partitions }: SyncGroupResponse,
): void {
  const { name, membership } = consumer
  if (error !== 'NONE') {
    failJoin(consumer, turn, 'SyncGroup', error)
    return
  }
  if (membership.state !== 'COMPLETING_REBALANCE') return
  const { generation } = membership
  turn.emit({ type: 'assignment.received', consumer: name, generation, partitions }, membership.seq)
}

/** A heartbeat is answered (`HeartbeatResponseHandler`). */
export function onHeartbeatResponse(
  consumer: Consumer,
  turn: KafkaTurn,
  { error }: HeartbeatResponse,
  isOfThisGeneration: boolean,
): void {
  const { membership, name } = consumer
  switch (error) {
    case 'NONE':
      return
    case 'REBALANCE_IN_PROGRESS':
      if (membership.state === 'STABLE') requestRejoin(consumer, turn, 'group is already rebalancing')
      return
    case 'ILLEGAL_GENERATION':
    case 'UNKNOWN_MEMBER_ID':
      if (isOfThisGeneration) resetMember(consumer, turn, 'Heartbeat', error)
      return
    case 'FENCED_INSTANCE_ID':
      if (!isOfThisGeneration) return
      turn.emit({ type: 'failure.found', consumer: name, exception: 'FencedInstanceIdException' })
      return
    default:
      loseCoordinator(consumer, turn, error)
      turn.emit({ type: 'heartbeat.timed', consumer: name, delayMs: consumer.config.retryBackoffMs })
  }
}

/** The rebalance failed: at once anew, after a backoff, or never. */
export function failJoin(
  consumer: Consumer,
  turn: KafkaTurn,
  api: 'JoinGroup' | 'SyncGroup',
  error: ErrorCode,
): void {
  const { name } = consumer
  const exception = FATAL[error]
  turn.emit({ type: 'join.failed', consumer: name, api, error }, consumer.membership.seq)
  if (exception !== undefined) {
    turn.emit({ type: 'failure.found', consumer: name, exception })
    return
  }
  switch (error) {
    case 'UNKNOWN_MEMBER_ID':
    case 'ILLEGAL_GENERATION':
      resetMember(consumer, turn, api, error)
      return
    case 'REBALANCE_IN_PROGRESS':
      return
    default:
      loseCoordinator(consumer, turn, error)
      backOff(consumer, turn)
  }
}
