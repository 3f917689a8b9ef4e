import type { Address } from '../../kernel/agenda.ts'
import type { ConnectionClosed, KafkaResponse } from '../requests.ts'
import type { KafkaTurn } from '../turn.ts'
import { goOn, look, onPollDue, onPollOver, onTaskDone, onWorkDone } from './application.ts'
import { onHeartbeatDue, onPollInterval } from './classic/heartbeat-thread.ts'
import { goOnClosing } from './close.ts'
import { onPollWatch } from './consumer/expiry.ts'
import { hasWorkForPoll, tend } from './consumer/network-thread.ts'
import { speaksConsumerProtocol } from './consumer/states.ts'
import { onRequestsFailed } from './consumer-failures.ts'
import { obeyConsumer } from './consumer-orders.ts'
import type { Consumer } from './consumer-state.ts'
import { distrustMetadata, failConnection, failOverdue } from './network.ts'
import type { ClientOrder } from './orders.ts'
import { isAttended, receive } from './receive.ts'
import { goOnCommitting } from './sync-commit.ts'
import type { ClientTimer } from './timers.ts'

/** What may reach a consumer. */
export type ConsumerSignal = KafkaResponse | ConnectionClosed | ClientTimer | ClientOrder

/** Hands a signal to a consumer: it knows nothing but this, and itself. */
export function handleConsumer(
  consumer: Consumer,
  signal: ConsumerSignal,
  turn: KafkaTurn,
  from: Address,
): void {
  const wasCommitting = consumer.thread === 'committing'
  if ('correlationId' in signal) onResponse(consumer, turn, signal)
  else if ('incarnation' in signal) {
    if (signal.incarnation === consumer.incarnation) onTimer(consumer, turn, signal)
  } else if (signal.type === 'connection.closed') {
    if (consumer.status !== 'running') return
    onRequestsFailed(consumer, turn, failConnection(consumer, turn, from))
    proceed(consumer, turn)
  } else obeyConsumer(consumer, turn, signal)
  // commitSync() has returned: the application goes on after it.
  if (wasCommitting && consumer.thread !== 'committing') goOn(consumer, turn)
  attend(consumer, turn)
}

/** The network thread of the consumer protocol; what it has for the application wakes poll() up. */
function attend(consumer: Consumer, turn: KafkaTurn): void {
  tend(consumer, turn)
  while (hasWorkForPoll(consumer)) look(consumer, turn)
}

function onResponse(consumer: Consumer, turn: KafkaTurn, response: KafkaResponse): void {
  if (consumer.status !== 'running' || !consumer.network.requests.has(response.correlationId)) return
  if (!isAttended(consumer)) {
    turn.emit({ type: 'response.queued', client: consumer.name, response })
    return
  }
  receive(consumer, turn, response)
  proceed(consumer, turn)
}

/** Something has changed: whatever the application's thread waits for may be there. */
function proceed(consumer: Consumer, turn: KafkaTurn): void {
  if (consumer.thread === 'polling') look(consumer, turn)
  else if (consumer.thread === 'closing') goOnClosing(consumer, turn)
  else if (consumer.thread === 'committing') goOnCommitting(consumer, turn)
}

function onTimer(consumer: Consumer, turn: KafkaTurn, timer: ClientTimer): void {
  if (timer.type === 'start.due') {
    obeyConsumer(consumer, turn, { type: 'start' })
    return
  }
  if (consumer.status !== 'running') return
  switch (timer.type) {
    case 'poll.due':
      onPollDue(consumer, turn)
      return
    case 'poll.over':
      onPollOver(consumer, turn, timer.poll)
      return
    case 'work.done':
      onWorkDone(consumer, turn, timer.poll, timer.index)
      return
    case 'task.done':
      onTaskDone(consumer, turn, timer.thread, timer.task)
      return
    case 'heartbeat.due':
      if (speaksConsumerProtocol(consumer)) return
      onHeartbeatDue(consumer, turn, timer.epoch)
      return
    case 'poll.interval':
      if (speaksConsumerProtocol(consumer)) onPollWatch(consumer, turn)
      else onPollInterval(consumer, turn, timer.epoch)
      return
    case 'metadata.retry':
      distrustMetadata(consumer, turn, 'a partition has no leader')
      proceed(consumer, turn)
      return
    case 'backoff.over':
      proceed(consumer, turn)
      return
    case 'request.timeout':
      onRequestsFailed(consumer, turn, failOverdue(consumer, turn))
      proceed(consumer, turn)
      return
    default:
  }
}
