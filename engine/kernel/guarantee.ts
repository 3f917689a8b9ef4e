import type { Column } from '../base/column.ts'
import type { Seq, Tick } from './clock.ts'
import type { Typed } from './model.ts'

/** Whether a promise holds so far; broken, with the events that prove it; or too early to say. */
export type Verdict =
  | { readonly holds: true }
  | { readonly holds: false; readonly witness: readonly Seq[] }
  | { readonly holds: 'open' }

/**
 * A promise that a set-up makes: a fold over the trace. Broken may be the lesson. `options` come from the
 * scenario (which queue, which message), as plain data.
 */
export interface Guarantee<Event extends Typed, Memory> {
  readonly id: string
  /** What is remembered before the first event. */
  begin(options: GuaranteeOptions): Memory
  /** Takes in one event; may write `memory`. */
  fold(memory: Memory, event: Event, seq: Seq, tick: Tick): void
  /** The tick is over: judges what was between two places within it. May write `memory`. */
  endTick?(memory: Memory): void
  /** What can be said now. */
  verdict(memory: Memory): Verdict
}

/** What a scenario says about a promise. */
export type GuaranteeOptions = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** A change of mind about a promise: from the event at `seq` on, this is the verdict. */
export interface VerdictChange {
  readonly seq: Seq
  readonly verdict: Verdict
}

/** How the verdict on a promise changes along a trace; the first entry is the verdict before any event. */
export function verdictsOf<Event extends Typed, Memory>(
  guarantee: Guarantee<Event, Memory>,
  options: GuaranteeOptions,
  events: readonly Event[],
  ticks: Column,
): VerdictChange[] {
  const memory = guarantee.begin(options)
  const changes: VerdictChange[] = [{ seq: -1, verdict: guarantee.verdict(memory) }]
  for (let seq = 0; seq < events.length; seq++) {
    guarantee.fold(memory, events[seq] as Event, seq, ticks.get(seq) as Tick)
    // Said with the last fact of its tick: the next one may come an hour later.
    if (ticks.get(seq + 1) !== ticks.get(seq)) guarantee.endTick?.(memory)
    const verdict = guarantee.verdict(memory)
    if (!isSame(verdict, (changes.at(-1) as VerdictChange).verdict)) changes.push({ seq, verdict })
  }
  return changes
}

function isSame(one: Verdict, other: Verdict): boolean {
  if (one.holds !== other.holds) return false
  if (one.holds !== false || other.holds !== false) return true
  return (
    one.witness.length === other.witness.length && one.witness.every((seq, at) => seq === other.witness[at])
  )
}
