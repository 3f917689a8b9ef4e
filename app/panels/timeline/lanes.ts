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

/** Moves beyond this are not drawn: a thicket says only that there are many. */
const MOVES_MAX = 1_500

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
  const paths = new Map<string, string[]>()
  for (const { motion, departs, arrives } of moves.slice(0, MOVES_MAX)) {
    const [from, to] = [rows.get(motion.from), rows.get(motion.to)]
    if (from === undefined || to === undefined) continue
    const look = from === to ? 'work' : motion.weight === 'message' ? lookOf(motion.key) : 'control'
    const stroke = `M${round(xOf(departs))} ${yOf(from)}L${round(xOf(arrives))} ${yOf(to)}`
    const known = paths.get(look)
    if (known === undefined) paths.set(look, [stroke])
    else known.push(stroke)
  }
  return [...paths].map(([look, strokes]) => ({ look, path: strokes.join('') }))
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
