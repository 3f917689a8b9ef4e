import {
  type BatchDraft,
  hasProducer,
  type LogRecord,
  type Marker,
  NO_TIMESTAMP,
  type RecordBatch,
} from './batch.ts'
import { assignEpoch } from './epochs.ts'
import type { LogError } from './log-error.ts'
import type { PartitionLog } from './partition-log.ts'
import { createProducerEntry, duplicateOf, isExpectedSequence, type ProducerEntry } from './producer-entry.ts'
import { batchBytes } from './record-size.ts'
import { segmentFor } from './roll.ts'
import { appendToSegment, type Segment } from './segment.ts'
import { NO_SEQUENCE } from './sequence.ts'
import { noteBatch } from './transactions.ts'
import { refreshFirstUnstable } from './watermark.ts'

/** Where the records are now; `duplicate` when they were there before, and nothing was appended. */
export interface Appended {
  readonly error: undefined
  readonly baseOffset: number
  readonly lastOffset: number
  readonly duplicate: boolean
}

export interface Refused {
  readonly error: LogError
}

/** In which time and by which leader something is appended. */
export interface AppendContext {
  readonly now: number
  readonly leaderEpoch: number
}

/** How a transaction coordinator ends a transaction in this partition. */
export interface MarkerRequest {
  readonly producerId: number
  readonly producerEpoch: number
  readonly marker: Marker
  readonly coordinatorEpoch: number
  /** From transaction.version 2 on every marker carries a greater epoch than its data (KIP-890). */
  readonly transactionVersion: number
}

/** A leader's append of what a producer sent: checked, numbered, written. */
export function appendAsLeader(
  log: PartitionLog,
  draft: BatchDraft,
  context: AppendContext,
): Appended | Refused {
  const maxTimestamp = maxTimestampOf(draft.records)
  const invalid = validate(log, draft, maxTimestamp, context.now)
  if (invalid !== undefined) return { error: invalid }
  const baseOffset = log.endOffset
  assignEpoch(log, context.leaderEpoch, baseOffset)
  if (draft.bytes > log.config.segmentBytes) return { error: 'RECORD_LIST_TOO_LARGE' }
  const batch = batchOf(draft, baseOffset, maxTimestamp, context.leaderEpoch)
  const segment = segmentFor(log, batch, context.now)
  if (hasProducer(draft)) {
    const entry = log.producers.get(draft.producerId) ?? createProducerEntry(draft.producerId)
    const duplicate = duplicateOf(entry, draft)
    if (duplicate !== undefined) {
      const { lastOffset, offsetDelta } = duplicate
      return { error: undefined, baseOffset: lastOffset - offsetDelta, lastOffset, duplicate: true }
    }
    const error = refusalOf(entry, draft)
    if (error !== undefined) return { error }
  }
  return write(log, segment, batch)
}

/**
 * What `appendAsLeader` would answer, with nothing written: a leader decides by it, and the fold of the fact
 * that follows appends.
 */
export function judgeAppend(log: PartitionLog, draft: BatchDraft, now: number): Appended | Refused {
  const invalid = validate(log, draft, maxTimestampOf(draft.records), now)
  if (invalid !== undefined) return { error: invalid }
  if (draft.bytes > log.config.segmentBytes) return { error: 'RECORD_LIST_TOO_LARGE' }
  if (hasProducer(draft)) {
    const entry = log.producers.get(draft.producerId) ?? createProducerEntry(draft.producerId)
    const duplicate = duplicateOf(entry, draft)
    if (duplicate !== undefined) {
      const { lastOffset, offsetDelta } = duplicate
      return { error: undefined, baseOffset: lastOffset - offsetDelta, lastOffset, duplicate: true }
    }
    const error = refusalOf(entry, draft)
    if (error !== undefined) return { error }
  }
  const baseOffset = log.endOffset
  const lastOffset = baseOffset + draft.records.length - 1
  return { error: undefined, baseOffset, lastOffset, duplicate: false }
}

/** A leader's append of a marker: it takes one offset (LOG-T01). */
export function appendMarker(
  log: PartitionLog,
  request: MarkerRequest,
  context: AppendContext,
): Appended | Refused {
  const batch = markerBatchOf(log.endOffset, request, context)
  assignEpoch(log, context.leaderEpoch, batch.baseOffset)
  const segment = segmentFor(log, batch, context.now)
  const refused = judgeMarker(log, request)
  return refused === undefined ? write(log, segment, batch) : { error: refused }
}

/** Why a marker is refused, with nothing written; undefined: it is not. */
export function judgeMarker(
  log: PartitionLog,
  request: MarkerRequest,
): 'INVALID_PRODUCER_EPOCH' | 'TRANSACTION_COORDINATOR_FENCED' | undefined {
  const entry = log.producers.get(request.producerId) ?? createProducerEntry(request.producerId)
  if (isFencedMarker(entry, request)) return 'INVALID_PRODUCER_EPOCH'
  return entry.coordinatorEpoch > request.coordinatorEpoch ? 'TRANSACTION_COORDINATOR_FENCED' : undefined
}

/** A follower's append: the leader has checked and numbered the batch. */
export function appendAsFollower(log: PartitionLog, batch: RecordBatch, now: number): void {
  assignEpoch(log, batch.leaderEpoch, batch.baseOffset)
  const segment = segmentFor(log, batch, now)
  write(log, segment, batch)
}

/** The largest time of the records: by it a segment is old. */
function maxTimestampOf(records: readonly LogRecord[]): number {
  let max = NO_TIMESTAMP
  for (const record of records) if (record.timestamp > max) max = record.timestamp
  return max
}

function validate(
  log: PartitionLog,
  draft: BatchDraft,
  maxTimestamp: number,
  now: number,
): LogError | undefined {
  const { config } = log
  if (draft.bytes > config.maxMessageBytes) return 'MESSAGE_TOO_LARGE'
  if (config.compact && draft.records.some((record) => record.key === null)) return 'INVALID_RECORD'
  return maxTimestamp - now > config.messageTimestampAfterMaxMs ? 'INVALID_TIMESTAMP' : undefined
}

/** Fencing first, then the sequence, then whether plain records come amid a transaction (LOG-T09). */
function refusalOf(entry: ProducerEntry, draft: BatchDraft): LogError | undefined {
  if (draft.producerEpoch < entry.epoch) return 'INVALID_PRODUCER_EPOCH'
  if (!isExpectedSequence(entry, draft)) return 'OUT_OF_ORDER_SEQUENCE_NUMBER'
  const isAmidTransaction = entry.transactionFirstOffset !== undefined
  return isAmidTransaction && !draft.transactional ? 'INVALID_TXN_STATE' : undefined
}

/**
 * From version 2 on a marker with the epoch of an open transaction is late; one for a closed is a repetition.
 */
function isFencedMarker(entry: ProducerEntry, request: MarkerRequest): boolean {
  const { producerEpoch } = request
  if (request.transactionVersion < 2 || producerEpoch !== entry.epoch) return producerEpoch < entry.epoch
  return entry.transactionFirstOffset !== undefined && producerEpoch !== 32767
}

function write(log: PartitionLog, segment: Segment, batch: RecordBatch): Appended {
  appendToSegment(segment, batch)
  log.endOffset = batch.lastOffset + 1
  if (hasProducer(batch)) noteBatch(log, segment, batch)
  // After any batch: a truncation leaves it as it was, and the next append of anybody computes it again.
  refreshFirstUnstable(log)
  log.producersEndOffset = log.endOffset
  return { error: undefined, baseOffset: batch.baseOffset, lastOffset: batch.lastOffset, duplicate: false }
}

function batchOf(
  draft: BatchDraft,
  baseOffset: number,
  maxTimestamp: number,
  leaderEpoch: number,
): RecordBatch {
  return {
    records: draft.records,
    producerId: draft.producerId,
    producerEpoch: draft.producerEpoch,
    baseSequence: draft.baseSequence,
    transactional: draft.transactional,
    bytes: draft.bytes,
    baseOffset,
    lastOffset: baseOffset + draft.records.length - 1,
    deltas: undefined,
    maxTimestamp,
    leaderEpoch,
    marker: undefined,
    coordinatorEpoch: -1,
    deleteHorizon: NO_TIMESTAMP,
  }
}

/**
 * What a marker's record carries: a key of 4 bytes (version, type) and a value of 6 (version, coordinator).
 */
const MARKER_RECORD = { key: 'kkkk', value: 'vvvvvv' }

function markerBatchOf(offset: number, request: MarkerRequest, context: AppendContext): RecordBatch {
  const records: readonly LogRecord[] = [{ ...MARKER_RECORD, timestamp: context.now }]
  return {
    records,
    producerId: request.producerId,
    producerEpoch: request.producerEpoch,
    baseSequence: NO_SEQUENCE,
    transactional: true,
    bytes: batchBytes(records, context.now),
    baseOffset: offset,
    lastOffset: offset,
    deltas: undefined,
    maxTimestamp: context.now,
    leaderEpoch: context.leaderEpoch,
    marker: request.marker,
    coordinatorEpoch: request.coordinatorEpoch,
    deleteHorizon: NO_TIMESTAMP,
  }
}
