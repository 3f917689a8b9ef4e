import type { LogRecord } from './batch.ts'

/** Bytes of a batch before its first record (message format v2; LOG-R04 counts on it). */
export const BATCH_OVERHEAD = 61

/** What a client reserves for the parts of a record whose size it does not know yet. */
const RECORD_OVERHEAD_MAX = 21

/** Bytes of a zigzag varint. Works beyond 32 bits, because deltas of timestamps may be long. */
export function varintBytes(value: number): number {
  let rest = value >= 0 ? value * 2 : -value * 2 - 1
  let bytes = 1
  while (rest >= 128) {
    rest = Math.floor(rest / 128)
    bytes++
  }
  return bytes
}

/** Bytes of a text in UTF-8; a lone surrogate counts as the replacement character does. */
export function utf8Bytes(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit < 0x800) bytes += 1
    else if (isPair(text, i)) {
      bytes += 2
      i++
    } else bytes += 2
  }
  return bytes
}

/** Bytes that key, value and headers take with their lengths. */
function payloadBytes(record: LogRecord): number {
  const headers = record.headers ?? []
  let bytes = fieldBytes(record.key) + fieldBytes(record.value) + varintBytes(headers.length)
  for (const [name, value] of headers) bytes += fieldBytes(name) + fieldBytes(value)
  return bytes
}

/** Bytes of one record in a batch, by its distance from the batch's first offset and timestamp. */
export function recordBytes(record: LogRecord, offsetDelta: number, timestampDelta: number): number {
  const body = 1 + varintBytes(timestampDelta) + varintBytes(offsetDelta) + payloadBytes(record)
  return varintBytes(body) + body
}

/** What the client reserves for a batch that starts with this record: an upper bound. */
export function batchBytesUpperBound(record: LogRecord): number {
  return BATCH_OVERHEAD + RECORD_OVERHEAD_MAX + payloadBytes(record)
}

/**
 * Bytes of a whole batch, with its records at `deltas` from the first offset (default: one after another).
 */
export function batchBytes(
  records: readonly LogRecord[],
  baseTimestamp: number,
  deltas?: readonly number[],
): number {
  let bytes = BATCH_OVERHEAD
  for (let i = 0; i < records.length; i++) {
    const record = records[i] as LogRecord
    bytes += recordBytes(record, deltas?.[i] ?? i, record.timestamp - baseTimestamp)
  }
  return bytes
}

function fieldBytes(text: string | null): number {
  if (text === null) return 1
  const bytes = utf8Bytes(text)
  return varintBytes(bytes) + bytes
}

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at)
  const low = text.charCodeAt(at + 1)
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000
}
