import { distance, type Point } from '../geometry.ts'

/** How round corners are. */
const CORNER = 12

/** A line with round corners as the `d` of a path. */
export function pathOf(points: readonly Point[], corner = CORNER): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let path = `M${spot(first)}`
  rest.forEach((point, at) => {
    const next = rest[at + 1]
    if (next === undefined) {
      path += `L${spot(point)}`
      return
    }
    const before = points[at] as Point
    const radius = Math.min(corner, distance(before, point) / 2, distance(point, next) / 2)
    path += `L${spot(towards(point, before, radius))}Q${spot(point)} ${spot(towards(point, next, radius))}`
  })
  return path
}

/** The same line with each corner as a few short lines, to walk along. */
export function flattened(points: readonly Point[], corner = CORNER): Point[] {
  const flat: Point[] = []
  points.forEach((point, at) => {
    const before = points[at - 1]
    const next = points[at + 1]
    if (before === undefined || next === undefined) {
      flat.push(point)
      return
    }
    const radius = Math.min(corner, distance(before, point) / 2, distance(point, next) / 2)
    const start = towards(point, before, radius)
    const end = towards(point, next, radius)
    for (const t of [0, 0.25, 0.5, 0.75, 1]) flat.push(bend(start, point, end, t))
  })
  return flat
}

/** An S from one point to another, level at both ends, as points to walk along. */
export function swing(from: Point, to: Point, isUpright: boolean): Point[] {
  const [one, other] = swingControls(from, to, isUpright)
  return Array.from({ length: 25 }, (_, at) => {
    const t = at / 24
    const u = 1 - t
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    return {
      x: a * from.x + b * one.x + c * other.x + d * to.x,
      y: a * from.y + b * one.y + c * other.y + d * to.y,
    }
  })
}

/** The same S as the `d` of a path. */
export function swingPath(from: Point, to: Point, isUpright: boolean): string {
  const [one, other] = swingControls(from, to, isUpright)
  return `M${spot(from)}C${spot(one)} ${spot(other)} ${spot(to)}`
}

function swingControls(from: Point, to: Point, isUpright: boolean): [Point, Point] {
  if (isUpright) {
    const middle = (from.y + to.y) / 2
    return [
      { x: from.x, y: middle },
      { x: to.x, y: middle },
    ]
  }
  const middle = (from.x + to.x) / 2
  return [
    { x: middle, y: from.y },
    { x: middle, y: to.y },
  ]
}

/** How many equal steps a walk along a line has. */
export const STEPS = 48

/** A line as points at equal distances, `x, y` by turns: where something is after each part of its way. */
export function walkOf(points: readonly Point[]): Float32Array {
  const walk = new Float32Array((STEPS + 1) * 2)
  const marks = [0]
  for (let at = 1; at < points.length; at++) {
    marks.push((marks[at - 1] as number) + distance(points[at - 1] as Point, points[at] as Point))
  }
  const whole = marks.at(-1) ?? 0
  let leg = 1
  for (let step = 0; step <= STEPS; step++) {
    const gone = (whole * step) / STEPS
    while (leg < points.length - 1 && (marks[leg] as number) < gone) leg++
    const [a, b] = [points[leg - 1] ?? points[0], points[leg] ?? points[0]] as [Point, Point]
    const [start, end] = [marks[leg - 1] ?? 0, marks[leg] ?? 0]
    const part = end === start ? 0 : (gone - start) / (end - start)
    walk[step * 2] = a.x + (b.x - a.x) * part
    walk[step * 2 + 1] = a.y + (b.y - a.y) * part
  }
  return walk
}

function towards(from: Point, to: Point, by: number): Point {
  const whole = distance(from, to)
  if (whole === 0) return from
  return { x: from.x + ((to.x - from.x) * by) / whole, y: from.y + ((to.y - from.y) * by) / whole }
}

function bend(from: Point, by: Point, to: Point, t: number): Point {
  const u = 1 - t
  return {
    x: u * u * from.x + 2 * u * t * by.x + t * t * to.x,
    y: u * u * from.y + 2 * u * t * by.y + t * t * to.y,
  }
}

function spot({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
}
