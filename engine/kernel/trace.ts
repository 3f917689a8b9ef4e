import { Column } from '../base/column.ts'
import type { Transit } from './agenda.ts'
import { NO_CAUSE, type Seq, type Tick } from './clock.ts'

/**
 * The past, append-only, in columns. Whoever has the trace can show, explain and judge the run without
 * knowing a rule of any broker.
 */
export interface Trace<Event, Signal> {
  /** What became so. */
  readonly events: Event[]
  /** When, for each event. */
  readonly ticks: Column
  /** Why: the fact about the same thing that this event goes on from. */
  readonly causes: Column
  /** What set it off: the fact right before it in the same turn, or the one that sent what arrived. */
  readonly triggers: Column
  /** What was on its way, in order of departure: the row of a transit is its `order`. */
  readonly transits: Transit<Signal>[]
}

/** An empty past. */
export function createTrace<Event, Signal>(): Trace<Event, Signal> {
  return { events: [], ticks: new Column(), causes: new Column(), triggers: new Column(), transits: [] }
}

/** The chain of causes from an event back to what the scenario ordered: "why did this happen?" */
export function whyOf(trace: Trace<unknown, unknown>, seq: Seq): Seq[] {
  const chain: Seq[] = []
  for (let at = seq; at !== NO_CAUSE; at = trace.causes.get(at) as Seq) chain.push(at)
  return chain
}

/** Everything that an event depends on: its causes and triggers, and theirs; sorted. */
export function pastConeOf(trace: Trace<unknown, unknown>, seq: Seq): Seq[] {
  const seen = new Set<Seq>()
  const open = [seq]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === NO_CAUSE || seen.has(at)) continue
    seen.add(at)
    open.push(trace.causes.get(at) as Seq, trace.triggers.get(at) as Seq)
  }
  return [...seen].sort((one, other) => one - other)
}

/** How many events had happened by the end of a tick. */
export function lengthAt(trace: Trace<unknown, unknown>, tick: Tick): number {
  return trace.ticks.countUpTo(tick)
}

/** Forgets events and transits from these rows on: the future of a fork is its own. */
export function truncateTrace(trace: Trace<unknown, unknown>, events: number, transits: number): void {
  trace.events.length = events
  trace.ticks.truncate(events)
  trace.causes.truncate(events)
  trace.triggers.truncate(events)
  trace.transits.length = transits
}
