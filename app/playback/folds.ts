import type { Tick } from '../../engine/index.ts'
import type { Score } from './score.ts'

/** A silence longer than this is folded. */
const SILENCE_TICKS = 2_000
/** What follows the last loud thing is still part of it: its acknowledgement, its commit. */
const TAIL_TICKS = 300
/** How long a fold takes to read. */
const FOLD_MS = 1_200

/** A silence: nothing in it is worth a look, so it is read in `length` ms, under a label with its true length. */
export interface Fold {
  readonly from: Tick
  readonly to: Tick
  readonly length: number
}

/** The silences of a run. Murmurs do not break them: a heartbeat every three seconds is silence. */
export function foldsOf(score: Score): Fold[] {
  const folds: Fold[] = []
  let last = 0
  const hear = (tick: Tick) => {
    if (tick - last > SILENCE_TICKS) folds.push({ from: last + TAIL_TICKS, to: tick, length: FOLD_MS })
    last = Math.max(last, tick)
  }
  for (const tick of loudTicksOf(score)) hear(tick)
  hear(score.until)
  return folds
}

/** The ticks at which something worth a look happens, departs or arrives, in order. */
export function loudTicksOf({ ticks, kinds, ways, until }: Score): Tick[] {
  const loud = new Set<Tick>()
  for (const [seq, kind] of kinds.entries()) if (kind !== 'murmur') loud.add(ticks[seq] as Tick)
  for (const { weight, departs, arrives } of ways) {
    if (weight !== 'message') continue
    loud.add(departs)
    if (arrives <= until) loud.add(arrives)
  }
  return [...loud].sort((one, other) => one - other)
}
