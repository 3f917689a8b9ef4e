import type { Address } from '../../kernel/agenda.ts'
import type { RecordBatch } from '../log/batch.ts'
import { createAbortFilter } from '../log/consumed.ts'
import { type FetchIsolation, fetch as readLog } from '../log/fetch.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import {
  FIRST_SESSION_EPOCH,
  LAST_SESSION_EPOCH,
  type ShareAcknowledge,
  type SharedPartition,
  type ShareFetch,
} from '../protocol/share-requests.ts'
import { type AcquireRequest, acquire } from '../share/acquire.ts'
import { canAcquire, copySharePartition, nextFetchOffsetOf } from '../share/share-partition.ts'
import { shareGroupConfigOf } from '../share-group/config.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import type { DelayedShareFetch } from './broker-state.ts'
import { leadersLogOf } from './metadata.ts'
import { acknowledgeIn, onLocksDue, openWindow, releaseAll, timeLocks } from './share-windows.ts'

type AcknowledgeErrors = ReadonlyMap<PartitionName, ErrorCode>

/** ShareFetch: acknowledgements first, then records; a long poll, as a Fetch is. */
export function onShareFetch(desk: BrokerDesk, request: ShareFetch, client: Address): void {
  const { correlationId, sessionEpoch } = request
  const error = noteSession(desk, request, client)
  if (error !== 'NONE') {
    answer(desk, client, { type: 'ShareFetchResponse', correlationId, error, partitions: [] })
    return
  }
  const errors = acknowledgeAll(desk, request, client)
  const isLast = sessionEpoch === LAST_SESSION_EPOCH
  const taken = isLast ? [] : takeAll(desk, request, client)
  const isEnough = isLast || request.maxWaitMs <= 0 || taken.length > 0 || errors.size > 0
  if (isEnough) respond(desk, request, client, taken, errors)
  else delay(desk, request, client)
}

/** ShareAcknowledge: the same without records. */
export function onShareAcknowledge(desk: BrokerDesk, request: ShareAcknowledge, client: Address): void {
  const { correlationId, groupId, memberId, sessionEpoch } = request
  const error = noteSession(desk, request, client)
  const errors =
    error === 'NONE' ? acknowledgeAll(desk, request, client) : new Map<PartitionName, ErrorCode>()
  const results = request.acknowledgements.map(({ partition }) => {
    return { partition, error: errors.get(partition) ?? error }
  })
  answer(desk, client, { type: 'ShareAcknowledgeResponse', correlationId, error, results })
  if (sessionEpoch !== LAST_SESSION_EPOCH) return
  for (const partition of releaseAll(desk, groupId, memberId, 'the session is closed'))
    wakeShareFetches(desk, partition)
}

/** There are records, or records are free again: fetches that wait are looked at. */
export function wakeShareFetches(desk: BrokerDesk, partition: PartitionName): void {
  for (const { id, client, request } of [...desk.broker.delayedShareFetches.values()]) {
    if (!request.partitions.includes(partition)) continue
    const taken = takeAll(desk, request, client)
    if (taken.length > 0) complete(desk, id, taken)
  }
}

/** fetch.max.wait.ms is over. */
export function onShareFetchExpired(desk: BrokerDesk, id: number): void {
  const delayed = desk.broker.delayedShareFetches.get(id)
  if (delayed !== undefined) complete(desk, id, takeAll(desk, delayed.request, delayed.client))
}

/** The connection of a member is gone: so is its session, and what it holds is free. */
export function forgetShareSessions(desk: BrokerDesk, other: Address): void {
  const { broker, turn } = desk
  for (const { id, client } of [...broker.delayedShareFetches.values()]) {
    if (client === other) turn.emit({ type: 'shareFetch.completed', broker: broker.address, client, id })
  }
  for (const { groupId, memberId, client } of [...broker.shareSessions.values()]) {
    if (client !== other) continue
    turn.emit({
      type: 'shareSession.noted',
      broker: broker.address,
      groupId,
      memberId,
      client,
      nextEpoch: null,
    })
    for (const partition of releaseAll(desk, groupId, memberId, 'disconnected'))
      wakeShareFetches(desk, partition)
  }
}

/** group.share.record.lock.duration.ms is over for some record. */
export function onShareLocks(desk: BrokerDesk, groupId: string, partition: PartitionName, at: number): void {
  if (onLocksDue(desk, groupId, partition, at)) wakeShareFetches(desk, partition)
}

/** A session is opened by epoch 0 and closed by -1; each request in between carries the next number. */
function noteSession(
  { broker, turn }: BrokerDesk,
  { groupId, memberId, sessionEpoch }: ShareFetch | ShareAcknowledge,
  client: Address,
): ErrorCode {
  const known = broker.shareSessions.get(`${groupId} ${memberId}`)
  const isOpening = sessionEpoch === FIRST_SESSION_EPOCH
  if (!isOpening && known === undefined) return 'SHARE_SESSION_NOT_FOUND'
  const isClosing = sessionEpoch === LAST_SESSION_EPOCH
  if (!isOpening && !isClosing && known?.nextEpoch !== sessionEpoch) return 'INVALID_SHARE_SESSION_EPOCH'
  const nextEpoch = isClosing ? null : sessionEpoch + 1
  turn.emit({ type: 'shareSession.noted', broker: broker.address, groupId, memberId, client, nextEpoch })
  return 'NONE'
}

function acknowledgeAll(
  desk: BrokerDesk,
  { groupId, memberId, acknowledgements }: ShareFetch | ShareAcknowledge,
  client: Address,
): AcknowledgeErrors {
  const errors = new Map<PartitionName, ErrorCode>()
  for (const one of acknowledgements) {
    const error = acknowledgeIn(desk, { groupId, memberId, client }, one)
    if (error !== 'NONE') errors.set(one.partition, error)
    // A release, or the room that an acknowledgement makes, may be what somebody waits for.
    else wakeShareFetches(desk, one.partition)
  }
  return errors
}

/** Acquires what there is, partition by partition, up to max.poll.records. */
function takeAll(desk: BrokerDesk, request: ShareFetch, client: Address): SharedPartition[] {
  const taken: SharedPartition[] = []
  let left = request.maxRecords
  for (const partition of request.partitions) {
    if (left <= 0) break
    const one = takeFrom(desk, request, client, partition, left)
    if (one.error === 'NONE' && one.acquired.length === 0) continue
    taken.push(one)
    for (const { first, last } of one.acquired) left -= last - first + 1
  }
  return taken
}

function takeFrom(
  desk: BrokerDesk,
  request: ShareFetch,
  client: Address,
  partition: PartitionName,
  maxRecords: number,
): SharedPartition {
  const { groupId, memberId } = request
  const nothing = { partition, acknowledgeError: 'NONE' as const, acquired: [], batches: [] }
  const { error, log } = leadersLogOf(desk, partition)
  if (log === undefined) return { ...nothing, error }
  const window = openWindow(desk, groupId, partition)
  if (typeof window === 'string') return { ...nothing, error: window }
  const { broker, turn, kafka } = desk
  const at = { broker: broker.address, groupId, partition }
  if (log.startOffset > window.startOffset) {
    turn.emit({ type: 'shareWindow.raised', ...at, offset: log.startOffset })
  }
  if (!canAcquire(window)) return { ...nothing, error: 'NONE' }
  const { isCommittedOnly } = shareGroupConfigOf(kafka, groupId, broker.properties)
  const isolation: FetchIsolation = isCommittedOnly ? 'committed' : 'uncommitted'
  const fetchOffset = nextFetchOffsetOf(window)
  const read = readLog(log, { offset: fetchOffset, isolation, maxBytes: request.maxBytes })
  if (read.error !== undefined || read.batches.length === 0) return { ...nothing, error: 'NONE' }
  const acquisition: AcquireRequest = {
    member: memberId,
    mode: request.acquireMode,
    maxRecords,
    batchSize: request.maxRecords,
    fetchOffset,
    batches: read.batches.map(({ baseOffset, lastOffset }) => ({ baseOffset, lastOffset })),
    now: turn.now,
  }
  const acquired = acquire(copySharePartition(window), acquisition)
  if (acquired.length === 0) return { ...nothing, error: 'NONE' }
  const count = acquired.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  turn.emit({ type: 'records.acquired', ...at, memberId, client, acquired, count, request: acquisition })
  timeLocks(desk, groupId, partition)
  const batches = visibleOf(read.batches, isCommittedOnly ? createAbortFilter(read.aborted) : undefined)
  return { ...nothing, error: 'NONE', acquired, batches }
}

/** Without markers, and without what was aborted: the member finds gaps there, and says so. */
function visibleOf(
  batches: readonly RecordBatch[],
  isAborted: ((batch: RecordBatch) => boolean) | undefined,
): readonly RecordBatch[] {
  return batches.filter((batch) => isAborted?.(batch) !== true && batch.marker === undefined)
}

function delay(desk: BrokerDesk, request: ShareFetch, client: Address): void {
  const { broker, turn } = desk
  const { nextDelayed: id, incarnation, address } = broker
  turn.emit({ type: 'shareFetch.delayed', broker: address, client, id, request })
  turn.pass(address, address, request.maxWaitMs, { type: 'shareFetch.expired', incarnation, fetch: id })
}

function complete(desk: BrokerDesk, id: number, taken: readonly SharedPartition[]): void {
  const delayed: DelayedShareFetch | undefined = desk.broker.delayedShareFetches.get(id)
  if (delayed === undefined) return
  const { client, request } = delayed
  desk.turn.emit({ type: 'shareFetch.completed', broker: desk.broker.address, client, id })
  respond(desk, request, client, taken, new Map())
}

function respond(
  desk: BrokerDesk,
  { correlationId, acknowledgements }: ShareFetch,
  client: Address,
  taken: readonly SharedPartition[],
  errors: AcknowledgeErrors,
): void {
  const partitions = taken.map((one) => {
    return { ...one, acknowledgeError: errors.get(one.partition) ?? one.acknowledgeError }
  })
  const named = new Set(taken.map(({ partition }) => partition))
  for (const { partition } of acknowledgements) {
    const acknowledgeError = errors.get(partition)
    if (acknowledgeError === undefined || named.has(partition)) continue
    partitions.push({ partition, error: 'NONE', acknowledgeError, acquired: [], batches: [] })
  }
  answer(desk, client, { type: 'ShareFetchResponse', correlationId, error: 'NONE', partitions })
}
