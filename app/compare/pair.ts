import { lowerBound, upperBound } from '../../engine/index.ts'
import { type Pacing, readingAtStart, readingAtTick } from '../playback/pacing.ts'

/** One of the two. */
export type Side = 'left' | 'right'

/** Both sides. */
export const SIDES: readonly Side[] = ['left', 'right']

/**
 * Two runs on one clock: a time that both are read in. At each corner both stand at the same tick; between two
 * corners each has as long as the one of them that needs more.
 */
export interface Pair {
  readonly shared: readonly number[]
  readonly ticks: readonly number[]
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly end: number
}

/** Puts two runs on one clock. */
export function pairOf(left: Pacing, right: Pacing): Pair {
  const ticks = [...new Set([...left.knots.ticks, ...right.knots.ticks])].sort((one, other) => one - other)
  const pair = { shared: [] as number[], ticks: [] as number[], left: [] as number[], right: [] as number[] }
  const corner = (tick: number, ofLeft: number, ofRight: number) => {
    const passed = Math.max(ofLeft - (pair.left.at(-1) ?? 0), ofRight - (pair.right.at(-1) ?? 0), 0)
    const shared = (pair.shared.at(-1) ?? 0) + passed
    if (passed === 0 && pair.shared.length > 0) return
    pair.shared.push(shared)
    pair.ticks.push(tick)
    pair.left.push(ofLeft)
    pair.right.push(ofRight)
  }
  corner(0, 0, 0)
  for (const tick of ticks) {
    corner(tick, readingAtStart(left, tick), readingAtStart(right, tick))
    corner(tick, readingAtTick(left, tick), readingAtTick(right, tick))
  }
  return { ...pair, end: pair.shared.at(-1) ?? 0 }
}

/** The reading of one side at a moment of both. */
export function readingOf(pair: Pair, side: Side, shared: number): number {
  return between(pair.shared, pair[side], shared)
}

/** How fast one side is read there: a share of the common pace. */
export function rateOf(pair: Pair, side: Side, shared: number): number {
  const row = Math.min(pair.shared.length - 2, Math.max(0, upperBound(pair.shared, shared) - 1))
  const [from, to] = [pair.shared[row], pair.shared[row + 1]]
  if (from === undefined || to === undefined || to === from) return 0
  return ((pair[side][row + 1] ?? 0) - (pair[side][row] ?? 0)) / (to - from)
}

/** The tick of both at a moment, with its fraction. */
export function tickOf(pair: Pair, shared: number): number {
  return between(pair.shared, pair.ticks, shared)
}

/** The first moment of both at which one side has come to a reading. */
export function sharedAt(pair: Pair, side: Side, reading: number): number {
  const row = lowerBound(pair[side], reading)
  if (row === 0) return 0
  const [from, to] = [pair[side][row - 1], pair[side][row]]
  const [start, end] = [pair.shared[row - 1] ?? 0, pair.shared[row]]
  if (from === undefined || to === undefined || end === undefined) return pair.end
  return to === from ? start : start + ((reading - from) / (to - from)) * (end - start)
}

/** When both have told all of a tick. */
export function sharedAtTick(pair: Pair, tick: number): number {
  const row = upperBound(pair.ticks, tick) - 1
  const [at, next] = [pair.ticks[row] ?? 0, pair.ticks[row + 1]]
  const from = pair.shared[row] ?? 0
  if (next === undefined || tick <= at) return from
  return from + (((pair.shared[row + 1] ?? from) - from) * (tick - at)) / (next - at)
}

function between(from: readonly number[], to: readonly number[], at: number): number {
  const row = Math.max(0, upperBound(from, at) - 1)
  const [start, next] = [from[row] ?? 0, from[row + 1]]
  const value = to[row] ?? 0
  if (next === undefined || at <= start || next === start) return value
  return value + (((to[row + 1] ?? value) - value) * (at - start)) / (next - start)
}
