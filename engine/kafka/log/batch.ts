import { batchBytes } from './record-size.ts'
import { laterSequence, NO_SEQUENCE } from './sequence.ts'

export const NO_PRODUCER = -1
export const NO_EPOCH = -1
export const NO_TIMESTAMP = -1

/** One record, as its producer made it. A null value in a compacted topic is a tombstone. */
export interface LogRecord {
  readonly key: string | null
  readonly value: string | null
  readonly timestamp: number
  readonly headers?: readonly (readonly [string, string])[]
}

/** How a transaction ended in one partition. */
export type Marker = 'COMMIT' | 'ABORT'

/** What a producer sends to a partition at once: a batch without its offsets. */
export interface BatchDraft {
  readonly records: readonly LogRecord[]
  readonly producerId: number
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly transactional: boolean
  readonly bytes: number
}

/**
 * A batch in a log. It never changes after the append: cleaning writes another one. So replicas and
 * checkpoints share it.
 */
export interface RecordBatch extends BatchDraft {
  readonly baseOffset: number
  /** Stays when cleaning takes the last record away, so that offsets and sequences are not lost. */
  readonly lastOffset: number
  /** The distance of each record from `baseOffset`; undefined while nothing was cleaned. */
  readonly deltas: readonly number[] | undefined
  readonly maxTimestamp: number
  readonly leaderEpoch: number
  readonly marker: Marker | undefined
  readonly coordinatorEpoch: number
  /** When its tombstones, or its marker without data, may go; NO_TIMESTAMP until a first cleaning. */
  readonly deleteHorizon: number
}

/** A draft of a producer without idempotence. */
export function draftOf(records: readonly LogRecord[]): BatchDraft {
  return sequencedDraftOf(records, NO_PRODUCER, NO_EPOCH, NO_SEQUENCE, false)
}

/** A draft of an idempotent or transactional producer. */
export function sequencedDraftOf(
  records: readonly LogRecord[],
  producerId: number,
  producerEpoch: number,
  baseSequence: number,
  transactional: boolean,
): BatchDraft {
  const bytes = batchBytes(records, records[0]?.timestamp ?? NO_TIMESTAMP)
  return { records, producerId, producerEpoch, baseSequence, transactional, bytes }
}

/** The offset of the record at `index` of a batch. */
export function offsetAt(batch: RecordBatch, index: number): number {
  return batch.baseOffset + (batch.deltas === undefined ? index : (batch.deltas[index] as number))
}

/** The sequence of the batch's last record, also when cleaning took it away. */
export function lastSequenceOf(batch: RecordBatch): number {
  return laterSequence(batch.baseSequence, batch.lastOffset - batch.baseOffset)
}

/** Whether the producer of the batch is known by a number. */
export function hasProducer(batch: BatchDraft): boolean {
  return batch.producerId !== NO_PRODUCER
}
