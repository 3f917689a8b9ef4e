import type { Seq, Tick } from './clock.ts'
import type { Typed } from './model.ts'
import { matches, type Pattern } from './pattern.ts'
import { lengthAt, type Trace } from './trace.ts'

/** Where in a trace something is told: at the `nth` event (from 1) like this, or at the end of a tick. */
export type Anchor =
  | {
      readonly event: Pattern
      readonly nth?: number /** Search only after this beat. */
      readonly after?: string
    }
  | { readonly tick: Tick }

/** A beat as far as the engine is concerned: a place in the trace with a name. */
export interface BeatAnchor {
  readonly id: string
  readonly when: Anchor
}

/** Where a beat was found: `seq` events have happened when it is told; undefined while it did not happen. */
export interface LocatedBeat {
  readonly id: string
  readonly seq: Seq | undefined
}

/** Finds the beats in a trace: a pure scan. `until` is how far the trace is complete. */
export function locateBeats(
  trace: Trace<Typed, unknown>,
  beats: readonly BeatAnchor[],
  until: Tick = Number.POSITIVE_INFINITY,
): LocatedBeat[] {
  const found = new Map<string, Seq | undefined>()
  for (const { id, when } of beats) found.set(id, locate(trace, when, found, until))
  return beats.map(({ id }) => ({ id, seq: found.get(id) }))
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
