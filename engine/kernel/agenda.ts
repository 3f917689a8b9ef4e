import type { Seq, Tick } from './clock.ts'

/** The name of a place: who sends, who receives. */
export type Address = string

/**
 * Something on its way: a packet on a link, a copy inside a broker, or, from a place to itself, work and
 * timers. Whatever takes time in the world is a transit; nothing else takes time.
 */
export interface Transit<Signal> {
  readonly departs: Tick
  readonly arrives: Tick
  /** Ties on the same tick are broken by who departed first; also its row in the trace. */
  readonly order: number
  readonly from: Address
  readonly to: Address
  readonly signal: Signal
  readonly cause: Seq
  /** The direction of the link it travels on, or undefined inside of a place. */
  readonly link: string | undefined
}

/**
 * The future: transits that have not arrived, one bucket a tick, and a heap of the ticks that have one.
 * Transits are added in the order of their `order`, so a bucket is sorted by itself.
 */
export interface Agenda<Signal> {
  readonly ticks: Tick[]
  readonly due: Map<Tick, Transit<Signal>[]>
  /** How many of the first bucket have been taken. */
  taken: number
}

/** An empty future. */
export function createAgenda<Signal>(): Agenda<Signal> {
  return { ticks: [], due: new Map(), taken: 0 }
}

/** A copy that shares the transits, which never change. */
export function copyAgenda<Signal>(agenda: Agenda<Signal>): Agenda<Signal> {
  const due = new Map<Tick, Transit<Signal>[]>()
  for (const [tick, bucket] of agenda.due) due.set(tick, bucket.slice())
  return { ticks: agenda.ticks.slice(), due, taken: agenda.taken }
}

/** Puts a transit where it is due. */
export function schedule<Signal>(agenda: Agenda<Signal>, transit: Transit<Signal>): void {
  const bucket = agenda.due.get(transit.arrives)
  if (bucket !== undefined) {
    bucket.push(transit)
    return
  }
  agenda.due.set(transit.arrives, [transit])
  siftUp(agenda.ticks, transit.arrives)
}

/** The tick of the next arrival; undefined when nothing is on its way. */
export function nextArrival(agenda: Agenda<unknown>): Tick | undefined {
  return agenda.ticks[0]
}

/** Takes the next arrival of that tick, in order of departure; undefined when the tick is done. */
export function takeArrival<Signal>(agenda: Agenda<Signal>, tick: Tick): Transit<Signal> | undefined {
  if (agenda.ticks[0] !== tick) return undefined
  const bucket = agenda.due.get(tick) as Transit<Signal>[]
  const transit = bucket[agenda.taken++]
  if (transit !== undefined) return transit
  agenda.due.delete(tick)
  agenda.taken = 0
  siftDown(agenda.ticks)
  return undefined
}

/** Takes out of the future what will not arrive as was said, in order of departure. */
export function takeBack<Signal>(
  agenda: Agenda<Signal>,
  isMeant: (transit: Transit<Signal>) => boolean,
): Transit<Signal>[] {
  const taken: Transit<Signal>[] = []
  for (const bucket of agenda.due.values()) {
    const meant = bucket.filter(isMeant)
    if (meant.length === 0) continue
    taken.push(...meant)
    // An empty bucket stays: its tick has no arrivals then.
    bucket.splice(0, bucket.length, ...bucket.filter((transit) => !isMeant(transit)))
  }
  return taken.sort((one, other) => one.order - other.order)
}

function siftUp(ticks: Tick[], tick: Tick): void {
  let at = ticks.length
  ticks.push(tick)
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = ticks[parent] as Tick
    if (above <= tick) break
    ticks[at] = above
    at = parent
  }
  ticks[at] = tick
}

function siftDown(ticks: Tick[]): void {
  const tick = ticks.pop() as Tick
  const length = ticks.length
  if (length === 0) return
  let at = 0
  for (let child = 1; child < length; child = 2 * at + 1) {
    if (child + 1 < length && (ticks[child + 1] as Tick) < (ticks[child] as Tick)) child++
    const below = ticks[child] as Tick
    if (below >= tick) break
    ticks[at] = below
    at = child
  }
  ticks[at] = tick
}
