import { NO_CAUSE, pastConeOf, type Seq } from '../../../engine/index.ts'
import type { AnyTrace } from '../../playback/session.ts'

/** How something stands to an event: what it depends on, what depends on it, or neither. */
export type Bearing = 'self' | 'past' | 'future' | 'apart'

/** Everything that an event has to do with. */
export interface Cones {
  /** How another event stands to it. */
  ofEvent(seq: Seq): Bearing
  /** How a move stands to it, by the move's id. */
  ofMove(id: string): Bearing
}

/** The cones of an event: of the past and of the future. */
export function conesOf(trace: AnyTrace, head: Seq): Cones {
  const past = new Set(pastConeOf(trace, head))
  const future = futureConeOf(trace, head)
  const ofEvent = (seq: Seq): Bearing => {
    if (seq === head) return 'self'
    return past.has(seq) ? 'past' : future.has(seq) ? 'future' : 'apart'
  }
  const ofMove = (id: string): Bearing => {
    const { sent, told } = endsOf(trace, id)
    if (told !== undefined && (told === head || past.has(told))) return 'past'
    if (sent === head || future.has(sent)) return 'future'
    return 'apart'
  }
  return { ofEvent, ofMove }
}

/** Everything that depends on an event. Causes come before what they cause, so one pass finds all. */
export function futureConeOf({ causes, triggers, events }: AnyTrace, head: Seq): ReadonlySet<Seq> {
  const found = new Set<Seq>()
  const isIts = (seq: Seq | undefined) => seq === head || (seq !== undefined && found.has(seq))
  for (let seq = head + 1; seq < events.length; seq++) {
    if (isIts(causes.get(seq)) || isIts(triggers.get(seq))) found.add(seq)
  }
  return found
}

/** What sent a move, and the event that it is told by, if it is told by any. */
export function endsOf(trace: AnyTrace, id: string): { readonly sent: Seq; readonly told: Seq | undefined } {
  const row = Number(id.slice(1))
  if (id.startsWith('e')) return { sent: trace.causes.get(row) ?? NO_CAUSE, told: row }
  const transit = trace.transits[row]
  if (transit === undefined) return { sent: NO_CAUSE, told: undefined }
  return { sent: transit.cause, told: setOffBy(trace, row) }
}

/** The event that an arrival set off: the arrivals of a tick come in order of departure, and so do their events. */
function setOffBy({ triggers, ticks, transits }: AnyTrace, row: number): Seq | undefined {
  const { cause, arrives } = transits[row] as AnyTrace['transits'][number]
  if (cause === NO_CAUSE) return undefined
  const first = ticks.countUpTo(arrives - 1)
  let before = 0
  for (let other = row - 1; transits[other]?.cause === cause; other--) {
    if (transits[other]?.arrives === arrives) before++
  }
  for (let seq = first; ticks.get(seq) === arrives; seq++) {
    if (triggers.get(seq) === cause && before-- === 0) return seq
  }
  return undefined
}
