import { byPartition } from '../../protocol/partition-name.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import type { CloseOperation } from '../orders.ts'
import { finishCallbacks, runCallback, runCallbacks } from './callbacks.ts'
import { changeState } from './change-state.ts'
import { release } from './release.ts'
import { goodbyeEpochOf, isOutside } from './states.ts'

/**
 * close() and unsubscribe(): the callbacks run in the application's thread, which waits for them; then a
 * heartbeat says goodbye, unless the member is to remain in the group (FACTS 7.14, 9.8).
 */
export function leaveGroupByWill(consumer: Consumer, turn: KafkaTurn, operation: CloseOperation): void {
  const { member, name, config } = consumer
  if (isOutside(consumer)) {
    if (member.state === 'FENCED') changeState(consumer, turn, 'UNSUBSCRIBED')
    giveUpOutside(consumer, turn)
    return
  }
  if (member.state === 'LEAVING') return
  changeState(consumer, turn, 'PREPARE_LEAVING')
  const partitions = [...consumer.assigned.keys()].sort(byPartition)
  const callback = member.epoch > 0 ? 'onPartitionsRevoked' : 'onPartitionsLost'
  if (partitions.length > 0)
    turn.emit({ type: 'callback.due', consumer: name, callback, partitions }, member.seq)
  finishCallbacks(consumer, turn, runCallbacks(consumer, turn))
  turn.emit({ type: 'consumer.subscribed', consumer: name, topics: [] })
  turn.emit({ type: 'assignment.cleared', consumer: name }, member.seq)
  changeState(consumer, turn, 'LEAVING', goodbyeEpochOf(consumer, operation))
  const isSilent = operation === 'REMAIN_IN_GROUP' && config.groupInstanceId === null
  if (isSilent) changeState(consumer, turn, 'UNSUBSCRIBED')
}

/**
 * Who is out already, and has not run onPartitionsLost: unsubscribe() runs it. close() does not look at what is due,
 * and revokes what there is, because the last epoch that its application's thread knows of is one of a member
 * (`AsyncKafkaConsumer#runRebalanceCallbacksOnClose`).
 */
function giveUpOutside(consumer: Consumer, turn: KafkaTurn): void {
  const partitions = [...consumer.assigned.keys()].sort(byPartition)
  if (partitions.length === 0) return
  if (consumer.thread === 'closing')
    runCallback(consumer, turn, { callback: 'onPartitionsRevoked', partitions })
  else runCallbacks(consumer, turn)
  release(consumer, turn)
}
