import type { Point, Rect } from '../geometry.ts'
import type { Port } from './ports.ts'

/** How far a wire goes straight out before it may turn: the arrow's head needs it. */
const STUBS = [18, 13, 34] as const
/** How far channels stay away from what stands there. */
const CLEARANCE = 16

/** Lines on which wires may run: in the gaps between everything that stands. */
export interface Channels {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
}

/** The channels of a stage: beside each solid, half-way between neighbours, and round everything. */
export function channelsOf(solids: readonly Rect[]): Channels {
  const xs = new Set<number>()
  const ys = new Set<number>()
  for (const { x, y, width, height } of solids) {
    for (const at of [x - CLEARANCE, x + width + CLEARANCE]) xs.add(Math.round(at))
    for (const at of [y - CLEARANCE, y + height + CLEARANCE]) ys.add(Math.round(at))
  }
  return { xs: sorted(xs), ys: sorted(ys) }
}

function sorted(values: ReadonlySet<number>): number[] {
  return [...values].sort((one, other) => one - other)
}

/** All ways between two ports, with right angles only, of which the length is said to be worth a look. */
export function* candidatesOf(
  from: Port,
  to: Port,
  { xs, ys }: Channels,
  wished: Channels,
  isWorthIt: (length: number) => boolean,
): Generator<readonly Point[]> {
  if (isFacing(from, to)) yield [from.at, to.at]
  for (const stub of STUBS) {
    const start = outOf(from, stub)
    const end = outOf(to, stub)
    const [across, down] = [Math.abs(end.x - start.x), Math.abs(end.y - start.y)]
    if (isWorthIt(2 * stub + across + down)) yield* twoLegs(from, to, start, end)
    for (const x of [...wished.xs, ...xs]) {
      if (!isWorthIt(2 * stub + down + Math.abs(x - start.x) + Math.abs(x - end.x))) continue
      yield [from.at, start, { x, y: start.y }, { x, y: end.y }, end, to.at]
    }
    for (const y of [...wished.ys, ...ys]) {
      if (!isWorthIt(2 * stub + across + Math.abs(y - start.y) + Math.abs(y - end.y))) continue
      yield [from.at, start, { x: start.x, y }, { x: end.x, y }, end, to.at]
    }
  }
}

function* twoLegs(from: Port, to: Port, start: Point, end: Point): Generator<readonly Point[]> {
  yield [from.at, start, { x: end.x, y: start.y }, end, to.at]
  yield [from.at, start, { x: start.x, y: end.y }, end, to.at]
}

/** One straight line does it. */
function isFacing(from: Port, to: Port): boolean {
  const [dx, dy] = [to.at.x - from.at.x, to.at.y - from.at.y]
  if (from.out.x !== -to.out.x || from.out.y !== -to.out.y) return false
  const isLevel = from.out.x !== 0 ? Math.abs(dy) < 1 : Math.abs(dx) < 1
  return isLevel && dx * from.out.x + dy * from.out.y > 0
}

function outOf({ at, out }: Port, by: number): Point {
  return { x: at.x + out.x * by, y: at.y + out.y * by }
}

/** Without points on a straight line; undefined if the way turns back on itself. */
export function simplified(points: readonly Point[]): readonly Point[] | undefined {
  const kept: Point[] = []
  for (const point of points) {
    const last = kept.at(-1)
    if (last !== undefined && isNear(last, point)) continue
    const before = kept.at(-2)
    if (before !== undefined && last !== undefined && isLevel(before, last, point)) {
      if (turnsBack(before, last, point)) return undefined
      kept.pop()
    }
    kept.push(point)
  }
  return kept.length < 2 ? undefined : kept
}

function isNear(one: Point, other: Point): boolean {
  return Math.abs(one.x - other.x) < 0.5 && Math.abs(one.y - other.y) < 0.5
}

function isLevel(one: Point, middle: Point, other: Point): boolean {
  return (
    (Math.abs(one.x - middle.x) < 0.5 && Math.abs(middle.x - other.x) < 0.5) ||
    (Math.abs(one.y - middle.y) < 0.5 && Math.abs(middle.y - other.y) < 0.5)
  )
}

function turnsBack(one: Point, middle: Point, other: Point): boolean {
  return (middle.x - one.x) * (other.x - middle.x) + (middle.y - one.y) * (other.y - middle.y) < 0
}
