import type { Tick } from '../../engine/index.ts'
import { CROWD, crowdAt, loudTicksOf } from './folds.ts'
import type { Score } from './score.ts'

/** Connecting takes a few ticks before anything is sent. It is seen, but it is not what one came for. */
const PRELUDE_TICKS = 100
const PRELUDE_ROOM = 0.25

/** The share of its full room that a move gets at a tick: 1 when there is leisure, little in a crowd. */
export type RoomOf = (tick: Tick, isFolded: boolean) => number

/**
 * Leisure or crowd: a lesson with six messages shows each of them moving; at two hundred a second nobody can
 * follow one, and what is to be seen is the flow. The square makes the whole bounded, not only each part.
 */
export function roomOf(score: Score): RoomOf {
  const loud = loudTicksOf(score)
  const first = score.ways.find(({ weight }) => weight === 'message')?.departs ?? 0
  const preludeEnd = Math.min(PRELUDE_TICKS, first)
  return (tick, isFolded) => {
    if (isFolded) return 0
    if (tick < preludeEnd) return PRELUDE_ROOM
    const around = crowdAt(loud, tick)
    return around <= CROWD ? 1 : (CROWD / around) ** 2
  }
}
