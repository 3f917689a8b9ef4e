import type { ErrorCode } from '../protocol/error-code.ts'
import type { KafkaResponse } from '../requests.ts'
import type { KafkaTurn } from '../turn.ts'
import { assign } from './classic/assign.ts'
import { onHeartbeatResponse, onJoinGroupResponse, onSyncGroupResponse } from './classic/responses.ts'
import { onCommitAnswered } from './commits.ts'
import { onMemberHeartbeatResponse } from './consumer/responses.ts'
import type { Consumer } from './consumer-state.ts'
import { onFindCoordinatorResponse } from './coordinator-lookup.ts'
import { onFetchResponse } from './fetcher.ts'
import { takeAnswer, takeMetadata } from './network.ts'
import { onListOffsetsResponse, onOffsetFetchResponse } from './positions.ts'

/**
 * Whether somebody looks at what arrives: poll() and the like do, and the heartbeat thread while it is on. In
 * the consumer protocol a network thread always does.
 */
export function isAttended({ thread, membership, config }: Consumer): boolean {
  if (config.groupProtocol === 'consumer') return true
  return thread === 'polling' || thread === 'committing' || thread === 'closing' || membership.isHeartbeating
}

/** Looks at what has come in the meantime. */
export function readInbox(consumer: Consumer, turn: KafkaTurn): void {
  for (const response of [...consumer.network.inbox]) receive(consumer, turn, response)
}

/** An answer is looked at; one that nobody waits for any more is dropped. */
export function receive(consumer: Consumer, turn: KafkaTurn, response: KafkaResponse): void {
  const { correlationId } = response
  const from = consumer.network.requests.get(correlationId)?.to ?? ''
  const isAwaited = consumer.member.inFlight === correlationId
  const isOfThisGeneration = consumer.membership.heartbeatInFlight === correlationId
  if (response.type === 'FetchResponse' && response.partitions.length > 0) {
    // Records are the one answer that comes all the time: what it brings is the fact.
    onFetchResponse(consumer, turn, response, from)
    return
  }
  if (!takeAnswer(consumer, turn, response, errorOf(response))) return
  switch (response.type) {
    case 'MetadataResponse':
      onMetadata(consumer, turn, response.topics)
      return
    case 'FindCoordinatorResponse':
      onFindCoordinatorResponse(consumer, turn, response)
      return
    case 'ListOffsetsResponse':
      onListOffsetsResponse(consumer, turn, response)
      return
    case 'OffsetFetchResponse':
      onOffsetFetchResponse(consumer, turn, response)
      return
    case 'OffsetCommitResponse':
      onCommitResponse(consumer, turn, correlationId, response.error)
      return
    case 'JoinGroupResponse':
      onJoinGroupResponse(consumer, turn, response)
      return
    case 'SyncGroupResponse':
      onSyncGroupResponse(consumer, turn, response)
      return
    case 'HeartbeatResponse':
      onHeartbeatResponse(consumer, turn, response, isOfThisGeneration)
      return
    case 'ConsumerGroupHeartbeatResponse':
      onMemberHeartbeatResponse(consumer, turn, response, isAwaited)
      return
    default:
  }
}

/** A commit is answered, or its request failed. */
export function onCommitResponse(
  consumer: Consumer,
  turn: KafkaTurn,
  correlationId: number,
  error: ErrorCode,
): void {
  const sent = consumer.commits.find((one) => one.correlationId === correlationId)
  if (sent !== undefined) onCommitAnswered(consumer, turn, sent, error)
}

function onMetadata(
  consumer: Consumer,
  turn: KafkaTurn,
  topics: Extract<KafkaResponse, { readonly type: 'MetadataResponse' }>['topics'],
): void {
  takeMetadata(consumer, turn, topics)
  const { toAssign } = consumer.membership
  if (toAssign !== undefined) assign(consumer, turn, toAssign)
}

function errorOf(response: KafkaResponse): ErrorCode {
  return 'error' in response ? response.error : 'NONE'
}
