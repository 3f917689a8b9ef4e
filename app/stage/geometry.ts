/** A point of the stage, in px of the world: x to the right, y down. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle by its corner. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How far something reaches from its middle to each side. */
export interface Extent {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The extent as a rectangle round its middle. */
export function rectOf({ left, right, top, bottom }: Extent, middle: Point): Rect {
  return { x: middle.x - left, y: middle.y - top, width: left + right, height: top + bottom }
}

/** The same to all sides of a middle. */
export function evenly(halfWidth: number, halfHeight: number): Extent {
  return { left: halfWidth, right: halfWidth, top: halfHeight, bottom: halfHeight }
}

/** Larger by so much on each side. */
export function inflate({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** Whether two rectangles share more than an edge. */
export function overlaps(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

/** Whether one rectangle lies in the other. */
export function encloses(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  )
}

/** The smallest rectangle round all; undefined round nothing. */
export function union(rects: Iterable<Rect>): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top }
}

/** The middle of a rectangle. */
export function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

/** How long a line through points is. */
export function lengthOf(points: readonly Point[]): number {
  let length = 0
  for (let at = 1; at < points.length; at++) length += distance(points[at - 1] as Point, points[at] as Point)
  return length
}

/** As the crow flies. */
export function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}

/** The nearest step of the grid on which everything stands. */
export function onGrid(value: number): number {
  return Math.round(value / GRID) * GRID
}

/** Places stand on steps of this many px. */
export const GRID = 8
