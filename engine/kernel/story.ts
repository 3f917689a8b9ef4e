import type { Seq, Tick } from './clock.ts'
import { type Measure, type Measured, measure } from './measure.ts'
import type { Typed } from './model.ts'
import { findAll, matches, type Pattern } from './pattern.ts'
import { lengthAt, type Trace } from './trace.ts'

/** Where in a trace something is told: at the `nth` event (from 1) like this, or at the end of a tick. */
export type Anchor =
  | {
      readonly event: Pattern
      readonly nth?: number /** Search only after this beat. */
      readonly after?: string
    }
  | { readonly tick: Tick }

/**
 * What must be so at a beat, or its words are about another run: a measure of all that has happened by then,
 * or a fact that has, or has not, happened by then.
 */
export type Condition =
  | { readonly measure: Measure; readonly equals: Measured | readonly Measured[] }
  | { readonly measure: Measure; readonly least?: number; readonly most?: number }
  | { readonly happened: Pattern }
  | { readonly absent: Pattern }

/** A beat as far as the engine is concerned: a place in the trace with a name. */
export interface BeatAnchor {
  readonly id: string
  readonly when: Anchor
  /** All of these, or the same fact means something else on this run. */
  readonly holds?: readonly Condition[]
}

/** Where a beat was found: `seq` events have happened when it is told; undefined while it did not happen. */
export interface LocatedBeat {
  readonly id: string
  readonly seq: Seq | undefined
  /** Whether its conditions are met there; true without any. */
  readonly holds: boolean
}

/** Finds the beats in a trace: a pure scan. `until` is how far the trace is complete. */
export function locateBeats(
  trace: Trace<Typed, unknown>,
  beats: readonly BeatAnchor[],
  until: Tick = Number.POSITIVE_INFINITY,
): LocatedBeat[] {
  const found = new Map<string, Seq | undefined>()
  for (const { id, when } of beats) found.set(id, locate(trace, when, found, until))
  return beats.map(({ id, holds = [] }) => {
    const seq = found.get(id)
    return { id, seq, holds: seq === undefined || areMet(trace, holds, seq) }
  })
}

function areMet(trace: Trace<Typed, unknown>, conditions: readonly Condition[], seq: Seq): boolean {
  if (conditions.length === 0) return true
  const past = { ...trace, events: trace.events.slice(0, seq) }
  return conditions.every((condition) => isMet(past, condition))
}

function isMet(past: Trace<Typed, unknown>, condition: Condition): boolean {
  if ('happened' in condition) return findAll(past, condition.happened).length > 0
  if ('absent' in condition) return findAll(past, condition.absent).length === 0
  const found = measure(past, condition.measure)
  if ('equals' in condition) {
    const { equals } = condition
    return Array.isArray(equals) ? equals.includes(found) : found === equals
  }
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = condition
  return typeof found === 'number' && least <= found && found <= most
}

function locate(
  trace: Trace<Typed, unknown>,
  when: Anchor,
  earlier: ReadonlyMap<string, Seq | undefined>,
  until: Tick,
): Seq | undefined {
  if ('tick' in when) return when.tick <= until ? lengthAt(trace, when.tick) : undefined
  const from = when.after === undefined ? 0 : earlier.get(when.after)
  if (from === undefined) return undefined
  let left = when.nth ?? 1
  for (let seq = from; seq < trace.events.length; seq++) {
    if (matches(when.event, trace.events[seq] as Typed) && --left === 0) return seq + 1
  }
  return undefined
}
