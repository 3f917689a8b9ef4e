import { lowerBound, type Seq, type Tick, upperBound } from '../../engine/index.ts'
import { foldsOf } from './folds.ts'
import { type RoomOf, roomOf } from './room.ts'
import type { Score, Way } from './score.ts'
import type { Lens } from './session.ts'

/** What is lit before anything moves, and how long one hop takes, in reading time at speed 1. */
export const CAUSE_MS = 120
export const HOP_MS = 420
/** An acknowledgement, a commit, a heartbeat: seen, not watched. */
export const CONTROL_MS = 260
/** Between two events of one tick that are both worth seeing; and when one is not. */
const STAGGER_MS = 70
const MURMUR_MS = 10
/** What a run does all the time is seen moving, but nobody waits for it. */
const HABIT_ROOM = 0.2
/** Readings rise strictly, so that each event has a place of its own on the strip. */
const LEAST_MS = 0.05
/** What happens in one tick is not stretched beyond this, however much it is. */
const TICK_MS_MAX = 6_000

/**
 * The one map between a run and the time in which it is read: monotone and piecewise linear. A burst is
 * stretched, so that what causes is seen before what it causes; idle stretches are folded into lenses; what
 * lies between runs as it runs, one ms a tick.
 */
export interface Pacing {
  /** When each event is told. Strictly rising. */
  readonly events: Float64Array
  /** Corners of the map, rising in both. A tick in which much happens has two: it is a plateau. */
  readonly knots: { readonly readings: readonly number[]; readonly ticks: readonly Tick[] }
  readonly lenses: readonly Lens[]
  /** Where the reading ends. */
  readonly end: number
}

/** How many events have been told by then. */
export function seqAt(pacing: Pacing, reading: number): Seq {
  return upperBound(pacing.events, reading)
}

/** The reading at which so many events have been told. */
export function readingAtSeq(pacing: Pacing, seq: Seq): number {
  return seq <= 0 ? 0 : (pacing.events[Math.min(seq, pacing.events.length) - 1] as number)
}

/** The tick, with its fraction, that is read then. */
export function tickAt(pacing: Pacing, reading: number): number {
  const { readings, ticks } = pacing.knots
  return between(readings, ticks, upperBound(readings, reading) - 1, reading)
}

/** When the end of a tick is read: everything in it has been told. */
export function readingAtTick(pacing: Pacing, tick: number): number {
  const { readings, ticks } = pacing.knots
  return between(ticks, readings, upperBound(ticks, tick) - 1, tick)
}

/** When the beginning of a tick is read: nothing in it has been told. */
export function readingAtStart(pacing: Pacing, tick: number): number {
  const { readings, ticks } = pacing.knots
  const row = lowerBound(ticks, tick)
  return ticks[row] === tick ? (readings[row] as number) : between(ticks, readings, row - 1, tick)
}

/** The line through two corners; beyond the first and the last it stays where it is. */
function between(from: readonly number[], to: readonly number[], row: number, at: number): number {
  if (row < 0) return to[0] as number
  const [start, next] = [from[row] as number, from[row + 1]]
  const value = to[row] as number
  if (next === undefined || at <= start) return value
  return value + (((to[row + 1] as number) - value) * (at - start)) / (next - start)
}

/** A pass over the run: the earliest reading of everything that gives each thing its room. */
interface Pass {
  readonly score: Score
  readonly room: RoomOf
  readonly folds: readonly { readonly from: Tick; readonly to: Tick; readonly length: number }[]
  readonly events: Float64Array
  readonly readings: number[]
  readonly ticks: Tick[]
  /** A tick may not begin before what arrives in it has had its way. */
  readonly floors: Map<Tick, number>
  fold: number
  seq: Seq
  way: number
}

/** Paces a run. */
export function paceOf(score: Score): Pacing {
  const pass: Pass = {
    score,
    room: roomOf(score),
    folds: foldsOf(score),
    events: new Float64Array(score.ticks.length),
    readings: [0],
    ticks: [0],
    floors: new Map(),
    fold: 0,
    seq: 0,
    way: 0,
  }
  for (const tick of cornersOf(score, pass.folds)) passTick(pass, tick)
  const { events, readings, ticks } = pass
  const pacing = { events, knots: { readings, ticks }, lenses: [], end: readings.at(-1) as number }
  const lenses = pass.folds.map(({ from, to }) => ({
    from: readingAtTick(pacing, from),
    to: readingAtStart(pacing, to),
    fromTick: from,
    toTick: to,
  }))
  return { ...pacing, lenses }
}

/** Every tick at which the map may bend, in order. */
function cornersOf({ ticks, ways, until }: Score, folds: Pass['folds']): Tick[] {
  const corners = new Set<Tick>(ticks)
  for (const { departs, arrives } of ways) {
    corners.add(departs)
    if (arrives <= until) corners.add(arrives)
  }
  for (const { from, to } of folds) corners.add(from).add(to)
  corners.add(until)
  return [...corners].sort((one, other) => one - other)
}

function passTick(pass: Pass, tick: Tick): void {
  const { score, readings } = pass
  const before = readings.at(-1) as number
  const start = Math.max(before + gapTo(pass, tick), pass.floors.get(tick) ?? 0)
  corner(pass, start, tick)
  const first = pass.seq
  while (pass.seq < score.ticks.length && score.ticks.get(pass.seq) === tick) pass.seq++
  const room = pass.room(tick, isFolded(pass, tick))
  const end = layEvents(pass, first, start, room)
  const isLong = end - start > TICK_MS_MAX
  const last = isLong ? layEvents(pass, first, start, (room * TICK_MS_MAX) / (end - start)) : end
  if (last > start) corner(pass, last, tick)
  for (; score.ways[pass.way]?.departs === tick; pass.way++) {
    depart(pass, score.ways[pass.way] as Way, start, room)
  }
}

function corner(pass: Pass, reading: number, tick: Tick): void {
  pass.readings.push(reading)
  pass.ticks.push(tick)
}

/** One ms a tick; within a fold, its share of the fold's length. */
function gapTo(pass: Pass, tick: Tick): number {
  const span = tick - (pass.ticks.at(-1) as number)
  while ((pass.folds[pass.fold]?.to ?? Number.POSITIVE_INFINITY) < tick) pass.fold++
  const fold = pass.folds[pass.fold]
  if (fold === undefined || tick <= fold.from) return span
  return (span * fold.length) / (fold.to - fold.from)
}

function isFolded(pass: Pass, tick: Tick): boolean {
  const fold = pass.folds[pass.fold]
  return fold !== undefined && fold.from < tick && tick < fold.to
}

/** Lays the events of a tick, from row `first` on; gives back when the last one is told. */
function layEvents(pass: Pass, first: Seq, start: number, room: number): number {
  const { score, events } = pass
  const loud = countLoud(score, first, pass.seq)
  const stagger = Math.min(STAGGER_MS, (20 * STAGGER_MS) / loud)
  let before = start
  for (let seq = first; seq < pass.seq; seq++) {
    const kind = score.kinds[seq]
    const share = score.news[seq] === true ? room : room * HABIT_ROOM
    const pause = seq === first ? 0 : (kind === 'murmur' ? MURMUR_MS : stagger) * share
    const way = kind === 'hop' ? basisOf(pass, seq, first, start) + (CAUSE_MS + HOP_MS) * share : 0
    before = Math.max(before + Math.max(LEAST_MS, pause), way, arrivalOf(pass, seq, first, share))
    events[seq] = before
  }
  return before
}

function countLoud(score: Score, first: Seq, end: Seq): number {
  let loud = 1
  for (let seq = first; seq < end; seq++) if (score.kinds[seq] !== 'murmur') loud++
  return loud
}

/** What a hop begins at: what it goes on from, and what set it off, unless that is its sibling. */
function basisOf(pass: Pass, seq: Seq, first: Seq, start: number): number {
  const { causes, triggers, kinds } = pass.score
  const [cause, trigger] = [causes.get(seq) as Seq, triggers.get(seq) as Seq]
  const fromCause = cause >= first ? (pass.events[cause] as number) : start
  const isSibling = kinds[trigger] === 'hop' && causes.get(trigger) === cause
  if (trigger < first || isSibling) return fromCause
  return Math.max(fromCause, pass.events[trigger] as number)
}

/** What was on its way within this tick has its room too. */
function arrivalOf(pass: Pass, seq: Seq, first: Seq, room: number): number {
  const trigger = pass.score.triggers.get(seq) as Seq
  if (trigger < first || !pass.score.instant.has(trigger)) return 0
  return (pass.events[trigger] as number) + (CAUSE_MS + HOP_MS) * room
}

/** A message on its way holds back the tick of its arrival until it has been seen moving. */
function depart(pass: Pass, way: Way, start: number, room: number): void {
  if (way.weight === 'work' || way.arrives === way.departs) return
  const needed = way.weight === 'message' ? CAUSE_MS + HOP_MS : CONTROL_MS
  const share = way.isNews ? room : room * HABIT_ROOM
  const floor = departureOf(pass.score, pass.events, way, start) + needed * share
  if (floor > (pass.floors.get(way.arrives) ?? 0)) pass.floors.set(way.arrives, floor)
}

/** When something departs: with the event that sent it, else as its tick begins. */
export function departureOf(score: Score, events: Float64Array, way: Way, start: number): number {
  const isSentNow = way.cause >= 0 && score.ticks.get(way.cause) === way.departs
  return isSentNow ? (events[way.cause] as number) : start
}
