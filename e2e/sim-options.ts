import type { Plain } from '../engine/index.ts'

export const USAGE =
  'usage: npm run sim -- <scenario id or file.json> [--seed N] [--set knob=value]... [--until ms] [--branch id]\n' +
  '                      [--format ndjson|table|hash]'

/** Whether somebody wants to know how a command is used. */
export function asksForHelp(word: string): boolean {
  return word === '--help' || word === '-h'
}

/** As far as a scenario may run: 11 days. */
const UNTIL_MAX = 1_000_000_000

/** What the command line asks for. */
export interface Options {
  readonly scenario: string
  readonly seed?: number
  readonly until?: number
  readonly branch?: string
  readonly set: Readonly<Record<string, Plain>>
  readonly format: 'ndjson' | 'table' | 'hash'
}

/** Reads the command line. A text says what is wrong with it. */
export function parseOptions(words: readonly string[]): Options | string {
  const found: { -readonly [Key in keyof Options]?: Options[Key] } = {}
  const set: Record<string, Plain> = {}
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    if (!word.startsWith('--')) {
      if (found.scenario !== undefined) return `there are two scenarios: "${found.scenario}" and "${word}"`
      found.scenario = word
      continue
    }
    const [name, inline] = splitAt(word, '=')
    const isJoined = inline !== undefined && name !== '--set'
    const value = isJoined ? inline : words[++at]
    if (value === undefined) return `${name} wants a value`
    const fault = take(name, value, found, set)
    if (fault !== undefined) return fault
  }
  if (found.scenario === undefined) return 'no scenario is named'
  return { ...found, scenario: found.scenario, set, format: found.format ?? 'ndjson' }
}

function take(
  name: string,
  value: string,
  found: { -readonly [Key in keyof Options]?: Options[Key] },
  set: Record<string, Plain>,
): string | undefined {
  if (name === '--format') {
    if (value !== 'ndjson' && value !== 'table' && value !== 'hash')
      return `--format is ndjson, table or hash, not "${value}"`
    found.format = value
  } else if (name === '--branch') found.branch = value
  else if (name === '--seed' || name === '--until') {
    if (!/^-?\d+$/.test(value)) return `${name} is a whole number, not "${value}"`
    if (name === '--until' && (Number(value) < 0 || Number(value) > UNTIL_MAX)) {
      return `--until is a number of ms from 0 to ${UNTIL_MAX}`
    }
    if (name === '--seed' && Number(value) !== (Number(value) | 0) && Number(value) !== Number(value) >>> 0) {
      return '--seed must fit in 32 bits'
    }
    found[name === '--seed' ? 'seed' : 'until'] = Number(value)
  } else if (name === '--set') {
    const [knob, setting] = splitAt(value, '=')
    if (setting === undefined) return `--set wants knob=value, not "${value}"`
    set[knob] = plainOf(setting)
  } else return `there is no option ${name}`
  return undefined
}

/** A number, true, false and null are what they say; anything else is a text. */
function plainOf(text: string): Plain {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (text === 'true' || text === 'false') return text === 'true'
  return text === 'null' ? null : text
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
