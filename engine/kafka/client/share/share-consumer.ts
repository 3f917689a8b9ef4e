import type { Address } from '../../../kernel/agenda.ts'
import type { KafkaResponse } from '../../requests.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { ConsumerSignal } from '../consumer.ts'
import {
  distrustMetadata,
  type FailedRequest,
  failConnection,
  failOverdue,
  takeAnswer,
  takeMetadata,
} from '../network.ts'
import type { ClientOrder } from '../orders.ts'
import type { ClientTimer } from '../timers.ts'
import {
  closeShare,
  goOnSharing,
  lookForShares,
  onRenewDue,
  onShareWorkDone,
  returnSharePoll,
  startSharePoll,
  stopShare,
} from './application.ts'
import { onShareAcknowledged, onShareFetched, sendAcknowledgements } from './fetching.ts'
import { loseCoordinator, onShareCoordinator, onShareHeartbeatAnswer, tendMembership } from './membership.ts'
import type { ShareConsumer } from './share-consumer-state.ts'

/** What may reach a share consumer. */
export type ShareConsumerSignal = ConsumerSignal

/** Hands a signal to a share consumer: it knows nothing but this, and itself. */
export function handleShareConsumer(
  consumer: ShareConsumer,
  signal: ShareConsumerSignal,
  turn: KafkaTurn,
  from: Address,
): void {
  if ('incarnation' in signal && signal.incarnation !== consumer.incarnation) return
  if (signal.type === 'start' || signal.type === 'start.due') {
    if (consumer.status === 'running') return
    turn.emit({ type: 'shareConsumer.started', consumer: consumer.name })
    goOnSharing(consumer, turn)
  } else if (consumer.status !== 'running') return
  else if ('correlationId' in signal) receive(consumer, turn, signal)
  else if ('incarnation' in signal) onTimer(consumer, turn, signal)
  else if (signal.type === 'connection.closed')
    onFailed(consumer, turn, failConnection(consumer, turn, from), from)
  else obey(consumer, turn, signal)
  if (consumer.status !== 'running') return
  tendMembership(consumer, turn)
  if (consumer.thread === 'polling') lookForShares(consumer, turn)
  else if (consumer.thread === 'closing') closeShare(consumer, turn)
}

function receive(consumer: ShareConsumer, turn: KafkaTurn, response: KafkaResponse): void {
  const from = consumer.network.requests.get(response.correlationId)?.to ?? ''
  const error = 'error' in response ? response.error : 'NONE'
  if (!takeAnswer(consumer, turn, response, error)) return
  switch (response.type) {
    case 'MetadataResponse':
      takeMetadata(consumer, turn, response.topics)
      return
    case 'FindCoordinatorResponse':
      onShareCoordinator(consumer, turn, response)
      return
    case 'ShareGroupHeartbeatResponse': {
      const exception = onShareHeartbeatAnswer(consumer, turn, response)
      if (exception !== undefined) stopShare(consumer, turn, 'failed', exception)
      return
    }
    case 'ShareFetchResponse':
      onShareFetched(consumer, turn, response, from)
      return
    case 'ShareAcknowledgeResponse':
      onShareAcknowledged(consumer, turn, response, from)
      if (consumer.setup.commits === 'after-record') sendAcknowledgements(consumer, turn, false)
      return
    default:
  }
}

function onTimer(consumer: ShareConsumer, turn: KafkaTurn, timer: ClientTimer): void {
  switch (timer.type) {
    case 'poll.due':
      if (consumer.thread === 'idle') goOnSharing(consumer, turn)
      return
    case 'poll.over':
      if (consumer.thread === 'polling' && consumer.polls === timer.poll) returnSharePoll(consumer, turn, 0)
      return
    case 'work.done':
      onShareWorkDone(consumer, turn, timer.poll, timer.index)
      return
    case 'renew.due':
      onRenewDue(consumer, turn, timer.poll, timer.offset)
      return
    case 'metadata.retry':
      distrustMetadata(consumer, turn, 'a partition has no leader')
      return
    case 'request.timeout':
      for (const failed of failOverdue(consumer, turn)) onFailed(consumer, turn, [failed], failed.to)
      return
    default:
  }
}

/** The connection is gone, and with it the session: what was held there is released by the leader. */
function onFailed(
  consumer: ShareConsumer,
  turn: KafkaTurn,
  _failed: readonly FailedRequest[],
  broker: Address,
): void {
  if (consumer.sessions.has(broker)) {
    turn.emit({ type: 'shareSession.reset', consumer: consumer.name, leader: broker })
  }
  if (consumer.coordinator === broker) loseCoordinator(consumer, turn)
}

function obey(consumer: ShareConsumer, turn: KafkaTurn, order: ClientOrder): void {
  const { name } = consumer
  switch (order.type) {
    case 'crash':
      stopShare(consumer, turn, 'crashed')
      return
    case 'close':
    case 'restart': {
      const restartAfter = order.type === 'restart' ? (order.downMs ?? 0) : null
      turn.emit({ type: 'shareConsumer.closeRequested', consumer: name, restartAfter })
      if (consumer.hung) turn.emit({ type: 'shareConsumer.unhung', consumer: name })
      if (consumer.thread === 'polling') returnSharePoll(consumer, turn, 0)
      else if (consumer.thread === 'idle') goOnSharing(consumer, turn)
      return
    }
    case 'hang':
      if (!consumer.hung) turn.emit({ type: 'shareConsumer.hung', consumer: name })
      return
    case 'unhang':
      if (!consumer.hung) return
      turn.emit({ type: 'shareConsumer.unhung', consumer: name })
      goOnSharing(consumer, turn)
      return
    case 'refreshMetadata':
      distrustMetadata(consumer, turn, 'asked for')
      return
    case 'slow':
      turn.emit({ type: 'setting.changed', path: `/shareConsumers/${name}/work`, value: order.workMs })
      return
    case 'poll':
      if (consumer.thread === 'idle') startSharePoll(consumer, turn)
      return
    default:
  }
}
