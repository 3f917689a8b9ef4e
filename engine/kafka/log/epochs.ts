import type { EpochEntry, PartitionLog } from './partition-log.ts'

/** Where a leader's epoch ended, or a smaller one that this log knows. */
export interface EpochEnd {
  readonly epoch: number
  readonly endOffset: number
}

/** The newest epoch of the log; undefined while it is empty. */
export function latestEpochOf(log: PartitionLog): number | undefined {
  return log.epochs[log.epochs.length - 1]?.epoch
}

/** Notes that `epoch` writes from `startOffset` on. What contradicts it, is from an older truth and goes. */
export function assignEpoch(log: PartitionLog, epoch: number, startOffset: number): void {
  const { epochs } = log
  const latest = epochs[epochs.length - 1]
  if (latest !== undefined && latest.epoch === epoch && latest.startOffset <= startOffset) return
  let kept = epochs.length
  while (kept > 0 && contradicts(epochs[kept - 1] as EpochEntry, epoch, startOffset)) kept--
  log.epochs = [...epochs.slice(0, kept), { epoch, startOffset }]
}

/** Forgets epochs that begin at `endOffset` or after. */
export function truncateEpochsFromEnd(log: PartitionLog, endOffset: number): void {
  log.epochs = log.epochs.filter((entry) => entry.startOffset < endOffset)
}

/** Forgets epochs below the log's start; the one that reaches over it begins there now. */
export function truncateEpochsFromStart(log: PartitionLog, startOffset: number): void {
  const later = log.epochs.filter((entry) => entry.startOffset > startOffset)
  const reaching = log.epochs[log.epochs.length - later.length - 1]
  if (reaching !== undefined) log.epochs = [{ epoch: reaching.epoch, startOffset }, ...later]
}

/**
 * The answer to OffsetsForLeaderEpoch (KIP-101, KIP-279): the end of `epoch`, or of the greatest smaller one;
 * undefined when the epoch is newer than all that the log knows.
 */
export function epochEndOf(log: PartitionLog, epoch: number): EpochEnd | undefined {
  if (epoch < 0) return undefined
  if (latestEpochOf(log) === epoch) return { epoch, endOffset: log.endOffset }
  const next = log.epochs.findIndex((entry) => entry.epoch > epoch)
  if (next === -1) return undefined
  const floor = log.epochs[next - 1]
  return { epoch: floor?.epoch ?? epoch, endOffset: (log.epochs[next] as EpochEntry).startOffset }
}

function contradicts(entry: EpochEntry, epoch: number, startOffset: number): boolean {
  return entry.epoch >= epoch || entry.startOffset >= startOffset
}
