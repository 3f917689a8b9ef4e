import type { KafkaTurn } from '../turn.ts'
import { again } from './classic/heartbeat-thread.ts'
import { failJoin } from './classic/responses.ts'
import { onMemberHeartbeatFailed } from './consumer/responses.ts'
import type { Consumer } from './consumer-state.ts'
import { backOff, loseCoordinator } from './coordinator-lookup.ts'
import { distrustMetadata, type FailedRequest } from './network.ts'
import { onCommitResponse } from './receive.ts'

/** Requests came to nothing: what each of them was for is tried again, elsewhere or later. */
export function onRequestsFailed(
  consumer: Consumer,
  turn: KafkaTurn,
  failed: readonly FailedRequest[],
): void {
  for (const request of failed) onRequestFailed(consumer, turn, request)
}

function onRequestFailed(
  consumer: Consumer,
  turn: KafkaTurn,
  { api, to, correlationId }: FailedRequest,
): void {
  if (to === consumer.coordinator && api !== 'Fetch') loseCoordinator(consumer, turn, 'disconnected')
  switch (api) {
    case 'JoinGroup':
    case 'SyncGroup':
      failJoin(consumer, turn, api, 'NETWORK_EXCEPTION')
      return
    case 'OffsetCommit':
      onCommitResponse(consumer, turn, correlationId, 'NETWORK_EXCEPTION')
      return
    case 'Heartbeat':
      again(consumer, turn, consumer.config.retryBackoffMs)
      return
    case 'ConsumerGroupHeartbeat':
      if (consumer.member.inFlight === correlationId) onMemberHeartbeatFailed(consumer, turn)
      return
    case 'Fetch':
      distrustMetadata(consumer, turn, `a fetch from ${to} failed`)
      return
    default:
      backOff(consumer, turn)
  }
}
