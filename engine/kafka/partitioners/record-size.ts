/** A record's sizes as the producer counts them; -1: null. */
export interface RecordShape {
  readonly keyBytes: number
  readonly valueBytes: number
  readonly headers?: readonly { readonly keyBytes: number; readonly valueBytes: number }[]
}

/** The header of a record batch (magic 2). */
export const BATCH_HEADER_BYTES = 61

/** Room that a record's length, attributes, timestamp and offset may take at most. */
const RECORD_OVERHEAD_MAX = 21

/** The bytes of a record in a batch: lengths and differences are written as zigzag varints. */
export function recordSize(
  record: RecordShape,
  place: { readonly offsetDelta: number; readonly timestampDelta: number },
): number {
  const attributes = 1
  const body =
    attributes + varintSize(place.timestampDelta) + varintSize(place.offsetDelta) + contentSize(record)
  return varintSize(body) + body
}

/** The buffer that is taken for a batch whose first record is this one, if it is larger than `batch.size`. */
export function batchSizeMax(record: RecordShape): number {
  return BATCH_HEADER_BYTES + RECORD_OVERHEAD_MAX + contentSize(record)
}

function contentSize({ keyBytes, valueBytes, headers = [] }: RecordShape): number {
  const fields = headers.reduce(
    (sum, header) => sum + fieldSize(header.keyBytes) + fieldSize(header.valueBytes),
    0,
  )
  return fieldSize(keyBytes) + fieldSize(valueBytes) + varintSize(headers.length) + fields
}

function fieldSize(bytes: number): number {
  return varintSize(bytes) + Math.max(bytes, 0)
}

function varintSize(value: number): number {
  let rest = value < 0 ? -2 * value - 1 : 2 * value
  let size = 1
  for (; rest >= 128; rest = Math.floor(rest / 128)) size += 1
  return size
}
