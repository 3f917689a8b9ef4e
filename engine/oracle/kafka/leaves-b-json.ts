import { type Difference, differencesBetween } from './leaves-a-difference.ts'

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json
}

/** The fields of a JSON object; of anything else none. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

/** The items of a JSON array; of anything else none. */
export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : []
}

/** The words of an op or a line of a script. */
export function wordsOf(value: unknown): string[] {
  return String(value ?? '')
    .trim()
    .split(/\s+/)
}

/** Compares the fields that the case names, but the ignored ones: texts, and what stands elsewhere. */
export function compareNamed(
  expected: JsonObject,
  got: Readonly<Record<string, unknown>>,
  path: string,
  ignored: readonly string[],
): Difference[] {
  return Object.keys(expected)
    .filter((name) => !ignored.includes(name))
    .flatMap((name) => differencesBetween(expected[name], got[name], `${path}.${name}`))
}
