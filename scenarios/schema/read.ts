import { jsonFaultOf, repeatedNameIn } from './json-fault.ts'
import type { Problem } from './problems.ts'

/** A scenario file is words and numbers: more than this is something else. */
export const FILE_BYTES_MAX = 2_000_000

/** What came of reading a text as JSON. */
export type Read =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly problem: Problem }

/** Reads a text as JSON. A fault is named with its line and column. */
export function readJson(given: string): Read {
  // A byte order mark is no part of the text (RFC 8259, section 8.1).
  const text = given.replace(/^\uFEFF/, '')
  if (text.length > FILE_BYTES_MAX) {
    return no(
      `the file has ${text.length} characters: that is too large`,
      `a scenario has at most ${FILE_BYTES_MAX}: is it the right file?`,
    )
  }
  if (text.trim() === '')
    return no('the file is empty', 'write a scenario: scenarios/README.md begins with one')
  try {
    const json = JSON.parse(text) as unknown
    return lostIn(text) ?? repeatedIn(text) ?? { ok: true, json }
  } catch {
    return faultOf(text)
  }
}

/** What a decoder writes for bytes that are no UTF-8: a name with one in it is not the name that was meant. */
const LOST = '\uFFFD'

function lostIn(text: string): Read | undefined {
  if (!text.includes(LOST)) return undefined
  const message = `${placeOf(text, text.indexOf(LOST))} has a letter that is no UTF-8`
  return no(message, 'save the file as UTF-8')
}

function repeatedIn(text: string): Read | undefined {
  const repeated = repeatedNameIn(text)
  if (repeated === undefined) return undefined
  const message = `${placeOf(text, repeated.at)} says "${repeated.name}" again in one object`
  return no(message, 'keep one of them: of two the first would be lost')
}

function faultOf(text: string): Read {
  if (/[\0\uFFFD]/.test(text.slice(0, 200)))
    return no(
      'it is not JSON: it is no text in UTF-8',
      'save it as UTF-8, or look whether it is the right file',
    )
  const { at, isCut } = jsonFaultOf(text)
  if (isCut) {
    const message = `it is not JSON: it ends too early, at ${placeOf(text, text.trimEnd().length)}`
    return no(message, 'the file seems to be cut off: get the whole of it')
  }
  const message = `it is not JSON: ${placeOf(text, at)} has an unexpected ${quoted(text, at)}`
  const isComment = /^\/[/*]/.test(text.slice(at))
  return no(
    message,
    isComment ? 'JSON has no comments: remove it' : 'correct it there: a comma, a quote or a bracket',
  )
}

function no(message: string, fix: string): Read {
  return { ok: false, problem: { path: '/', message, fix } }
}

function placeOf(text: string, at: number): string {
  const before = text.slice(0, at).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

function quoted(text: string, at: number): string {
  return JSON.stringify(text.slice(at, at + 12))
}
