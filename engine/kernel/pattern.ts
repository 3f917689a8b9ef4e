import type { Seq } from './clock.ts'
import type { Typed } from './model.ts'
import type { Trace } from './trace.ts'

/** A value that a field may be asked to have. */
export type Plain = string | number | boolean | null

/**
 * What an event must look like: its type, and fields that are equal, or one of several. A pattern is data and
 * not a predicate, so that a scenario stays data. Dots reach inside: `"headers.x-retry"`.
 */
export interface Pattern {
  readonly type: string
  readonly [field: string]: Plain | readonly Plain[]
}

/** Whether an event has all that the pattern asks for. */
export function matches(pattern: Pattern, event: Typed): boolean {
  if (pattern.type !== event.type) return false
  for (const field of Object.keys(pattern)) {
    if (!isWanted(pattern[field] as Plain | readonly Plain[], fieldOf(event, field))) return false
  }
  return true
}

/** What a field of an event holds; undefined where there is none. Dots reach inside. */
export function fieldOf(event: Typed, field: string): unknown {
  const fields = event as unknown as Readonly<Record<string, unknown>>
  if (Object.hasOwn(fields, field)) return fields[field]
  let value: unknown = event
  for (const part of field.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[part]
  }
  return value
}

/** The rows of all events that match, from row `from` on. */
export function findAll(trace: Trace<Typed, unknown>, pattern: Pattern, from: Seq = 0): Seq[] {
  const found: Seq[] = []
  for (let seq = from; seq < trace.events.length; seq++) {
    if (matches(pattern, trace.events[seq] as Typed)) found.push(seq)
  }
  return found
}

function isWanted(wanted: Plain | readonly Plain[], found: unknown): boolean {
  return Array.isArray(wanted) ? wanted.includes(found as Plain) : wanted === found
}
