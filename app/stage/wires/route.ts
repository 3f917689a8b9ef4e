import type { WireView } from '../../../engine/index.ts'
import { lengthOf, type Point, type Rect } from '../geometry.ts'
import type { Arrangement, Placed } from '../layout/arrangement.ts'
import { type Channels, candidatesOf, channelsOf, simplified } from './candidates.ts'
import { type Port, portCost, portsOf } from './ports.ts'

/** A way from one place to another. */
export interface Way {
  readonly from: string
  readonly to: string
  readonly style: WireView['style']
  /** Corners, from edge to edge. */
  readonly points: readonly Point[]
}

/** What makes a way bad, in px of detour that one would accept to avoid it. */
const COST = {
  bend: 44,
  solid: 5000,
  near: 60,
  close: 240,
  crossing: 90,
  shared: 260,
  sharedPx: 3,
  kinPx: 2.2,
  short: 500,
  jog: 120,
  strayPx: 0.3,
  strayMax: 40,
} as const

/** What stands in the way: a shape, or the words that belong to it. */
interface Solid {
  readonly owner: string
  readonly rect: Rect
  readonly isCaption: boolean
}

/** Costs nearer than this are equal: the first way stays. */
const SAME_COST = 0.01

/** A wire so near to words looks like a letter of them. */
const CLOSE = 4

interface Found {
  readonly points: readonly Point[]
  readonly cost: number
}

/** Which ways are compared: between which ports of which places. */
interface Question {
  readonly one: Placed
  readonly other: Placed
  readonly start: Port
  readonly end: Port
  readonly wish: number
  readonly style: WireView['style']
  readonly wished: Channels
}

/** Finds ways one after the other: each keeps away from places, and from ways that do not share its end. */
export class Router {
  readonly #arrangement: Arrangement
  readonly #solids: readonly Solid[]
  readonly #channels: Channels
  readonly #ways: Way[] = []

  constructor(arrangement: Arrangement) {
    this.#arrangement = arrangement
    this.#solids = [...arrangement.places.values()].flatMap(({ id, solids }) =>
      solids.map((rect, at) => ({ owner: id, rect, isCaption: at > 0 })),
    )
    this.#channels = channelsOf(this.#solids.map(({ rect }) => rect))
  }

  /** A way that is there already, and is not crossed without need. */
  keepAway(way: Way): void {
    this.#ways.push(way)
  }

  /** The best way; undefined if an end is not on the stage. `isDrawn`: others shall keep away from it. */
  route(from: string, to: string, style: WireView['style'], isDrawn = true): Way | undefined {
    const { places, room } = this.#arrangement
    const one = places.get(from)
    const other = places.get(to)
    if (one === undefined || other === undefined || one === other) return undefined
    const wished = this.wishedLegs(one, other, style)
    let best: Found | undefined
    for (const start of portsOf(one, other)) {
      for (const end of portsOf(other, one)) {
        const wish = portCost(style, start, end, room.compact)
        if (best !== undefined && wish >= best.cost) continue
        best = this.bestBetween({ one, other, start, end, wish, style, wished }, best)
      }
    }
    if (best === undefined) return undefined
    const way = { from, to, style, points: best.points }
    if (isDrawn) this.#ways.push(way)
    return way
  }

  /** Where a wire would best turn: with those that begin or end where it does, else half-way. */
  private wishedLegs(one: Placed, other: Placed, style: WireView['style']): Channels {
    const [xs, ys] = [new Set<number>(), new Set<number>()]
    for (const { from, to, style: own, points } of this.#ways) {
      if (own !== style || (from !== one.id && to !== other.id)) continue
      for (let at = 2; at < points.length - 1; at++) {
        const [a, b] = [points[at - 1] as Point, points[at] as Point]
        if (Math.abs(a.x - b.x) < 0.5) xs.add(a.x)
        else ys.add(a.y)
      }
    }
    if (xs.size === 0) xs.add(between(one.body.x, one.body.width, other.body.x, other.body.width))
    if (ys.size === 0) ys.add(between(one.body.y, one.body.height, other.body.y, other.body.height))
    return { xs: [...xs], ys: [...ys] }
  }

  private bestBetween(
    { one, other, start, end, wish, style, wished }: Question,
    best: Found | undefined,
  ): Found | undefined {
    let found = best
    let most = found === undefined ? Infinity : found.cost - SAME_COST
    // What costs too much by its length alone need not be looked at: costs only add up.
    const isWorthIt = (length: number) => wish + length < most
    for (const candidate of candidatesOf(start, end, this.#channels, wished, isWorthIt)) {
      const points = simplified(candidate)
      if (points === undefined) continue
      const least = wish + lengthOf(points) + (points.length - 2) * COST.bend + strayOf(points, wished)
      if (least >= most) continue
      const cost = least + this.costOf(points, one, other, style, most - least)
      if (cost >= most) continue
      found = { points, cost }
      most = cost - SAME_COST
    }
    return found
  }

  private costOf(
    points: readonly Point[],
    one: Placed,
    other: Placed,
    style: WireView['style'],
    most: number,
  ): number {
    let cost = 0
    for (let at = 1; at < points.length && cost < most; at++) {
      const [a, b] = [points[at - 1] as Point, points[at] as Point]
      const isEnd = at === 1 || at === points.length - 1
      const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
      if (isEnd && length < 12) cost += COST.short
      if (!isEnd && length < 10) cost += COST.jog
      cost += this.costOfSolids(a, b, one, other)
      if (cost < most) cost += this.costOfWays(a, b, one, other, style)
    }
    return cost
  }

  private costOfSolids(a: Point, b: Point, one: Placed, other: Placed): number {
    let cost = 0
    for (const { owner, rect, isCaption } of this.#solids) {
      const isOwn = owner === one.id || owner === other.id
      if (cuts(a, b, rect, -1)) cost += COST.solid
      else if (isOwn && !isCaption) continue
      else if (cuts(a, b, rect, CLOSE)) cost += COST.close
      else if (!isOwn && cuts(a, b, rect, 9)) cost += COST.near
    }
    return cost
  }

  private costOfWays(a: Point, b: Point, one: Placed, other: Placed, style: WireView['style']): number {
    let cost = 0
    for (const way of this.#ways) {
      const isBundle = way.style === style && (way.from === one.id || way.to === other.id)
      // Two that begin or end at the same place may share its tip; one that ends where another begins may not.
      const isKin = way.from === one.id || way.to === other.id
      for (let at = 1; at < way.points.length; at++) {
        const [c, d] = [way.points[at - 1] as Point, way.points[at] as Point]
        const shared = sharedLength(a, b, c, d)
        if (shared > 0)
          cost += isBundle ? 0 : isKin ? shared * COST.kinPx : COST.shared + shared * COST.sharedPx
        else if (doCross(a, b, c, d)) cost += isBundle ? 0 : COST.crossing
      }
    }
    return cost
  }
}

/** The middle of the gap between two stretches. */
function between(one: number, oneLength: number, other: number, otherLength: number): number {
  const [low, high] = one < other ? [one + oneLength, other] : [other + otherLength, one]
  return Math.round((low + high) / 2)
}

/** How far a way turns from where it would best turn. */
function strayOf(points: readonly Point[], { xs, ys }: Channels): number {
  let cost = 0
  for (let at = 2; at < points.length - 1; at++) {
    const [a, b] = [points[at - 1] as Point, points[at] as Point]
    const isUpright = Math.abs(a.x - b.x) < 0.5
    const off = Math.min(...(isUpright ? xs.map((x) => Math.abs(x - a.x)) : ys.map((y) => Math.abs(y - a.y))))
    cost += Math.min(COST.strayMax, off) * COST.strayPx
  }
  return cost
}

/** Whether a level or upright line runs through a rectangle that is `by` larger on each side. */
export function cuts(a: Point, b: Point, { x, y, width, height }: Rect, by: number): boolean {
  return (
    Math.max(a.x, b.x) > x - by &&
    Math.min(a.x, b.x) < x + width + by &&
    Math.max(a.y, b.y) > y - by &&
    Math.min(a.y, b.y) < y + height + by
  )
}

/** Lines nearer than this look like one. */
const SAME_LINE = 7

/** How long two lines run on top of each other. */
function sharedLength(a: Point, b: Point, c: Point, d: Point): number {
  const isLevel = Math.abs(a.y - b.y) < 0.5
  if (isLevel !== Math.abs(c.y - d.y) < 0.5) return 0
  const off = isLevel ? Math.abs(a.y - c.y) : Math.abs(a.x - c.x)
  if (off > SAME_LINE) return 0
  const [from, to] = isLevel ? [a.x, b.x] : [a.y, b.y]
  const [start, end] = isLevel ? [c.x, d.x] : [c.y, d.y]
  return (
    Math.min(Math.max(from, to), Math.max(start, end)) - Math.max(Math.min(from, to), Math.min(start, end))
  )
}

function doCross(a: Point, b: Point, c: Point, d: Point): boolean {
  return (
    Math.max(a.x, b.x) > Math.min(c.x, d.x) &&
    Math.min(a.x, b.x) < Math.max(c.x, d.x) &&
    Math.max(a.y, b.y) > Math.min(c.y, d.y) &&
    Math.min(a.y, b.y) < Math.max(c.y, d.y)
  )
}
