import { byPartition, type PartitionName } from '../../protocol/partition-name.ts'
import type { KafkaTurn } from '../../turn.ts'
import { commit, consumedOffsets } from '../commits.ts'
import type { Consumer } from '../consumer-state.ts'
import { changeState } from './change-state.ts'

/**
 * Begins to move from what it owns to what it is to own: commit, onPartitionsRevoked, onPartitionsAssigned,
 * confirm (KIP-848, "Reconciliation"). With auto commit it waits for poll(), so that nothing is committed that
 * the handler is still busy with.
 */
export function maybeReconcile(consumer: Consumer, turn: KafkaTurn, isInPoll: boolean): void {
  const { member, name, config } = consumer
  const { state, reconciliation, target, current, epoch: memberEpoch } = member
  if (state !== 'RECONCILING' || reconciliation !== undefined || target === undefined) return
  if (config.enableAutoCommit && !isInPoll) return
  const owned = [...consumer.assigned.keys()].sort(byPartition)
  const revoked = owned.filter((partition) => !target.partitions.includes(partition))
  const added = target.partitions.filter((partition) => !consumer.assigned.has(partition))
  turn.emit({ type: 'reconciliation.begun', consumer: name, memberEpoch, revoked, added }, member.seq)
  if (current !== undefined && isSame(current.partitions, target.partitions)) {
    confirm(consumer, turn)
    return
  }
  if (!isWaitingForCommit(consumer, turn)) revoke(consumer, turn)
}

/**
 * The commit before it gives anything up is done, or has failed for good. What may succeed later is tried
 * again, with the positions of then, as long as the coordinator is patient.
 */
export function goOnAfterCommit(consumer: Consumer, turn: KafkaTurn): void {
  const { member, commits, membership, backoffUntil } = consumer
  const { reconciliation } = member
  if (reconciliation?.phase !== 'committing' || commits.some(({ kind }) => kind === 'revoke')) return
  const isWorthARetry = !membership.isPrepared && turn.now < reconciliation.deadline
  if (isWorthARetry && (turn.now < backoffUntil || isWaitingForCommit(consumer, turn))) return
  revoke(consumer, turn)
}

/** Commits what poll() has returned, if it is to; true while an answer is waited for. */
function isWaitingForCommit(consumer: Consumer, turn: KafkaTurn): boolean {
  const offsets = consumedOffsets(consumer)
  if (!consumer.config.enableAutoCommit || offsets.length === 0) return false
  return commit(consumer, turn, 'revoke', offsets) === undefined
}

function revoke(consumer: Consumer, turn: KafkaTurn): void {
  const { member, name } = consumer
  const { reconciliation } = member
  if (isAborted(consumer, turn) || reconciliation === undefined) return
  const { revoked: partitions } = reconciliation
  if (partitions.length === 0) {
    assign(consumer, turn)
    return
  }
  turn.emit({ type: 'reconciliation.moved', consumer: name, phase: 'revoking' })
  const callback = 'onPartitionsRevoked'
  turn.emit({ type: 'callback.due', consumer: name, callback, partitions }, member.seq)
}

/** onPartitionsRevoked has run. */
export function goOnAfterRevoked(consumer: Consumer, turn: KafkaTurn): void {
  if (consumer.member.reconciliation?.phase !== 'revoking') return
  if (!isAborted(consumer, turn)) assign(consumer, turn)
}

/** onPartitionsAssigned has run: it owns what it is to own, and says so at once. */
export function goOnAfterAssigned(consumer: Consumer, turn: KafkaTurn): void {
  if (consumer.member.reconciliation?.phase !== 'assigning') return
  if (!isAborted(consumer, turn)) confirm(consumer, turn)
}

/** What it gives up is gone; the callback runs also when nothing was added (FACTS 9.10). */
function assign(consumer: Consumer, turn: KafkaTurn): void {
  const { name, member } = consumer
  const { reconciliation } = member
  if (reconciliation === undefined) return
  const { target, added: partitions } = reconciliation
  turn.emit({ type: 'assignment.reduced', consumer: name, owned: target.partitions })
  turn.emit({ type: 'reconciliation.moved', consumer: name, phase: 'assigning' })
  const callback = 'onPartitionsAssigned'
  turn.emit({ type: 'callback.due', consumer: name, callback, partitions }, member.seq)
}

function confirm(consumer: Consumer, turn: KafkaTurn): void {
  turn.emit({ type: 'reconciliation.ended', consumer: consumer.name, isAborted: false })
  changeState(consumer, turn, 'ACKNOWLEDGING')
}

/** The member is somewhere else by now: what was begun is not finished. */
function isAborted({ member, name }: Consumer, turn: KafkaTurn): boolean {
  const isCurrent = member.state === 'RECONCILING' && member.reconciliation?.isOutdated === false
  if (!isCurrent) turn.emit({ type: 'reconciliation.ended', consumer: name, isAborted: true })
  return !isCurrent
}

function isSame(one: readonly PartitionName[], other: readonly PartitionName[]): boolean {
  return one.length === other.length && one.every((partition) => other.includes(partition))
}
