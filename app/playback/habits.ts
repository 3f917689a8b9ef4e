import type { Tick } from '../../engine/index.ts'

/** Something that a run does: when, what it looks like, and whether it is worth a look at all. */
export interface Doing {
  readonly tick: Tick
  /** Equal for what a reader would call "the same again": the type, and who does it. */
  readonly sign: string
  readonly isLoud: boolean
  /** Faults and trouble never become a habit. */
  readonly isGrave: boolean
  /** Something becomes otherwise, not only more: a group rebalances, a queue is declared. */
  readonly isTurn: boolean
}

/** So many times something is worth a look; then it is what this run does all the time. */
const HABIT = 6
/** After something that is itself new, the old is looked at again, so many times. */
const AGAIN = 2
/** A turn that came less often than this is new. */
const NEW = 2

/**
 * What is news, in the order of the run: a record every half second is worth a look six times, and again twice
 * after a rebalance. Without this, a session timeout of 45 s would be watched record by record.
 */
export function newsAmong(doings: readonly Doing[]): boolean[] {
  const counts = new Map<string, number>()
  return doings.map(({ sign, isLoud, isGrave, isTurn }) => {
    if (!isLoud) return false
    const count = counts.get(sign) ?? 0
    if (isGrave || (isTurn && count < NEW)) freshen(counts)
    counts.set(sign, (counts.get(sign) ?? 0) + 1)
    return isGrave || count < HABIT
  })
}

function freshen(counts: Map<string, number>): void {
  for (const [sign, count] of counts) if (count > HABIT - AGAIN) counts.set(sign, HABIT - AGAIN)
}
