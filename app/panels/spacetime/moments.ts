import type { Tick } from '../../../engine/index.ts'
import { roundestBetween } from '../timeline/scale.ts'
import type { Ruler } from './ruler.ts'

/** Moments are not nearer to each other than this, and are sought as far as that, in px. */
const GAP_PX = 84
const REACH_PX = 64

/** Round moments along a ruler, between two places of it. */
export function momentsOf(
  ruler: Ruler,
  [from, to]: readonly [number, number],
  tickAt: (reading: number) => number,
  readingAtTick: (tick: Tick) => number,
): { readonly x: number; readonly tick: Tick }[] {
  const marks: { x: number; tick: Tick }[] = []
  // From where the ruler begins, whatever is in view: so moments stay what they are when it is scrolled.
  let at = Math.floor(from / GAP_PX) * GAP_PX
  while (at < Math.min(to, ruler.length)) {
    const least = tickAt(ruler.readingAt(at))
    const most = tickAt(ruler.readingAt(Math.min(ruler.length, at + REACH_PX)))
    const tick = roundestBetween(least, most)
    const x = tick === undefined ? undefined : ruler.xOf(readingAtTick(tick))
    if (tick !== undefined && x !== undefined && x >= at - 1 && x <= at + REACH_PX) marks.push({ x, tick })
    at += GAP_PX
  }
  const kept: typeof marks = []
  for (const mark of marks) if (mark.x - (kept.at(-1)?.x ?? -GAP_PX) >= REACH_PX) kept.push(mark)
  return kept
}
