import type { Tick } from './clock.ts'
import type { Typed } from './model.ts'
import { fieldOf, findAll, matches, type Pattern, type Plain } from './pattern.ts'
import { lengthAt, type Trace } from './trace.ts'

/** What can be read off a trace: the numbers that goldens pin and that bets are about. Data, no function. */
export type Measure =
  /** How many events match. */
  | { readonly take: 'count'; readonly of: Pattern }
  /** The tick of the nth match (1 is the first, -1 the last, which is the default). */
  | { readonly take: 'tick'; readonly of: Pattern; readonly nth?: number }
  /** The ticks of all matches. */
  | { readonly take: 'ticks'; readonly of: Pattern }
  /** From the first match of one to the last match of another, in ticks. */
  | { readonly take: 'span'; readonly from: Pattern; readonly to: Pattern }
  /** How many matches for each named value of a field: "2/2/2". */
  | { readonly take: 'split'; readonly of: Pattern; readonly by: string; readonly among: readonly Plain[] }
  /** The value of a field at the nth match (1 is the first, -1 the last, which is the default). */
  | { readonly take: 'value'; readonly of: Pattern; readonly field: string; readonly nth?: number }
  /** The last value of a field for each named value of another: "P0:C1 P1:C3". */
  | {
      readonly take: 'table'
      readonly of: Pattern
      readonly by: string
      readonly among: readonly Plain[]
      readonly field: string
    }

/** What a measure gives; undefined when the run has nothing to measure. */
export type Measured = string | number | boolean | undefined

/** Reads a measure off a trace, up to and including tick `until`. */
export function measure(
  trace: Trace<Typed, unknown>,
  what: Measure,
  until: Tick = Number.POSITIVE_INFINITY,
): Measured {
  const seen = until === Number.POSITIVE_INFINITY ? trace : headOf(trace, lengthAt(trace, until))
  switch (what.take) {
    case 'count':
      return findAll(seen, what.of).length
    case 'tick':
      return pick(findAll(seen, what.of), what.nth, (seq) => seen.ticks.get(seq))
    case 'ticks':
      return findAll(seen, what.of)
        .map((seq) => seen.ticks.get(seq))
        .join(' ')
    case 'span':
      return spanOf(seen, what.from, what.to)
    case 'split':
      return splitOf(seen, what.of, what.by, what.among)
    case 'value':
      return pick(findAll(seen, what.of), what.nth, (seq) =>
        plain(fieldOf(seen.events[seq] as Typed, what.field)),
      )
    case 'table':
      return tableOf(seen, what.of, what.by, what.among, what.field)
  }
}

function headOf(trace: Trace<Typed, unknown>, length: number): Trace<Typed, unknown> {
  return length === trace.events.length ? trace : { ...trace, events: trace.events.slice(0, length) }
}

function pick(rows: readonly number[], nth: number | undefined, read: (seq: number) => Measured): Measured {
  const row = rows.at(nth === undefined ? -1 : nth > 0 ? nth - 1 : nth)
  return row === undefined ? undefined : read(row)
}

function spanOf(trace: Trace<Typed, unknown>, from: Pattern, to: Pattern): Measured {
  const first = findAll(trace, from)[0]
  const last = findAll(trace, to).at(-1)
  if (first === undefined || last === undefined) return undefined
  return (trace.ticks.get(last) as number) - (trace.ticks.get(first) as number)
}

function splitOf(trace: Trace<Typed, unknown>, of: Pattern, by: string, among: readonly Plain[]): string {
  const counts = new Map<unknown, number>(among.map((value) => [value, 0]))
  for (const seq of findAll(trace, of)) {
    const value = fieldOf(trace.events[seq] as Typed, by)
    const count = counts.get(value)
    if (count !== undefined) counts.set(value, count + 1)
  }
  return [...counts.values()].join('/')
}

function tableOf(
  trace: Trace<Typed, unknown>,
  of: Pattern,
  by: string,
  among: readonly Plain[],
  field: string,
): string {
  const last = new Map<unknown, Measured>(among.map((value) => [value, undefined]))
  for (const event of trace.events) {
    if (!matches(of, event)) continue
    const key = fieldOf(event, by)
    if (last.has(key)) last.set(key, plain(fieldOf(event, field)))
  }
  return [...last].map(([key, value]) => `${String(key)}:${value ?? '-'}`).join(' ')
}

function plain(value: unknown): Measured {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value === undefined || value === null ? undefined : JSON.stringify(value)
}
