import type { PartitionLog } from './partition-log.ts'
import { copyProducerEntry, type ProducerEntry, snapshotEntryOf } from './producer-entry.ts'
import type { Segment } from './segment.ts'
import { insertTransaction } from './transactions.ts'

/** Keeps what is known of the producers, unless nothing was appended since the last time. */
export function takeSnapshot(log: PartitionLog): void {
  if (log.producersEndOffset <= log.snapshotEndOffset) return
  const offset = log.producersEndOffset
  const producers = [...log.producers.values()].map(snapshotEntryOf)
  const others = log.snapshots.filter((snapshot) => snapshot.offset !== offset)
  log.snapshots = [...others, { offset, producers }].sort((a, b) => a.offset - b.offset)
  log.snapshotEndOffset = offset
}

/** A snapshot lives as long as the segment that begins with it. */
export function dropSnapshotsOf(log: PartitionLog, segments: readonly Segment[]): void {
  const bases = new Set(segments.map((segment) => segment.baseOffset))
  log.snapshots = log.snapshots.filter((snapshot) => !bases.has(snapshot.offset))
}

/**
 * Goes back to the newest snapshot at or below `endOffset`. Of each producer it has the last batch only:
 * after a truncation older repetitions may not be recognised any more.
 */
export function reloadProducers(log: PartitionLog, endOffset: number, now: number): void {
  const start = log.startOffset
  log.snapshots = log.snapshots.filter(({ offset }) => offset <= endOffset && offset > start)
  if (endOffset === log.producersEndOffset) {
    log.snapshotEndOffset = log.snapshots.at(-1)?.offset ?? start
    return
  }
  log.producers = new Map()
  log.ongoing = []
  log.unreplicated = []
  const snapshot = log.snapshots.at(-1)
  for (const entry of snapshot?.producers ?? []) {
    if (!isExpired(log, entry, now)) restore(log, entry)
  }
  log.snapshotEndOffset = snapshot?.offset ?? start
  log.producersEndOffset = log.snapshotEndOffset
}

/**
 * Forgets producers that have been idle for producer.id.expiration.ms (LOG-I10); never one in a transaction.
 */
export function expireProducers(log: PartitionLog, now: number): void {
  for (const [producerId, entry] of log.producers) {
    if (isExpired(log, entry, now)) log.producers.delete(producerId)
  }
}

function restore(log: PartitionLog, entry: ProducerEntry): void {
  log.producers.set(entry.producerId, copyProducerEntry(entry))
  const firstOffset = entry.transactionFirstOffset
  if (firstOffset === undefined) return
  insertTransaction(log.ongoing, { producerId: entry.producerId, firstOffset, lastOffset: undefined })
}

function isExpired(log: PartitionLog, entry: ProducerEntry, now: number): boolean {
  const isIdle = now - entry.lastTimestamp >= log.config.producerIdExpirationMs
  return isIdle && entry.transactionFirstOffset === undefined
}
