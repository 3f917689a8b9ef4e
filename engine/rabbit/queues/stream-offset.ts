import type { FieldValue } from '../methods.ts'
import { ageOf } from '../table.ts'

/** Where in a stream a consumer wants to begin: ages and timestamps are in ms. */
export type OffsetWish =
  | 'first'
  | 'last'
  | 'next'
  | { readonly offset: number }
  | { readonly age: number }
  | { readonly timestamp: number }

/** Reads an `x-stream-offset`; undefined when it says nothing that can be understood (parse_offset_arg). */
export function readOffset(value: FieldValue): OffsetWish | undefined {
  if (value === 'first' || value === 'last' || value === 'next') return value
  if (typeof value === 'number') return { offset: value }
  const age = ageOf(value)
  if (age !== undefined) return { age }
  const timestamp = timestampOf(value)
  return timestamp === undefined ? undefined : { timestamp }
}

/** A timestamp of AMQP counts seconds. */
function timestampOf(value: FieldValue): number | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const table = value as { readonly '!'?: unknown; readonly value?: unknown }
  return table['!'] === 'timestamp' && typeof table.value === 'number' ? table.value * 1000 : undefined
}
