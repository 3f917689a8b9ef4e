import type { Scene } from '../../../engine/index.ts'
import { GRID, inflate, overlaps, type Point } from '../geometry.ts'
import type { AuthoredLayout } from '../props.ts'
import {
  type Arrangement,
  arrangementOf,
  type Leaf,
  type Placed,
  type Sketch,
  sketchOf,
} from './arrangement.ts'
import { layBlocks } from './blocks.ts'
import { withCaptions } from './captions.ts'
import { layColumns } from './columns.ts'
import { layRows } from './rows.ts'
import { AIR, outside, squeezedInto } from './squeeze.ts'

/** The room that the page gives to the stage. */
export interface Viewport {
  readonly width: number
  readonly height: number
}

/** Narrower than this, messages go down instead of to the right. */
export const NARROW = 640

/**
 * Where everything stands: as the author said, else in columns. In a window that is smaller than the author's,
 * first the distances are squeezed, as long as wires have room, then words stand in fewer lines, then queues get
 * narrower: whatever shows it largest. On a phone, rows.
 */
export function arrange(scene: Scene, layout: AuthoredLayout, viewport: Viewport): Arrangement {
  if (viewport.width < NARROW) return inRows(scene, viewport)
  let best: Arrangement | undefined
  let scale = 0
  for (const room of ROOMS) {
    // Narrower queues make nothing larger where the height is what lacks.
    if (best !== undefined && room.chips < QUEUE_CHIPS[0] && isTooTall(best, viewport)) break
    const found = across(sketchOf(scene, { compact: false, ...room }), layout, viewport)
    const next = wholeScale(found, viewport)
    if (best === undefined || next > scale + GAIN_MIN) [best, scale] = [found, next]
    if (scale === FIT_MIN) break
  }
  if (best !== undefined && (scale === FIT_MIN || viewport.width >= WIDE)) return best
  const rows = inRows(scene, viewport)
  const isWhole = scale >= ACROSS_MIN && scale > wholeScale(rows, viewport)
  return best !== undefined && isWhole ? best : rows
}

/** How large it is when all of it is seen, up to where its letters can be read. */
function wholeScale({ bounds }: Arrangement, { width, height }: Viewport): number {
  return Math.min(FIT_MIN, width / bounds.width, height / bounds.height)
}

function isTooTall({ bounds }: Arrangement, { width, height }: Viewport): boolean {
  return height / bounds.height < width / bounds.width
}

/**
 * Up to this width, what does not fit across is laid out in rows if these are larger, or if neither fits well: rows
 * are moved up and down alone. A wider window is moved by hand.
 */
const WIDE = 880
/** Rather rows that are moved up and down than letters smaller than 10 px. */
const ACROSS_MIN = 0.79

/** Fitting may shrink the picture so far: letters of 12.5 px are still 12. */
export const FIT_MIN = 0.96

/** Rather the whole world in smaller letters than a part of it, as far as they can be read. */
const WHOLE_MIN = 0.7
const STRIP_MIN = 0.6
/** Lower than this, the stage is a strip beside something larger, and an overview is what it is for. */
const STRIP = 330

/** How far a world that does not fit is shrunk to fit; beyond that it keeps its size and is moved by hand. */
export function wholeMin({ width, height }: Viewport): number {
  return width < NARROW ? FIT_MIN : height < STRIP ? STRIP_MIN : WHOLE_MIN
}

/** How many chips wide queues may be, and in how many lines words stand: the best first. */
const QUEUE_CHIPS = [6, 5, 4] as const
const ROOMS = QUEUE_CHIPS.flatMap((chips) =>
  (['many', 'fewer', 'fewest'] as const).map((lines) => ({ chips, lines })),
)
/** For letters that are larger by less than this nothing is made narrower. */
const GAIN_MIN = 0.01

function across(sketch: Sketch, layout: AuthoredLayout, viewport: Viewport): Arrangement {
  const wished =
    authoredPoints(sketch, layout) ?? levelled(sketch, layBlocks(sketch, layColumns, viewport.width))
  const points = spread(sketch, wished)
  const turned = withCaptions(sketch, points)
  const isTight = touches(arrangementOf(turned, points)) && !touches(arrangementOf(sketch, points))
  return stretched(isTight ? sketch : turned, points, viewport)
}

function inRows(scene: Scene, { width }: Viewport): Arrangement {
  const sketch = sketchOf(scene, { compact: true, chips: 4 })
  return arrangementOf(sketch, layBlocks(sketch, layRows, width - 2 * PHONE_MARGIN))
}

const PHONE_MARGIN = 8

/**
 * The author's points. A place that came later stands under the lowest of its kind; what there was none of stands
 * under all, in columns. Undefined without any.
 */
function authoredPoints(sketch: Sketch, layout: AuthoredLayout): Map<string, Point> | undefined {
  const points = new Map<string, Point>()
  for (const { place } of sketch.leaves) {
    const spot = layout[place.id]
    if (spot !== undefined) points.set(place.id, { x: spot[0] * GRID, y: spot[1] * GRID })
  }
  if (points.size === 0) return undefined
  for (const leaf of sketch.leaves) if (!points.has(leaf.place.id)) putUnderItsLike(sketch, points, leaf)
  const late = sketch.leaves.filter(({ place }) => !points.has(place.id))
  if (late.length > 0) putUnder(sketch, points, new Set(late.map(({ place }) => place.id)))
  return points
}

function putUnderItsLike(sketch: Sketch, points: Map<string, Point>, { place, form }: Leaf): void {
  if (place.within !== undefined) return
  const bottomOf = ({ box }: Placed) => box.y + box.height
  const [last, before] = [...arrangementOf(sketch, points).places.values()]
    .filter(({ kind, isContainer }) => kind === place.kind && !isContainer)
    .sort((one, other) => bottomOf(other) - bottomOf(one))
  if (last === undefined) return
  const top = arrangementOf(
    { ...sketch, leaves: [{ place, form }], containers: [] },
    new Map([[place.id, NOWHERE]]),
  )
  const nearest = bottomOf(last) + AIR - (top.places.get(place.id)?.box.y ?? 0)
  // In the step in which the others stand, if they stand in one.
  const step = before?.at.x === last.at.x ? last.at.y - before.at.y : 0
  points.set(place.id, { x: last.at.x, y: Math.max(nearest, last.at.y + step) })
}

const NOWHERE: Point = { x: 0, y: 0 }

function putUnder(sketch: Sketch, points: Map<string, Point>, late: ReadonlySet<string>): void {
  const { bounds } = arrangementOf(sketch, points)
  const rest = { ...sketch, containers: [], leaves: sketch.leaves.filter(({ place }) => late.has(place.id)) }
  const found = layBlocks(rest, layColumns, bounds.width)
  const under = arrangementOf(rest, found).bounds
  const shift = { x: bounds.x - under.x, y: bounds.y + bounds.height - under.y }
  for (const [id, { x, y }] of found) points.set(id, { x: x + shift.x, y: y + shift.y })
}

/** What hangs on one wire alone, and stands a little higher or lower than its other end, is put level with it. */
function levelled(sketch: Sketch, points: Map<string, Point>): Map<string, Point> {
  const ends = new Map<string, number>()
  for (const { from, to } of sketch.wires) for (const id of [from, to]) ends.set(id, (ends.get(id) ?? 0) + 1)
  let best = points
  for (const { from, to } of sketch.wires) {
    const [loose, other] = ends.get(from) === 1 ? [from, to] : [to, from]
    const [at, level] = [best.get(loose), best.get(other)?.y]
    if (at === undefined || level === undefined || ends.get(loose) !== 1) continue
    if (at.y === level || Math.abs(at.y - level) > SLANT_MAX) continue
    const next = new Map(best).set(loose, { x: at.x, y: level })
    if (!touches(arrangementOf(sketch, next))) best = next
  }
  return best
}

/** A bend smaller than this looks like a mistake. */
const SLANT_MAX = 24

/** An author does not see how large a place will be: what would cover each other is moved apart, down or across. */
function spread(sketch: Sketch, points: Map<string, Point>): Map<string, Point> {
  if (!touches(arrangementOf(sketch, points))) return points
  for (const [axis, most] of SPREADS) {
    for (let by = 1.02; by <= most; by += 0.02) {
      const next = axis === 'y' ? scaled(points, 1, by) : scaled(points, by, 1)
      if (!touches(arrangementOf(sketch, next))) return next
    }
  }
  return points
}

/** Down a little, across a little, else down as far as it takes: what the window cuts off can be moved into it. */
const SPREADS = [
  ['y', 1.4],
  ['x', 1.4],
  ['y', 3],
] as const

/** Where there is room to spare across or down, distances take some of it. */
function stretched(sketch: Sketch, points: Map<string, Point>, viewport: Viewport): Arrangement {
  const room = { ...viewport, scale: FIT_MIN, least: wholeMin(viewport) }
  const fitted = arrangementOf(sketch, squeezedInto(sketch, points, room))
  const { width, height } = fitted.bounds
  const scale = Math.min(fitMax(viewport), viewport.width / width, viewport.height / height)
  if (scale < 1) return fitted
  const byX = Math.min(STRETCH_MAX, viewport.width / scale / width)
  const byY = Math.min(STRETCH_MAX, viewport.height / scale / height)
  const own = new Map([...fitted.places].map(([id, { at }]) => [id, at]))
  const next = arrangementOf(sketch, scaled(own, byX, byY))
  return touches(next, 'containers too') ? fitted : next
}

const STRETCH_MAX = 1.2

/** Fitting may enlarge a small world so far: in a large window it is looked at from further away. */
export function fitMax({ width }: Viewport): number {
  return Math.min(FIT_MAX, Math.max(FIT_USUAL, width / FIT_WIDTH))
}

const FIT_USUAL = 1.25
const FIT_MAX = 2
const FIT_WIDTH = 1000

function scaled(points: ReadonlyMap<string, Point>, byX: number, byY: number): Map<string, Point> {
  return new Map([...points].map(([id, { x, y }]) => [id, { x: x * byX, y: y * byY }]))
}

/** Whether two places cover each other or nearly so; `outer`: or one stands on a container that it is not in. */
export function touches({ places }: Arrangement, outer: 'containers too' | 'places' = 'places'): boolean {
  const all = [...places.values()].filter(({ isContainer }) => outer !== 'places' || !isContainer)
  return all.some((one, at) => {
    const own = inflate(one.box, one.isContainer ? 0 : AIR)
    return all.slice(at + 1).some((other) => {
      if (!overlaps(own, other.box)) return false
      if (one.isContainer && other.isContainer) return false
      const [inner, round] = one.isContainer ? [other, one] : [one, other]
      return !round.isContainer || !outside(inner, places).includes(round)
    })
  })
}
