import { type FetchIsolation, fetch as readLog } from '../log/fetch.ts'
import { lastStableOffsetOf } from '../log/partition-log.ts'
import type { Fetch, FetchedPartition, FetchPartition } from '../protocol/client-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { divergenceOf } from './divergence.ts'
import { leadersLogOf } from './metadata.ts'

/** What a fetch finds when it looks. */
export interface Read {
  readonly partitions: readonly FetchedPartition[]
  readonly bytes: number
  readonly hasError: boolean
}

/** Reads each partition in the order of the request, until fetch.max.bytes are full; one batch comes always. */
export function readAll(desk: BrokerDesk, request: Fetch): Read {
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

/** Whether a long poll has waited long enough for what it wants. */
export function isEnough(read: Read, request: Fetch): boolean {
  return read.hasError || read.bytes >= request.minBytes
}

/** The answer to a fetch. */
export function respond(desk: BrokerDesk, request: Fetch, client: string, { partitions }: Read): void {
  answer(desk, client, { type: 'FetchResponse', correlationId: request.correlationId, partitions })
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
