import { type FetchIsolation, fetch as readLog } from '../log/fetch.ts'
import { lastStableOffsetOf } from '../log/partition-log.ts'
import type { Fetch, FetchedPartition, FetchPartition } from '../protocol/client-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { divergenceOf } from './divergence.ts'
import { leadersLogOf } from './metadata.ts'
import { noteFollower } from './replication.ts'
import { wakeShareFetches } from './share-fetch.ts'

interface Read {
  readonly partitions: readonly FetchedPartition[]
  readonly bytes: number
  readonly hasError: boolean
}

/** Fetch: a long poll. It is answered when there is enough, or when its time is over (FACTS S23). */
export function onFetch(desk: BrokerDesk, request: Fetch, client: string): void {
  if (request.replicaId >= 0) noteFollower(desk, request)
  const read = readAll(desk, request)
  if (isEnough(read, request) || request.maxWaitMs <= 0) {
    respond(desk, request, client, read)
    return
  }
  const { broker, turn } = desk
  const { nextDelayed: id, incarnation } = broker
  turn.emit({ type: 'fetch.delayed', broker: broker.address, client, id, request })
  turn.pass(broker.address, broker.address, request.maxWaitMs, {
    type: 'fetch.expired',
    incarnation,
    fetch: id,
  })
}

/** fetch.max.wait.ms is over: the reader gets what there is, be it nothing. */
export function onFetchExpired(desk: BrokerDesk, id: number): void {
  const delayed = desk.broker.delayedFetches.get(id)
  if (delayed !== undefined) complete(desk, id, readAll(desk, delayed.request))
}

/** There is more to read in a partition: fetches that wait for it are looked at again. */
export function wakeFetches(desk: BrokerDesk, partition: PartitionName): void {
  if (desk.broker.delayedShareFetches.size > 0) wakeShareFetches(desk, partition)
  const waiting = desk.broker.watchers.get(partition)
  if (waiting === undefined || waiting.size === 0) return
  for (const id of [...waiting]) {
    const delayed = desk.broker.delayedFetches.get(id)
    if (delayed === undefined) continue
    const read = readAll(desk, delayed.request)
    if (isEnough(read, delayed.request)) complete(desk, id, read)
  }
}

/** Forgets what a client waits for: its connection is gone. */
export function forgetFetches({ broker, turn }: BrokerDesk, client: string): void {
  for (const { id, client: waiting } of [...broker.delayedFetches.values()]) {
    if (waiting === client) turn.emit({ type: 'fetch.completed', broker: broker.address, client, id })
  }
}

function complete(desk: BrokerDesk, id: number, read: Read): void {
  const delayed = desk.broker.delayedFetches.get(id)
  if (delayed === undefined) return
  const { client, request } = delayed
  desk.turn.emit({ type: 'fetch.completed', broker: desk.broker.address, client, id })
  respond(desk, request, client, read)
}

function respond(desk: BrokerDesk, request: Fetch, client: string, { partitions }: Read): void {
  answer(desk, client, { type: 'FetchResponse', correlationId: request.correlationId, partitions })
}

function isEnough(read: Read, request: Fetch): boolean {
  return read.hasError || read.bytes >= request.minBytes
}

/** Reads each partition in the order of the request, until fetch.max.bytes are full; one batch comes always. */
function readAll(desk: BrokerDesk, request: Fetch): Read {
  const isolation = isolationOf(request)
  const partitions: FetchedPartition[] = []
  let bytes = 0
  let hasError = false
  for (const wanted of request.partitions) {
    const left = request.maxBytes - bytes
    if (bytes > 0 && left <= 0) break
    const read = readOne(desk, wanted, isolation, left)
    const isNews = read.fetched.error !== 'NONE' || read.fetched.diverging !== undefined
    if (isNews) hasError = true
    if (isNews || read.bytes > 0) partitions.push(read.fetched)
    bytes += read.bytes
  }
  return { partitions, bytes, hasError }
}

function readOne(
  desk: BrokerDesk,
  { partition, fetchOffset, maxBytes, lastFetchedEpoch }: FetchPartition,
  isolation: FetchIsolation,
  left: number,
): { readonly fetched: FetchedPartition; readonly bytes: number } {
  const { error, log } = leadersLogOf(desk, partition)
  if (log === undefined) return { fetched: nothingOf(partition, fetchOffset, error), bytes: 0 }
  const read = readLog(log, { offset: fetchOffset, isolation, maxBytes: Math.min(maxBytes, left) })
  const state = {
    partition,
    fetchOffset,
    highWatermark: log.highWatermark,
    lastStableOffset: lastStableOffsetOf(log),
    logStartOffset: log.startOffset,
    logEndOffset: log.endOffset,
  }
  const diverging = divergenceOf(log, fetchOffset, lastFetchedEpoch)
  if (diverging !== undefined) {
    return { fetched: { ...state, error: 'NONE', batches: [], aborted: [], diverging }, bytes: 0 }
  }
  if (read.error !== undefined) {
    return { fetched: { ...state, error: read.error, batches: [], aborted: [] }, bytes: 0 }
  }
  const { batches, aborted } = read
  return { fetched: { ...state, error: 'NONE', batches, aborted }, bytes: read.bytes }
}

function nothingOf(
  partition: PartitionName,
  fetchOffset: number,
  error: FetchedPartition['error'],
): FetchedPartition {
  const unknown = { highWatermark: -1, lastStableOffset: -1, logStartOffset: -1, logEndOffset: -1 }
  return { partition, fetchOffset, error, ...unknown, batches: [], aborted: [] }
}

/** A follower sees everything, a consumer what is replicated, and what is decided if it wants only that. */
function isolationOf({ replicaId, isolationLevel }: Fetch): FetchIsolation {
  if (replicaId >= 0) return 'replica'
  return isolationLevel === 'read_committed' ? 'committed' : 'uncommitted'
}
