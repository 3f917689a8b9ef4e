import { toArray } from '../../../base/deque.ts'
import type { OffsetToCommit } from '../../protocol/group-requests.ts'
import type { PartitionName } from '../../protocol/partition-name.ts'
import type { KafkaTurn } from '../../turn.ts'
import { commit, consumedOffsets } from '../commits.ts'
import type { Consumer } from '../consumer-state.ts'
import { commitSync } from '../sync-commit.ts'
import { handOver } from './hand-over.ts'
import { hasTasksOf, type Pool } from './pool-state.ts'

/**
 * What a polling thread with a pool does between two calls of poll(): it hands over what it was given, pauses or
 * resumes its partitions as the pool has room, and commits. False while commitSync() keeps it.
 */
export function servePool(consumer: Consumer, pool: Pool, turn: KafkaTurn): boolean {
  const count = handOver(consumer, pool, turn)
  const { size } = consumer.inHand
  if (size > 0 && consumer.thread === 'processing') {
    turn.emit({ type: 'records.held', consumer: consumer.name, partitions: heldOf(consumer) })
  }
  if (size > 0) pauseAll(consumer, turn)
  else resumeAll(consumer, pool, turn)
  commitAfterHandOver(consumer, pool, turn, count > 0 && size === 0)
  return consumer.thread !== 'committing'
}

/**
 * How far each partition is done without a gap: what may be committed and nothing is lost. The position itself,
 * where nothing is open: it may have passed markers.
 */
function doneOffsets({ pool, assigned, inHand }: Consumer): OffsetToCommit[] {
  const offsets: OffsetToCommit[] = []
  const held = toArray(inHand)
  for (const [partition, { open, upTo }] of pool?.progress ?? []) {
    const own = assigned.get(partition)
    if (own?.state !== 'fetching') continue
    const isHeld = held.some((stretch) => stretch.partition === partition)
    let offset = open.size > 0 || isHeld ? upTo : own.position
    for (const one of open.values()) offset = Math.min(offset, one)
    offsets.push({ partition, offset: Math.min(offset, own.position) })
  }
  return offsets
}

/** What is given up with a partition: with `after-record` only what is done, else all that poll() returned. */
export function offsetsToGiveUp(consumer: Consumer): OffsetToCommit[] {
  const { pool, setup, config } = consumer
  const isSafe = pool !== undefined && setup.commits === 'after-record' && !config.enableAutoCommit
  return isSafe ? doneOffsets(consumer) : consumedOffsets(consumer)
}

/**
 * onPartitionsRevoked, or the end: the application's thread waits for what the pool has of these partitions, if
 * it is to finish it. True while it waits.
 */
export function awaitsPool(
  consumer: Consumer,
  turn: KafkaTurn,
  partitions: readonly PartitionName[] | 'all',
): boolean {
  const { pool, name } = consumer
  if (pool?.setup.onRevoked !== 'finish') return false
  if (pool.awaiting !== undefined) return true
  if (!isBusyWith(consumer, pool, partitions)) return false
  turn.emit({ type: 'pool.awaited', consumer: name, partitions }, consumer.seq)
  return true
}

/**
 * onPartitionsRevoked of a KIP-848 member, before it runs: true while it waits for the pool. Its commitSync() goes
 * out before the heartbeat that confirms, on the same connection: so its answer is not waited for.
 */
export function preparesRevocation(consumer: Consumer, turn: KafkaTurn): boolean {
  const [due] = consumer.member.callbacks
  if (due?.callback !== 'onPartitionsRevoked') return false
  const { partitions } = due
  if (awaitsPool(consumer, turn, partitions)) return true
  if (consumer.setup.onRevoked !== 'commitSync') return false
  const offsets = offsetsToGiveUp(consumer).filter(({ partition }) => partitions.includes(partition))
  commit(consumer, turn, 'async', offsets)
  return false
}

/** Whether the application's thread need not wait any longer; what is still in hand is handed over meanwhile. */
export function isPoolFinished(consumer: Consumer, pool: Pool, turn: KafkaTurn): boolean {
  handOver(consumer, pool, turn)
  return pool.awaiting !== undefined && !isBusyWith(consumer, pool, pool.awaiting.partitions)
}

/** What waits in the pool is thrown away with its partitions, if the application says so; what runs, runs on. */
export function dropGivenUp(
  consumer: Consumer,
  turn: KafkaTurn,
  partitions: readonly PartitionName[],
  isLost: boolean,
): void {
  const { pool, name } = consumer
  const { onRevoked = 'nothing' } = pool?.setup ?? {}
  // Others have them by now: to finish them would be work done twice.
  const drops = onRevoked === 'drop' || (onRevoked === 'finish' && isLost)
  if (pool === undefined || !drops || !isBusyWith(consumer, pool, partitions)) return
  turn.emit({ type: 'records.dropped', consumer: name, partitions }, consumer.seq)
}

function isBusyWith({ inHand }: Consumer, pool: Pool, partitions: readonly PartitionName[] | 'all'): boolean {
  if (hasTasksOf(pool, partitions)) return true
  return toArray(inHand).some(({ partition }) => partitions === 'all' || partitions.includes(partition))
}

function heldOf({ inHand }: Consumer): PartitionName[] {
  return [...new Set(toArray(inHand).map(({ partition }) => partition))]
}

/** The pool is full: poll() goes on, for the group's sake, and brings nothing. */
function pauseAll({ name, assigned }: Consumer, turn: KafkaTurn): void {
  for (const [partition, { paused }] of assigned) {
    if (!paused) turn.emit({ type: 'partition.paused', consumer: name, partition, by: 'pool' })
  }
}

function resumeAll({ name, assigned }: Consumer, pool: Pool, turn: KafkaTurn): void {
  for (const partition of [...pool.paused]) {
    if (!assigned.has(partition)) continue
    turn.emit({ type: 'partition.resumed', consumer: name, partition })
  }
}

/** `after-batch` commits what was handed over, done or not; `after-record` what is done. */
function commitAfterHandOver(consumer: Consumer, pool: Pool, turn: KafkaTurn, isHandedOver: boolean): void {
  const { commits } = consumer.setup
  if (commits === 'after-record') commitDone(consumer, pool, turn)
  if (!isHandedOver) return
  if (commits === 'after-batch') commitSync(consumer, turn, consumedOffsets(consumer))
  if (commits === 'async-after-batch') commit(consumer, turn, 'async', consumedOffsets(consumer))
}

function commitDone(consumer: Consumer, pool: Pool, turn: KafkaTurn): void {
  if (pool.committedAt === consumer.polls) return
  const offsets = doneOffsets(consumer).filter(
    ({ partition, offset }) => pool.committed.get(partition) !== offset,
  )
  if (offsets.length > 0) commitSync(consumer, turn, offsets)
}
