import { EARLIEST_TIMESTAMP, LATEST_TIMESTAMP } from '../protocol/client-requests.ts'
import type { KafkaTurn } from '../turn.ts'
import { goOn, pollTimeoutOf, startPoll } from './application.ts'
import { giveUpPartitions, leaveGroup } from './classic/leave.ts'
import { commit, consumedOffsets } from './commits.ts'
import { watchPoll } from './consumer/expiry.ts'
import { leaveGroupByWill } from './consumer/leave.ts'
import { speaksConsumerProtocol } from './consumer/states.ts'
import type { Consumer } from './consumer-state.ts'
import { crash } from './lifecycle.ts'
import { distrustMetadata } from './network.ts'
import type { ClientOrder } from './orders.ts'
import { commitSync } from './sync-commit.ts'

/** Does what a command says: to the process, or in the application's name. */
export function obeyConsumer(consumer: Consumer, turn: KafkaTurn, order: ClientOrder): void {
  const { name } = consumer
  if (order.type === 'start') {
    start(consumer, turn)
    return
  }
  if (consumer.status !== 'running') return
  switch (order.type) {
    case 'crash':
      crash(consumer, turn)
      return
    case 'close':
      requestClose(consumer, turn, order.operation ?? 'DEFAULT', undefined)
      return
    case 'restart':
      requestClose(consumer, turn, 'DEFAULT', order.downMs ?? 0)
      return
    case 'hang':
      if (!consumer.hung) turn.emit({ type: 'consumer.hung', consumer: name })
      return
    case 'unhang':
      if (!consumer.hung) return
      turn.emit({ type: 'consumer.unhung', consumer: name })
      goOn(consumer, turn)
      return
    case 'poll':
      if (consumer.thread === 'idle' && !consumer.hung) startPoll(consumer, turn, order.timeoutMs ?? 0)
      return
    case 'refreshMetadata':
      distrustMetadata(consumer, turn, 'asked for')
      return
    default:
      act(consumer, turn, order)
  }
}

type Act = Exclude<
  ClientOrder,
  { readonly type: 'start' | 'crash' | 'close' | 'restart' | 'hang' | 'unhang' | 'poll' | 'refreshMetadata' }
>

/** What the application's code may call on its consumer. */
function act(consumer: Consumer, turn: KafkaTurn, order: Act): void {
  const { name } = consumer
  switch (order.type) {
    case 'subscribe':
      turn.emit({ type: 'consumer.subscribed', consumer: name, topics: order.topics })
      goOn(consumer, turn)
      return
    case 'unsubscribe':
      if (speaksConsumerProtocol(consumer)) {
        leaveGroupByWill(consumer, turn, 'DEFAULT')
        return
      }
      giveUpPartitions(consumer, turn)
      leaveGroup(consumer, turn, 'DEFAULT', 'the consumer unsubscribed from all topics')
      turn.emit({ type: 'consumer.subscribed', consumer: name, topics: [] })
      return
    case 'commitSync':
      if (consumer.thread === 'polling' || consumer.thread === 'committing') return
      commitSync(consumer, turn, order.offsets ?? consumedOffsets(consumer))
      if (consumer.syncCommit === undefined) goOn(consumer, turn)
      return
    case 'commitAsync':
      commit(consumer, turn, 'async', order.offsets ?? consumedOffsets(consumer))
      return
    case 'seek':
      seek(consumer, turn, order.partition, order.offset)
      return
    case 'seekToBeginning':
      seekAll(consumer, turn, EARLIEST_TIMESTAMP)
      return
    case 'seekToEnd':
      seekAll(consumer, turn, LATEST_TIMESTAMP)
      return
    case 'pause':
    case 'resume':
      for (const partition of order.partitions) {
        if (!consumer.assigned.has(partition)) continue
        const type = order.type === 'pause' ? 'partition.paused' : 'partition.resumed'
        turn.emit({ type, consumer: name, partition })
      }
      return
    case 'slow':
      turn.emit({ type: 'setting.changed', path: `/consumers/${name}/work`, value: order.workMs })
      return
    case 'send':
    case 'flush':
  }
}

function start(consumer: Consumer, turn: KafkaTurn): void {
  if (consumer.status === 'running') return
  const { name, setup } = consumer
  turn.emit({ type: 'consumer.started', consumer: name, topics: setup.topics })
  if (speaksConsumerProtocol(consumer)) watchPoll(consumer, turn, consumer.config.maxPollIntervalMs)
  if (setup.pollTimeout !== null) {
    const { incarnation } = consumer
    turn.pass(name, name, pollTimeoutOf(consumer), { type: 'poll.over', incarnation, poll: 0 })
  }
  goOn(consumer, turn)
}

/** close() runs in the application's thread: after what it has in hand, but poll() is woken up for it. */
function requestClose(
  consumer: Consumer,
  turn: KafkaTurn,
  operation: 'DEFAULT' | 'LEAVE_GROUP' | 'REMAIN_IN_GROUP',
  restartAfter: number | undefined,
): void {
  const { name, polls: poll } = consumer
  const again = restartAfter === undefined ? {} : { restartAfter }
  turn.emit({ type: 'close.requested', consumer: name, operation, ...again })
  if (consumer.hung) turn.emit({ type: 'consumer.unhung', consumer: name })
  if (consumer.thread === 'polling') turn.emit({ type: 'poll.returned', consumer: name, poll, count: 0 })
  if (consumer.thread === 'idle' || consumer.thread === 'draining') goOn(consumer, turn)
}

function seek(consumer: Consumer, turn: KafkaTurn, partition: string, offset: number): void {
  const assigned = consumer.assigned.get(partition)
  if (assigned === undefined) return
  turn.emit({ type: 'position.set', consumer: consumer.name, partition, offset, by: 'seek' }, assigned.seq)
}

function seekAll(consumer: Consumer, turn: KafkaTurn, resetTo: number): void {
  for (const [partition, { seq }] of consumer.assigned) {
    const reason = 'the application seeks'
    turn.emit({ type: 'position.resetting', consumer: consumer.name, partition, resetTo, reason }, seq)
  }
}
