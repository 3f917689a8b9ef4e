import { append } from '../../base/append-log.ts'
import { offsetAt, type RecordBatch } from './batch.ts'
import { cleanBatch, type Sieve } from './cleaner-batch.ts'
import {
  createTransactionWalk,
  expectAborted,
  type TransactionWalk,
  walkOver,
} from './cleaner-transactions.ts'
import { activeSegmentOf, lastStableOffsetOf, type PartitionLog } from './partition-log.ts'
import { appendToSegment, createSegment, type Segment, segmentsBetween } from './segment.ts'
import { dropSnapshotsOf } from './snapshots.ts'

/**
 * Which stretch of a log may be cleaned: [firstDirty, firstUncleanable), and by whole segments less of it.
 */
export interface Cleanable {
  readonly firstDirty: number
  readonly firstUncleanable: number
  /** `firstUncleanable` brought down to the beginning of its segment. */
  readonly segmentBound: number
  readonly cleanBytes: number
  readonly cleanableBytes: number
}

/**
 * The stretch: not the active segment, nothing undecided or not replicated (LOG-C10), nothing younger than
 * min.compaction.lag.ms (LOG-C05).
 */
export function cleanableOf(log: PartitionLog, now: number): Cleanable {
  const firstDirty = firstDirtyOf(log)
  const bounds = [lastStableOffsetOf(log), activeSegmentOf(log).baseOffset]
  if (log.config.minCompactionLagMs > 0) {
    const horizon = now - log.config.minCompactionLagMs
    const young = inactiveFrom(log, firstDirty).find((segment) => segment.largestTimestamp > horizon)
    if (young !== undefined) bounds.push(young.baseOffset)
  }
  const firstUncleanable = Math.max(firstDirty, Math.min(...bounds))
  const segmentBound = (inactiveFrom(log, firstUncleanable)[0] ?? activeSegmentOf(log)).baseOffset
  const cleanable = segmentsBetween(log.segments, Math.min(firstDirty, segmentBound), segmentBound)
  const clean = log.segments.filter((segment) => segment.baseOffset < firstDirty)
  return {
    firstDirty,
    firstUncleanable,
    segmentBound,
    cleanBytes: bytesOfAll(clean),
    cleanableBytes: bytesOfAll(cleanable),
  }
}

/** Whether the cleaner would choose this log: min.cleanable.dirty.ratio of its bytes must be dirty. */
export function isDirtyEnough(log: PartitionLog, cleanable: Cleanable): boolean {
  const total = cleanable.cleanBytes + cleanable.cleanableBytes
  return total > 0 && cleanable.cleanableBytes / total > log.config.minCleanableDirtyRatio
}

/**
 * One pass of the cleaner: of each key that the dirty stretch writes, only the newest record stays, up to the
 * end of the stretch (LOG-C01, LOG-C09). Offsets stay as they are. Returns where the log is dirty from now
 * on.
 */
export function cleanLog(log: PartitionLog, cleanable: Cleanable, now: number): number {
  if (cleanable.cleanableBytes === 0) return cleanable.firstDirty
  const { latest, endOffset } = newestOfKeys(log, cleanable)
  const walk = createTransactionWalk()
  const sieve: Sieve = {
    latest,
    endOffset,
    bound: cleanable.segmentBound,
    now,
    deleteRetentionMs: log.config.deleteRetentionMs,
    producers: log.producers,
  }
  for (const group of groupsOf(log, segmentsBetween(log.segments, 0, endOffset))) {
    replaceGroup(log, group, cleanGroup(log, group, sieve, walk))
  }
  log.cleanOffset = endOffset
  return endOffset
}

/** Where the last cleaning stopped, unless the log has lost that place since. */
function firstDirtyOf(log: PartitionLog): number {
  const clean = log.cleanOffset ?? log.startOffset
  return clean < log.startOffset || clean > log.endOffset ? log.startOffset : clean
}

function inactiveFrom(log: PartitionLog, offset: number): Segment[] {
  const active = activeSegmentOf(log).baseOffset
  return offset > active ? [] : segmentsBetween(log.segments, offset, active)
}

function bytesOfAll(segments: readonly Segment[]): number {
  return segments.reduce((bytes, segment) => bytes + segment.bytes, 0)
}

/** The newest offset of each key in the dirty stretch, and where the stretch ends. */
function newestOfKeys(
  log: PartitionLog,
  { firstDirty, segmentBound }: Cleanable,
): { readonly latest: Map<string, number>; readonly endOffset: number } {
  const latest = new Map<string, number>()
  const dirty = segmentsBetween(log.segments, firstDirty, segmentBound)
  const walk = createTransactionWalk()
  expectAborted(walk, log, firstDirty, segmentBound)
  for (const segment of dirty) {
    for (const batch of batchesOf(segment)) {
      const isNeedless = walkOver(walk, batch)
      if (batch.marker === undefined && !isNeedless) noteKeys(latest, batch, firstDirty)
    }
  }
  return { latest, endOffset: segmentBound }
}

function noteKeys(latest: Map<string, number>, batch: RecordBatch, from: number): void {
  for (const [index, record] of batch.records.entries()) {
    const offset = offsetAt(batch, index)
    if (record.key !== null && offset >= from) latest.set(record.key, offset)
  }
}

function batchesOf(segment: Segment): RecordBatch[] {
  return segment.batches.items.slice(0, segment.batches.end)
}

/** Neighbours are cleaned into one segment while they fit into it together. */
function groupsOf(log: PartitionLog, segments: readonly Segment[]): Segment[][] {
  const groups: Segment[][] = []
  let bytes = 0
  for (const segment of segments) {
    const group = groups.at(-1)
    if (group !== undefined && bytes + segment.bytes <= log.config.segmentBytes) {
      group.push(segment)
      bytes += segment.bytes
    } else {
      groups.push([segment])
      bytes = segment.bytes
    }
  }
  return groups
}

function cleanGroup(
  log: PartitionLog,
  group: readonly Segment[],
  sieve: Sieve,
  walk: TransactionWalk,
): Segment {
  const first = group[0] as Segment
  const cleaned = createSegment(first.baseOffset, first.created)
  walk.retained.length = 0
  for (const segment of group) {
    const next = log.segments[log.segments.indexOf(segment) + 1]
    expectAborted(walk, log, segment.baseOffset, next?.baseOffset ?? log.endOffset)
    for (const batch of batchesOf(segment)) {
      const kept = cleanBatch(batch, walkOver(walk, batch), sieve)
      if (kept !== undefined) appendToSegment(cleaned, kept)
    }
  }
  for (const transaction of walk.retained) append(cleaned.aborted, transaction)
  return cleaned
}

function replaceGroup(log: PartitionLog, group: readonly Segment[], cleaned: Segment): void {
  const at = log.segments.indexOf(group[0] as Segment)
  const before = log.segments.slice(0, at)
  log.segments = [...before, cleaned, ...log.segments.slice(at + group.length)]
  dropSnapshotsOf(log, group.slice(1))
}
