import { type BatchDraft, lastSequenceOf, NO_EPOCH, NO_TIMESTAMP, type RecordBatch } from './batch.ts'
import { earlierSequence, isInSequence, laterSequence, NO_SEQUENCE } from './sequence.ts'

/** How many batches of a producer a partition remembers, to know a repeated one again (LOG-I03). */
const BATCHES_REMEMBERED = 5

/** What a partition remembers of one batch. */
export interface RememberedBatch {
  readonly lastSequence: number
  readonly lastOffset: number
  readonly offsetDelta: number
  readonly timestamp: number
}

/** What a partition knows of one producer id. */
export interface ProducerEntry {
  readonly producerId: number
  epoch: number
  coordinatorEpoch: number
  lastTimestamp: number
  /** Where its open transaction began in this partition; undefined when none is open. */
  transactionFirstOffset: number | undefined
  batches: RememberedBatch[]
}

/** A producer that the partition has not seen. */
export function createProducerEntry(producerId: number): ProducerEntry {
  return {
    producerId,
    epoch: NO_EPOCH,
    coordinatorEpoch: -1,
    lastTimestamp: NO_TIMESTAMP,
    transactionFirstOffset: undefined,
    batches: [],
  }
}

/** A copy for a checkpoint. */
export function copyProducerEntry(entry: ProducerEntry): ProducerEntry {
  return {
    producerId: entry.producerId,
    epoch: entry.epoch,
    coordinatorEpoch: entry.coordinatorEpoch,
    lastTimestamp: entry.lastTimestamp,
    transactionFirstOffset: entry.transactionFirstOffset,
    batches: entry.batches.slice(),
  }
}

/** What a snapshot keeps of a producer: of its batches only the last. */
export function snapshotEntryOf(entry: ProducerEntry): ProducerEntry {
  const copy = copyProducerEntry(entry)
  copy.batches = entry.batches.slice(-1)
  return copy
}

/** The remembered batch with exactly the draft's sequences, if the draft is a repetition (LOG-I01). */
export function duplicateOf(entry: ProducerEntry, draft: BatchDraft): RememberedBatch | undefined {
  if (draft.producerEpoch !== entry.epoch) return undefined
  const last = laterSequence(draft.baseSequence, draft.records.length - 1)
  for (const batch of entry.batches) {
    if (batch.lastSequence === last && firstSequenceOf(batch) === draft.baseSequence) return batch
  }
  return undefined
}

/** Whether the draft's first sequence may come next. A producer that is not known may start anywhere. */
export function isExpectedSequence(entry: ProducerEntry, draft: BatchDraft): boolean {
  if (entry.epoch === NO_EPOCH) return true
  if (draft.producerEpoch !== entry.epoch) return draft.baseSequence === 0
  return isInSequence(entry.batches.at(-1)?.lastSequence ?? NO_SEQUENCE, draft.baseSequence)
}

/** Remembers an appended batch. */
export function rememberBatch(entry: ProducerEntry, batch: RecordBatch): void {
  takeEpoch(entry, batch.producerEpoch)
  if (entry.batches.length === BATCHES_REMEMBERED) entry.batches.shift()
  entry.batches.push({
    lastSequence: lastSequenceOf(batch),
    lastOffset: batch.lastOffset,
    offsetDelta: batch.lastOffset - batch.baseOffset,
    timestamp: batch.maxTimestamp,
  })
  entry.lastTimestamp = batch.maxTimestamp
}

/** A marker ends the transaction; a greater epoch forgets the sequences of the older one (LOG-T07). */
export function rememberMarker(entry: ProducerEntry, batch: RecordBatch): void {
  takeEpoch(entry, batch.producerEpoch)
  entry.coordinatorEpoch = batch.coordinatorEpoch
  entry.transactionFirstOffset = undefined
  entry.lastTimestamp = batch.maxTimestamp
}

/** The first sequence of a remembered batch. */
function firstSequenceOf(batch: RememberedBatch): number {
  return earlierSequence(batch.lastSequence, batch.offsetDelta)
}

function takeEpoch(entry: ProducerEntry, epoch: number): void {
  if (entry.epoch === epoch) return
  entry.batches = []
  entry.epoch = epoch
}
