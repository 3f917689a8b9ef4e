import type { LogConfig } from './log-config.ts'
import { copyProducerEntry, type ProducerEntry } from './producer-entry.ts'
import { copySegment, createSegment, type Segment } from './segment.ts'

/** From which offset on a leader's epoch wrote. */
export interface EpochEntry {
  readonly epoch: number
  readonly startOffset: number
}

/** A transaction in one partition. `lastOffset` is its marker's, once it is there. */
export interface LogTransaction {
  readonly producerId: number
  readonly firstOffset: number
  readonly lastOffset: number | undefined
}

/** What was known of the producers when the log ended at `offset`: written at each roll and truncation. */
export interface ProducerSnapshot {
  readonly offset: number
  readonly producers: readonly ProducerEntry[]
}

/**
 * One replica of a partition, as plain data. It is written by the functions of this folder alone; offsets are
 * numbers, up to 2^53. `highWatermark` is what this replica knows of it.
 */
export interface PartitionLog {
  config: LogConfig
  /** Oldest first; the last one is active. There is always one. */
  segments: Segment[]
  startOffset: number
  endOffset: number
  highWatermark: number
  /** The first offset that a reader of committed data must not see, as it was when last computed. */
  firstUnstableOffset: number | undefined
  producers: Map<number, ProducerEntry>
  /** Open transactions, and ended ones whose marker the high watermark has not passed; by first offset. */
  ongoing: LogTransaction[]
  unreplicated: LogTransaction[]
  snapshots: ProducerSnapshot[]
  /** How far `producers` speaks of the log, and how far its newest snapshot does. */
  producersEndOffset: number
  snapshotEndOffset: number
  /** By epoch, and so by offset. */
  epochs: EpochEntry[]
  /** Up to where the log is clean; undefined before the first cleaning. */
  cleanOffset: number | undefined
}

/** An empty log. */
export function createPartitionLog(config: LogConfig, now: number): PartitionLog {
  return {
    config,
    segments: [createSegment(0, now)],
    startOffset: 0,
    endOffset: 0,
    highWatermark: 0,
    firstUnstableOffset: undefined,
    producers: new Map(),
    ongoing: [],
    unreplicated: [],
    snapshots: [],
    producersEndOffset: 0,
    snapshotEndOffset: 0,
    epochs: [],
    cleanOffset: undefined,
  }
}

/** A copy for a checkpoint: batches are shared, so it costs what the segments and producers are in number. */
export function copyPartitionLog(log: PartitionLog): PartitionLog {
  const producers = new Map<number, ProducerEntry>()
  for (const [producerId, entry] of log.producers) producers.set(producerId, copyProducerEntry(entry))
  return {
    config: log.config,
    segments: log.segments.map(copySegment),
    startOffset: log.startOffset,
    endOffset: log.endOffset,
    highWatermark: log.highWatermark,
    firstUnstableOffset: log.firstUnstableOffset,
    producers,
    ongoing: log.ongoing.slice(),
    unreplicated: log.unreplicated.slice(),
    snapshots: log.snapshots.slice(),
    producersEndOffset: log.producersEndOffset,
    snapshotEndOffset: log.snapshotEndOffset,
    epochs: log.epochs.slice(),
    cleanOffset: log.cleanOffset,
  }
}

/** The segment that takes appends. */
export function activeSegmentOf(log: PartitionLog): Segment {
  return log.segments[log.segments.length - 1] as Segment
}

/** Bytes of all segments. */
export function bytesOf(log: PartitionLog): number {
  let bytes = 0
  for (const segment of log.segments) bytes += segment.bytes
  return bytes
}

/** Below it everything is decided and replicated: where a reader of committed data stops (LOG-T03..T05). */
export function lastStableOffsetOf(log: PartitionLog): number {
  const unstable = log.firstUnstableOffset
  return unstable !== undefined && unstable < log.highWatermark ? unstable : log.highWatermark
}
