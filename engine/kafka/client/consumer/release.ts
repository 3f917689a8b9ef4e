import type { PartitionName } from '../../protocol/partition-name.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import { changeState } from './change-state.ts'
import { JOIN_EPOCH } from './membership-state.ts'

/** What it has is lost: the application is told when it is in poll() next; without any, at once. */
export function loseAll(consumer: Consumer, turn: KafkaTurn, partitions: readonly PartitionName[]): void {
  const { name, member } = consumer
  if (partitions.length === 0) {
    release(consumer, turn)
    return
  }
  const callback = 'onPartitionsLost'
  turn.emit({ type: 'callback.due', consumer: name, callback, partitions }, member.seq)
}

/** What was lost, or given up for good, is not its own any more. */
export function release(consumer: Consumer, turn: KafkaTurn): void {
  turn.emit({ type: 'assignment.cleared', consumer: consumer.name }, consumer.member.seq)
  rejoinIfReleased(consumer, turn)
}

/** A fenced member joins again when nothing is left to release; a stale one when poll() has been called, too. */
export function rejoinIfReleased(consumer: Consumer, turn: KafkaTurn): void {
  const { member } = consumer
  if (member.callbacks.length > 0) return
  const isBack = member.state === 'FENCED' || (member.state === 'STALE' && member.rejoins)
  if (isBack) changeState(consumer, turn, 'JOINING', JOIN_EPOCH)
}
