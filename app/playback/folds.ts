import { lowerBound, type Tick, upperBound } from '../../engine/index.ts'
import type { Score } from './score.ts'

/** A silence longer than this is folded. */
const SILENCE_TICKS = 2_000
/** What follows the last news is still part of it: its acknowledgement, its commit. */
const TAIL_TICKS = 300
/** How long a fold takes to read, and how much longer for each loud tick in it, up to a limit. */
const FOLD_MS = 1_200
const FOLD_MS_EACH = 25
const FOLD_MS_MAX = 4_000
/** How far to either side a crowd is counted, and how many loud ticks are not yet one. */
const AROUND_TICKS = 250
export const CROWD = 24

/** A silence: nothing in it is news, so it is read in `length` ms, under a label with its true length. */
export interface Fold {
  readonly from: Tick
  readonly to: Tick
  readonly length: number
}

/**
 * The silences of a run. Neither murmurs nor habits break them: heartbeats every three seconds are silence, and
 * so is a record every half second once it was seen often enough. Only in a crowd everything counts: there the
 * flow itself is what is to be seen.
 */
export function foldsOf(score: Score): Fold[] {
  const loud = loudTicksOf(score)
  const folds: Fold[] = []
  let last = 0
  const hear = (tick: Tick) => {
    if (tick - last > SILENCE_TICKS) folds.push(foldOf(loud, last + TAIL_TICKS, tick))
    last = Math.max(last, tick)
  }
  for (const tick of newsTicksOf(score, loud)) hear(tick)
  hear(score.until)
  return folds
}

/** How many loud ticks there are around a tick. */
export function crowdAt(loud: readonly Tick[], tick: Tick): number {
  return upperBound(loud, tick + AROUND_TICKS) - lowerBound(loud, tick - AROUND_TICKS)
}

/** The ticks at which something worth a look happens, departs or arrives, in order. */
export function loudTicksOf(score: Score): Tick[] {
  return ticksOf(score, () => true)
}

function newsTicksOf(score: Score, loud: readonly Tick[]): Tick[] {
  const news = new Set(ticksOf(score, (isNews) => isNews))
  for (const tick of score.told) if (tick <= score.until) news.add(tick)
  for (const tick of loud) if (crowdAt(loud, tick) > CROWD) news.add(tick)
  return [...news].sort((one, other) => one - other)
}

function ticksOf({ ticks, kinds, news, ways, until }: Score, wanted: (isNews: boolean) => boolean): Tick[] {
  const found = new Set<Tick>()
  for (const [seq, kind] of kinds.entries()) {
    if (kind !== 'murmur' && wanted(news[seq] === true)) found.add(ticks.get(seq) as Tick)
  }
  for (const { weight, departs, arrives, isNews } of ways) {
    if (weight !== 'message' || !wanted(isNews)) continue
    found.add(departs)
    if (arrives <= until) found.add(arrives)
  }
  return [...found].sort((one, other) => one - other)
}

function foldOf(loud: readonly Tick[], from: Tick, to: Tick): Fold {
  const within = lowerBound(loud, to) - upperBound(loud, from)
  return { from, to, length: Math.min(FOLD_MS_MAX, FOLD_MS + within * FOLD_MS_EACH) }
}
