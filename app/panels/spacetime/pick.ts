import type { Arrow } from './arrows.ts'
import type { Dot } from './drawing.ts'
import type { Row } from './lanes.ts'

/** What lies under a finger. */
export type Picked = { readonly arrow: Arrow } | { readonly dot: Dot }

/** Nearer than this is meant, in px. A dot lies on an arrow's end and is smaller, so it goes first. */
const DOT_PX = 8
const ARROW_PX = 9

/** What is nearest to a point of the picture, if anything is near. */
export function pickAt(
  [time, space]: readonly [number, number],
  seen: { readonly arrows: readonly Arrow[]; readonly dots: readonly Dot[]; readonly rows: readonly Row[] },
  xOf: (reading: number) => number,
): Picked | undefined {
  const lines = new Map(seen.rows.map(({ id, line }) => [id, line]))
  const dot = nearest(seen.dots, DOT_PX, ({ lane, reading }) => {
    const line = lines.get(lane)
    return line === undefined ? undefined : Math.hypot(xOf(reading) - time, line - space)
  })
  if (dot !== undefined) return { dot }
  const arrow = nearest(seen.arrows, ARROW_PX, ({ motion, departs, arrives }) => {
    const [from, to] = [lines.get(motion.from), lines.get(motion.to)]
    if (from === undefined || to === undefined) return undefined
    return distance([time, space], [xOf(departs), from], [xOf(arrives), to])
  })
  return arrow === undefined ? undefined : { arrow }
}

function nearest<Each>(
  all: readonly Each[],
  most: number,
  distanceOf: (one: Each) => number | undefined,
): Each | undefined {
  let best: Each | undefined
  let least = most
  for (const one of all) {
    const far = distanceOf(one)
    if (far === undefined || far > least) continue
    least = far
    best = one
  }
  return best
}

/** From a point to a stretch of a line. */
function distance(
  [x, y]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / square))
  return Math.hypot(x - (x1 + share * dx), y - (y1 + share * dy))
}
