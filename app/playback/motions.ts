import type { MotionView, Seq } from '../../engine/index.ts'
import { LOST_MS, type MovingView } from '../stage/props.ts'
import { CAUSE_MS, CONTROL_MS, departureOf, HOP_MS, type Pacing, readingAtStart } from './pacing.ts'
import type { Score, Way } from './score.ts'
import type { Survey } from './survey.ts'

/** How much reading time one drawer holds. */
const DRAWER_MS = 250

/** Everything that moves, in drawers of reading time: what moves at a moment is in that moment's drawer. */
export interface Motions {
  /** By departure. */
  readonly all: readonly MovingView[]
  readonly drawers: readonly (readonly MovingView[])[]
}

/** Gives everything that moves its window in reading time. */
export function motionsOf(survey: Survey, pacing: Pacing): Motions {
  const moving = [...waysOf(survey, pacing), ...hopsOf(survey, pacing)]
  moving.sort((one, other) => one.departs - other.departs || (one.id < other.id ? -1 : 1))
  const drawers: MovingView[][] = Array.from({ length: Math.floor(pacing.end / DRAWER_MS) + 1 }, () => [])
  for (const view of moving) {
    const last = Math.min(drawers.length - 1, Math.floor(view.arrives / DRAWER_MS))
    const first = Math.max(0, Math.floor((view.departs - CAUSE_MS) / DRAWER_MS))
    for (let drawer = first; drawer <= last; drawer++) drawers[drawer]?.push(view)
  }
  return { all: moving, drawers }
}

/** What is on its way at a moment, or about to be, by departure; laid into `into`, which is given back. */
export function movingAt(motions: Motions, reading: number, into: MovingView[]): MovingView[] {
  into.length = 0
  for (const view of motions.drawers[Math.floor(reading / DRAWER_MS)] ?? []) {
    if (view.departs - CAUSE_MS <= reading && reading < view.arrives) into.push(view)
  }
  return into
}

/** A hop comes before its event: when the event is told, it is there. */
function hopsOf({ hops, score }: Survey, { events }: Pacing): MovingView[] {
  const views: MovingView[] = []
  for (const [seq, motion] of hops.entries()) {
    if (motion === undefined) continue
    const arrives = events[seq] as number
    const full = motion.weight === 'message' ? HOP_MS : CONTROL_MS
    const since = events[latestBefore(score, seq)] ?? 0
    views.push({ id: `e${seq}`, motion, departs: Math.max(since, arrives - full), arrives })
  }
  return views
}

/** What the hop waits for: the later of its cause and of its trigger, unless that is a sibling. */
function latestBefore({ causes, triggers, kinds }: Score, seq: Seq): Seq {
  const [cause, trigger] = [causes.get(seq) as Seq, triggers.get(seq) as Seq]
  const isSibling = kinds[trigger] === 'hop' && causes.get(trigger) === cause
  return isSibling ? cause : Math.max(cause, trigger)
}

function waysOf({ score, motions }: Survey, pacing: Pacing): MovingView[] {
  const arrivals = new Arrivals(score)
  return score.ways.map((way, row) => {
    const motion = motions[row] as MotionView
    const sent = departureOf(score, pacing.events, way, readingAtStart(pacing, way.departs))
    const ends = arrivalOf(way, pacing, arrivals)
    const lit = way.weight === 'message' ? Math.min(CAUSE_MS, (ends - sent) / 4) : 0
    const view = { id: `t${way.row}`, motion, departs: sent + lit, arrives: ends }
    return way.reach === undefined ? view : { ...view, arrives: ends + LOST_MS, reach: way.reach }
  })
}

/** With the event that it sets off, if there is one; else as the tick begins; never, when the run is over. */
function arrivalOf(way: Way, pacing: Pacing, arrivals: Arrivals): number {
  const { score } = arrivals
  if (way.arrives > score.until) return pacing.end + (way.arrives - score.until)
  const told = arrivals.take(way)
  return told === undefined ? readingAtStart(pacing, way.arrives) : (pacing.events[told] as number)
}

/** Which event an arrival set off. Arrivals of a tick are in order of departure, and so are their events. */
class Arrivals {
  readonly score: Score
  private readonly setOff = new Map<Seq, Seq[]>()

  constructor(score: Score) {
    this.score = score
    for (let seq = 0; seq < score.triggers.length; seq++) {
      const trigger = score.triggers.get(seq) as Seq
      const known = this.setOff.get(trigger)
      if (known === undefined) this.setOff.set(trigger, [seq])
      else known.push(seq)
    }
  }

  take(way: Way): Seq | undefined {
    if (way.cause < 0) return undefined
    const seqs = this.setOff.get(way.cause)
    const row = seqs?.findIndex((seq) => this.score.ticks.get(seq) === way.arrives) ?? -1
    return row < 0 ? undefined : seqs?.splice(row, 1)[0]
  }
}
