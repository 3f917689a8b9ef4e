import type * as v from 'valibot'
import { nearest } from './nearest.ts'

/** What is wrong with a file, where, and what to do about it. */
export interface Problem {
  /** `/setup/definitions/queues/0/arguments`. */
  readonly path: string
  readonly message: string
  readonly fix: string
}

/** More than these are not listed: the first ones cause the others. */
export const PROBLEMS_MAX = 20

/** What the schema finds wrong, in words of ours. `vocabulary` is every field name of the format. */
export function problemsOf(
  issues: readonly v.BaseIssue<unknown>[],
  vocabulary: ReadonlySet<string>,
): readonly Problem[] {
  const byPath = new Map<string, Problem>()
  for (const issue of issues) {
    const problem = problemOf(deepest(issue), vocabulary)
    // Of several at one place the last is the narrowest.
    byPath.set(problem.path, problem)
  }
  return [...byPath.values()].slice(0, PROBLEMS_MAX)
}

/** Of a union's alternatives the one that came furthest tells most. */
function deepest(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = [...(issue.issues ?? [])].map(deepest)
  const far = inner.filter(({ path }) => (path?.length ?? 0) > (issue.path?.length ?? 0))
  return far.sort((one, other) => (other.path?.length ?? 0) - (one.path?.length ?? 0))[0] ?? issue
}

function problemOf(issue: v.BaseIssue<unknown>, vocabulary: ReadonlySet<string>): Problem {
  const path = `/${(issue.path ?? []).map(({ key }) => String(key)).join('/')}`
  const last = String(issue.path?.at(-1)?.key ?? '')
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return { path, message: `there is no field "${last}" here`, fix: fixOfStray(last, vocabulary) }
  }
  if (issue.received === 'undefined') {
    return { path, message: `"${last}" is missing`, fix: additionOf(last, issue.expected) }
  }
  if (issue.type === 'min_length' || issue.type === 'max_length')
    return { path, message: `it ${issue.message}`, fix: fixOf(issue) }
  const said = isOurs(issue.message) ? issue.message : `is not ${inWords(issue.expected)}`
  return { path, message: `${shortened(named(issue.received))} ${said}`, fix: fixOf(issue) }
}

/** What to do with a field that does not stand here: it is misspelt, or belongs elsewhere. */
function fixOfStray(field: string, vocabulary: ReadonlySet<string>): string {
  if (vocabulary.has(field)) return 'it belongs elsewhere: scenarios/README.md says where'
  const near = nearest(field, vocabulary)
  return near === undefined ? 'remove it' : `did you mean "${near}"? Otherwise remove it`
}

/** What to write instead. */
function fixOf(issue: v.BaseIssue<unknown>): string {
  const { requirement } = issue as { readonly requirement?: unknown }
  switch (issue.type) {
    case 'min_value':
      return `give ${requirement} or more`
    case 'max_value':
      return `give ${requirement} or less`
    case 'min_length':
      if (requirement !== 1) return `give at least ${requirement}`
      return Array.isArray(issue.input) ? 'add one' : 'write something'
    case 'max_length':
      return `give at most ${requirement}`
    case 'integer':
      return 'give a whole number'
    case 'strict_object':
    case 'string':
    case 'number':
    case 'boolean':
    case 'array':
      return `give ${inWords(issue.expected)}`
    default:
      return `give ${isOurs(issue.message) ? issue.message.replace(/^must (be )?/, '') : inWords(issue.expected)}`
  }
}

function additionOf(field: string, expected: string | null): string {
  // The schema only says its name: what it is stands in the documentation.
  if (expected === `"${field}"`) return `add "${field}" here: scenarios/README.md says what it is`
  return `add it: ${inWords(expected)}`
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text, in quotes',
  number: 'a number, without quotes',
  boolean: 'true or false',
  Object: 'an object, {...}',
  Array: 'a list, [...]',
  null: 'null',
  unknown: 'anything',
}

/** `(string | Array)` as a person says it. */
function inWords(expected: string | null): string {
  const kinds = (expected ?? 'something else').replace(/^\((.*)\)$/, '$1').split(' | ')
  const words = [...new Set(kinds.map((kind) => KINDS[kind] ?? kind))]
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

function named(received: string): string {
  return received === 'Object' ? 'an object' : received === 'Array' ? 'a list' : received
}

function isOurs(message: string): boolean {
  return message.startsWith('must ') || message.startsWith('counts ')
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** Every field name that a schema knows, however deep. */
export function vocabularyOf(schema: unknown, known: Set<string> = new Set()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return known
  const { entries, wrapped, item, options, value, pipe, items, rest } = schema as Readonly<
    Record<string, unknown>
  >
  if (typeof entries === 'object' && entries !== null) {
    for (const [field, inner] of Object.entries(entries)) {
      known.add(field)
      vocabularyOf(inner, known)
    }
  }
  for (const inner of [wrapped, item, value, rest]) vocabularyOf(inner, known)
  for (const list of [options, pipe, items]) {
    if (Array.isArray(list)) for (const inner of list) vocabularyOf(inner, known)
  }
  return known
}
