/** Where a text stops being JSON, and whether it only ends too early. */
export interface JsonFault {
  readonly at: number
  readonly isCut: boolean
}

type Expected = 'value' | 'item' | 'key' | 'first key' | 'colon' | 'next'

const SPACE = /[ \t\n\r]*/.source
const MARK = /([{}[\],:])/.source
/** Plain stretches with an escape between two: one way to read it, so that a string without an end is no riddle. */
const STRING = /("[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\p{Cc}]*)*")/u.source
const OTHER = /(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.])|true\b|false\b|null\b)/.source

/** A mark, a string, a number or a word (RFC 8259). */
const TOKEN = new RegExp(`${SPACE}(?:${MARK}|${STRING}|${OTHER})`, 'uy')

const OPEN: Readonly<Record<string, Expected>> = { '{': 'first key', '[': 'item' }

/** Engines word a fault of JSON differently, and some leave out where it is: so it is looked for here. */
export function jsonFaultOf(text: string): JsonFault {
  const open: string[] = []
  let expected: Expected | undefined = 'value'
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    const token = match?.[1] ?? (match?.[2] === undefined ? 'other' : 'string')
    expected = match === null ? undefined : after(token, expected as Expected, open)
    if (match === null || expected === undefined) break
    at = TOKEN.lastIndex
  }
  const rest = text.slice(at)
  const begins = at + rest.length - rest.trimStart().length
  return { at: begins, isCut: isBeginning(rest.trim()) }
}

/** What may come after a token; undefined when it may not come itself. */
function after(token: string, expected: Expected, open: string[]): Expected | undefined {
  const inner = open.at(-1)
  const isValue = expected === 'value' || expected === 'item'
  if (token === 'string' && (expected === 'key' || expected === 'first key')) return 'colon'
  if (isValue && (token === 'string' || token === 'other')) return 'next'
  if (isValue && OPEN[token] !== undefined) {
    open.push(token)
    return OPEN[token]
  }
  if (expected === 'colon') return token === ':' ? 'value' : undefined
  const mayClose = expected === 'next' || expected === 'item' || expected === 'first key'
  if (mayClose && inner !== undefined && token === (inner === '{' ? '}' : ']')) {
    open.pop()
    return 'next'
  }
  if (expected === 'next' && token === ',' && inner !== undefined) return inner === '{' ? 'key' : 'value'
  return undefined
}

/** Whether something good could still come of it: nothing, a string that does not end, half a word. */
function isBeginning(rest: string): boolean {
  if (rest === '' || /^"[^"\\\n]*(?:\\.[^"\\\n]*)*\\?$/.test(rest)) return true
  return /^-?\d*\.?$/.test(rest) || ['true', 'false', 'null'].some((word) => word.startsWith(rest))
}

/** A name that stands twice in one object, and where it comes again: of good JSON, which keeps the last one alone. */
export function repeatedNameIn(text: string): { readonly name: string; readonly at: number } | undefined {
  const open: (Set<string> | undefined)[] = []
  let last = ''
  let begins = 0
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [, mark, string] = match
    if (string !== undefined) [last, begins] = [string, TOKEN.lastIndex - string.length]
    else if (mark === '{') open.push(new Set())
    else if (mark === '[') open.push(undefined)
    else if (mark === '}' || mark === ']') open.pop()
    else if (mark === ':') {
      const names = open.at(-1)
      const name = JSON.parse(last) as string
      if (names?.has(name)) return { name, at: begins }
      names?.add(name)
    }
  }
  return undefined
}
