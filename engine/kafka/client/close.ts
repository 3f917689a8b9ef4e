import type { KafkaTurn } from '../turn.ts'
import { giveUpPartitions, leaveGroup } from './classic/leave.ts'
import { commit, consumedOffsets } from './commits.ts'
import { leaveGroupByWill } from './consumer/leave.ts'
import { tend } from './consumer/network-thread.ts'
import { speaksConsumerProtocol } from './consumer/states.ts'
import type { Consumer } from './consumer-state.ts'
import { restartLater } from './lifecycle.ts'
import { closeConnections } from './network.ts'
import { isAsking } from './network-state.ts'

/** close(): auto commit, then the callbacks, then LeaveGroup (FACTS 7.14). */
export function beginClose(consumer: Consumer, turn: KafkaTurn): void {
  const { name, config } = consumer
  turn.emit({ type: 'consumer.closing', consumer: name }, consumer.seq)
  const offsets = consumedOffsets(consumer)
  if (config.enableAutoCommit) commit(consumer, turn, 'close', offsets)
  goOnClosing(consumer, turn)
}

/** An answer came, or there was nothing to wait for: the next step of close(). */
export function goOnClosing(consumer: Consumer, turn: KafkaTurn): void {
  const { name, network, membership } = consumer
  if (consumer.thread !== 'closing' || consumer.commits.length > 0) return
  if (speaksConsumerProtocol(consumer)) {
    leaveGroupByWill(consumer, turn, consumer.closeRequested ?? 'DEFAULT')
    tend(consumer, turn)
  } else if (membership.memberId !== '' || consumer.assigned.size > 0) {
    giveUpPartitions(consumer, turn)
    leaveGroup(consumer, turn, consumer.closeRequested ?? 'DEFAULT', 'the consumer is being closed')
  }
  if (isAsking(network, 'LeaveGroup') || isAsking(network, 'ConsumerGroupHeartbeat')) return
  turn.emit({ type: 'consumer.closed', consumer: name }, consumer.seq)
  closeConnections(consumer, turn)
  restartLater(consumer, turn)
}
