import type { Address } from '../../kernel/agenda.ts'
import { durationMs } from '../client/positions.ts'
import { shareStatePartitionOf } from '../coordinator/internal-topics.ts'
import { fetchableEndOf } from '../log/fetch.ts'
import type { PartitionLog } from '../log/partition-log.ts'
import { latestOffsetOf, offsetByTime } from '../log/time-lookup.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { PartitionAcknowledgements } from '../protocol/share-requests.ts'
import { acknowledge } from '../share/acknowledge.ts'
import { loadSharePartition, persistedOf, UNREAD } from '../share/persisted.ts'
import { expireLocks, nextLockExpiryOf } from '../share/release.ts'
import { copySharePartition, type SharePartition } from '../share/share-partition.ts'
import { shareGroupConfigOf } from '../share-group/config.ts'
import type { KafkaState } from '../state.ts'
import type { BrokerDesk } from '../turn.ts'
import { leaderOf } from './cluster-state.ts'
import { leadersLogOf } from './metadata.ts'

/** Who speaks: a member, from where. */
export interface ShareSpeaker {
  readonly groupId: string
  readonly memberId: string
  readonly client: Address
}

/** The broker that keeps the state of a share partition: it leads its partition of `__share_group_state`. */
export function shareCoordinatorOf(
  kafka: KafkaState,
  groupId: string,
  partition: PartitionName,
): Address | undefined {
  return leaderOf(kafka.cluster, shareStatePartitionOf(kafka, groupId, partition))
}

/** The window of a group in a partition that this broker leads; it is read from its coordinator at first. */
export function openWindow(
  desk: BrokerDesk,
  groupId: string,
  partition: PartitionName,
): SharePartition | ErrorCode {
  const { kafka, broker, turn } = desk
  const { error, log } = leadersLogOf(desk, partition)
  if (log === undefined) return error
  const known = windowAt(desk, groupId, partition)
  if (known !== undefined) return known
  if (shareCoordinatorOf(kafka, groupId, partition) === undefined) return 'COORDINATOR_NOT_AVAILABLE'
  const kept = kafka.shareStates.get(groupId)?.get(partition) ?? UNREAD
  const { partition: config } = shareGroupConfigOf(kafka, groupId, broker.properties)
  const first = kept.startOffset < 0 ? resetOffsetOf(desk, groupId, log) : kept.startOffset
  const state = { ...kept, startOffset: first }
  turn.emit({ type: 'sharePartition.loaded', broker: broker.address, groupId, partition, config, state })
  const raised = Math.max(first, log.startOffset)
  if (raised > first) {
    turn.emit({ type: 'shareWindow.raised', broker: broker.address, groupId, partition, offset: raised })
  }
  return windowAt(desk, groupId, partition) ?? loadSharePartition(config, state)
}

/** A member acknowledges records of a partition: all that it says of it, or nothing (SHR-09). */
export function acknowledgeIn(
  desk: BrokerDesk,
  { groupId, memberId, client }: ShareSpeaker,
  { partition, acknowledgements }: PartitionAcknowledgements,
): ErrorCode {
  const { broker, turn, kafka } = desk
  const at = { broker: broker.address, groupId, partition, memberId, client }
  const error = acknowledgeErrorOf(desk, at)
  if (error !== 'NONE') {
    turn.emit({ type: 'acknowledgement.refused', ...at, error })
    return error
  }
  const window = windowAt(desk, groupId, partition)
  const { mayRenew } = shareGroupConfigOf(kafka, groupId, broker.properties)
  const renews = acknowledgements.some(({ types }) => types.includes('RENEW'))
  const trial = window && copySharePartition(window)
  const refused =
    trial &&
    (renews && !mayRenew ? 'INVALID_REQUEST' : acknowledge(trial, memberId, acknowledgements, turn.now))
  if (trial === undefined || refused !== undefined) {
    const why = refused ?? 'INVALID_RECORD_STATE'
    turn.emit({ type: 'acknowledgement.refused', ...at, error: why })
    return why
  }
  turn.emit({ type: 'records.acknowledged', ...at, acknowledgements })
  keep(desk, groupId, partition)
  timeLocks(desk, groupId, partition)
  return 'NONE'
}

/** A member is gone: what it holds on this broker is free again. Returns where. */
export function releaseAll(
  desk: BrokerDesk,
  groupId: string,
  memberId: string,
  reason: string,
): PartitionName[] {
  const { broker, turn } = desk
  const freed: PartitionName[] = []
  for (const [partition, windows] of broker.shareWindows) {
    const window = windows.get(groupId)?.window
    if (window === undefined || !holdsAny(window, memberId)) continue
    turn.emit({ type: 'records.released', broker: broker.address, groupId, partition, memberId, reason })
    keep(desk, groupId, partition)
    freed.push(partition)
  }
  return freed
}

/** Some acquisition locks may be over. True if records are free again by that. */
export function onLocksDue(desk: BrokerDesk, groupId: string, partition: PartitionName, at: number): boolean {
  const { broker, turn } = desk
  const known = broker.shareWindows.get(partition)?.get(groupId)
  if (known === undefined || known.timerAt !== at) return false
  const of = { broker: broker.address, groupId, partition }
  turn.emit({ type: 'locks.timed', ...of, at: null })
  if (leadersLogOf(desk, partition).log === undefined) return false
  const isExpired = expireLocks(copySharePartition(known.window), turn.now)
  if (isExpired) {
    const count = overdueIn(known.window, turn.now)
    turn.emit({ type: 'locks.expired', ...of, count })
    keep(desk, groupId, partition)
  }
  timeLocks(desk, groupId, partition)
  return isExpired
}

/** Sets the timer for the lock that is over first, unless one runs that is as early. */
export function timeLocks({ broker, turn }: BrokerDesk, groupId: string, partition: PartitionName): void {
  const known = broker.shareWindows.get(partition)?.get(groupId)
  const until = known === undefined ? undefined : nextLockExpiryOf(known.window)
  if (known === undefined || until === undefined) return
  const at = Math.max(until + 1, turn.now)
  if (known.timerAt !== undefined && known.timerAt <= at) return
  const { address, incarnation } = broker
  turn.emit({ type: 'locks.timed', broker: address, groupId, partition, at })
  turn.pass(address, address, at - turn.now, { type: 'share.locks', incarnation, groupId, partition, at })
}

/** The window, if it is open. */
export function windowAt(
  { broker }: BrokerDesk,
  groupId: string,
  partition: PartitionName,
): SharePartition | undefined {
  return broker.shareWindows.get(partition)?.get(groupId)?.window
}

/** The leader writes to the share coordinator (WriteShareGroupState), if there is one. */
function keep(desk: BrokerDesk, groupId: string, partition: PartitionName): void {
  const { broker, turn, kafka } = desk
  const window = windowAt(desk, groupId, partition)
  if (window === undefined || shareCoordinatorOf(kafka, groupId, partition) === undefined) return
  const state = persistedOf(window)
  turn.emit({ type: 'shareState.written', broker: broker.address, groupId, partition, state })
}

/** Without a coordinator nothing can be written, so nothing is acknowledged. */
function acknowledgeErrorOf(
  desk: BrokerDesk,
  { groupId, partition }: { readonly groupId: string; readonly partition: PartitionName },
): ErrorCode {
  const { error } = leadersLogOf(desk, partition)
  if (error !== 'NONE') return error
  if (windowAt(desk, groupId, partition) === undefined) return 'INVALID_RECORD_STATE'
  const isKept = shareCoordinatorOf(desk.kafka, groupId, partition) !== undefined
  return isKept ? 'NONE' : 'COORDINATOR_NOT_AVAILABLE'
}

/** share.auto.offset.reset: where a group begins that has never read the partition. */
function resetOffsetOf({ kafka, broker, turn }: BrokerDesk, groupId: string, log: PartitionLog): number {
  const { autoOffsetReset: policy, isCommittedOnly } = shareGroupConfigOf(kafka, groupId, broker.properties)
  const isolation = isCommittedOnly ? 'committed' : 'uncommitted'
  if (policy === 'earliest') return log.startOffset
  if (policy.startsWith('by_duration:')) {
    const since = turn.now - durationMs(policy.slice('by_duration:'.length))
    return offsetByTime(log, since, isolation)?.offset ?? fetchableEndOf(log, isolation)
  }
  return latestOffsetOf(log, isolation)
}

function holdsAny({ batches }: SharePartition, memberId: string): boolean {
  return batches.some(({ whole, single }) =>
    (single ?? (whole === undefined ? [] : [whole])).some(({ member }) => member === memberId),
  )
}

function overdueIn({ batches }: SharePartition, now: number): number {
  let count = 0
  for (const { first, last, whole, single } of batches) {
    if (whole !== undefined && (whole.lockedUntil ?? now) < now) count += last - first + 1
    for (const { lockedUntil } of single ?? []) if ((lockedUntil ?? now) < now) count++
  }
  return count
}
