import type { PlaceView } from '../../../engine/index.ts'
import type { MovingView } from '../../stage/props.ts'

/** A place with a line of its own in the picture of time. */
export interface Lane {
  readonly id: string
  readonly name: string
}

/** Strokes that look the same, as one path. */
export interface Stroke {
  /** `key-1` to `key-6`, or what has no key. */
  readonly look: string
  readonly path: string
}

/** So many strokes are a thicket, which says only that there are many: of more, those that lie together are one. */
const STROKES_MAX = 1_500
/** How near to each other strokes are that become one, in px: as near as will do. */
const NEAR_PX = [1, 2, 4, 8, 16] as const

/**
 * The places that something moves between, in reading order: as they stand on the stage from left to right,
 * where the scenario says so, else as the model names them. When there are too many, the busiest are kept.
 */
export function lanesOf(
  places: readonly PlaceView[],
  moves: readonly MovingView[],
  layout: Readonly<Record<string, readonly [number, number]>>,
  most: number,
): Lane[] {
  const busy = new Map<string, number>()
  for (const { motion } of moves) {
    const weight = motion.weight === 'control' ? 0.1 : 1
    for (const id of [motion.from, motion.to]) busy.set(id, (busy.get(id) ?? 0) + weight)
  }
  const known = places.filter(({ id }) => busy.has(id))
  const kept = new Set(
    known
      .toSorted((one, other) => (busy.get(other.id) ?? 0) - (busy.get(one.id) ?? 0))
      .slice(0, most)
      .map(({ id }) => id),
  )
  const shown = known.filter(({ id }) => kept.has(id))
  const isLaidOut = shown.every(({ id }) => layout[id] !== undefined)
  return (isLaidOut ? shown.toSorted((one, other) => before(layout, one.id, other.id)) : shown).map(
    ({ id, name }) => ({ id, name }),
  )
}

/** The strokes of all moves: a slope from lane to lane is a way, a bar on one lane is work. */
export function strokesOf(
  lanes: readonly Lane[],
  moves: readonly MovingView[],
  xOf: (reading: number) => number,
  yOf: (row: number) => number,
  lookOf: (key: string | undefined) => string,
): Stroke[] {
  const rows = new Map(lanes.map(({ id }, row) => [id, row]))
  const slopes: Slope[] = []
  for (const { motion, departs, arrives } of moves) {
    const [from, to] = [rows.get(motion.from), rows.get(motion.to)]
    if (from === undefined || to === undefined) continue
    const look = from === to ? 'work' : motion.weight === 'message' ? lookOf(motion.key) : 'control'
    slopes.push({ look, from, to, start: xOf(departs), end: xOf(arrives) })
  }
  const paths = new Map<string, string[]>()
  for (const { look, from, to, start, end } of thinned(slopes)) {
    const stroke = `M${round(start)} ${yOf(from)}L${round(end)} ${yOf(to)}`
    const known = paths.get(look)
    if (known === undefined) paths.set(look, [stroke])
    else known.push(stroke)
  }
  return [...paths].map(([look, strokes]) => ({ look, path: strokes.join('') }))
}

/** A move as it is drawn: between rows, and from where to where in px. */
interface Slope {
  readonly look: string
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** From the beginning of the run to its end, however many there are: of those side by side, one. */
function thinned(slopes: readonly Slope[]): readonly Slope[] {
  let kept = slopes
  for (const near of NEAR_PX) {
    if (kept.length <= STROKES_MAX) break
    kept = oneOfEach(kept, near)
  }
  return kept
}

function oneOfEach(slopes: readonly Slope[], near: number): Slope[] {
  const drawn = new Set<string>()
  return slopes.filter(({ look, from, to, start, end }) => {
    const place = `${look} ${from} ${to} ${Math.round(start / near)} ${Math.round(end / near)}`
    if (drawn.has(place)) return false
    drawn.add(place)
    return true
  })
}

function before(
  layout: Readonly<Record<string, readonly [number, number]>>,
  one: string,
  other: string,
): number {
  const [[oneX, oneY], [otherX, otherY]] = [layout[one] ?? [0, 0], layout[other] ?? [0, 0]]
  return oneX - otherX || oneY - otherY
}

function round(x: number): number {
  return Math.round(x * 10) / 10
}
