import type { PlaceView, SlotView } from '../../engine/index.ts'
import type { ModelName } from '../../scenarios/index.ts'
import type { Still } from '../../scenarios/still.ts'
import { densityFor } from '../stage/density.ts'
import { logScale } from '../stage/forms/log.ts'
import type { Point, Rect } from '../stage/geometry.ts'
import { moved, SIGN_NAMES, SIGN_PATHS } from '../stage/glyphs.ts'
import { hueKeyOf, KeyBook } from '../stage/keys.ts'
import { arrange } from '../stage/layout/arrange.ts'
import type { Arrangement, Placed } from '../stage/layout/arrangement.ts'
import { placeSlots } from '../stage/slots.ts'
import { isAtRest } from '../stage/spoken.ts'
import { type DrawnWire, type Wiring, wiringOf } from '../stage/wires/wiring.ts'

/** What a shape looks like: names of the picture's styles. */
export type ShapeLook = string

/** A still as shapes alone, bottom first: it is drawn when the page is built, so that the gallery need not. */
export interface Drawing {
  readonly view: string
  readonly shapes: readonly (readonly [look: ShapeLook, path: string])[]
}

/** The stage of the player at 1440 px: what it looks like there, it looks like here, only smaller. */
const VIEWPORT = { width: 984, height: 554 } as const
const RATIO = VIEWPORT.width / VIEWPORT.height
/** Records narrower than this are drawn as one strip. */
const CELL_MIN = 6
const SQUARE_KINDS: ReadonlySet<string> = new Set(['stream', 'partition', 'topic', 'member', 'coordinator'])

/** Draws a still, with the hues that the keys of its run have in the player. */
export function drawingOf(still: Still, keys: readonly string[], model: ModelName): Drawing {
  const arrangement = arrange(still.scene, still.layout, VIEWPORT)
  const pen = new Pen(still, keys, model)
  const placed = still.scene.places.flatMap((place) => {
    const spot = arrangement.places.get(place.id)
    return spot === undefined ? [] : [{ place, spot }]
  })
  for (const { place, spot } of placed) if (spot.isContainer) pen.box('container', spot.body, place.kind)
  const wiring = wiringOf(arrangement, still.scene.wires)
  for (const wire of wiring.wires) pen.wire(wire)
  for (const { place, spot } of placed) if (!spot.isContainer) pen.place(place, spot)
  return { view: viewOf(roundOf(arrangement, wiring)), shapes: pen.shapes }
}

/** The places, and the wires that run round them. */
function roundOf({ bounds }: Arrangement, { wires, walk }: Wiring): Rect {
  let [left, top] = [bounds.x, bounds.y]
  let [right, bottom] = [bounds.x + bounds.width, bounds.y + bounds.height]
  for (const { from, to } of wires) {
    walk(from, to)?.forEach((value, at) => {
      if (at % 2 === 0) [left, right] = [Math.min(left, value - AIR), Math.max(right, value + AIR)]
      else [top, bottom] = [Math.min(top, value - AIR), Math.max(bottom, value + AIR)]
    })
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Between a wire and the edge of the card. */
const AIR = 8

/** All of it, in the middle of a window with the card's proportions. */
function viewOf({ x, y, width, height }: Rect): string {
  const wide = Math.max(width, height * RATIO, VIEWPORT.width / 2)
  const high = wide / RATIO
  return [x - (wide - width) / 2, y - (high - height) / 2, wide, high].map(Math.round).join(' ')
}

class Pen {
  readonly shapes: (readonly [ShapeLook, string])[] = []
  private readonly book: KeyBook
  private readonly still: Still
  private readonly isKafka: boolean

  constructor(still: Still, keys: readonly string[], model: ModelName) {
    this.still = still
    this.isKafka = model === 'kafka'
    this.book = new KeyBook(keys)
  }

  box(look: ShapeLook, rect: Rect, kind: string, radius = 14): void {
    const isSquare = this.isKafka || SQUARE_KINDS.has(kind)
    this.shapes.push([look, roundPath(rect, isSquare ? 2 : radius)])
  }

  wire({ style, path, isRibbon, head }: DrawnWire): void {
    if (isRibbon) this.shapes.push(['ribbon', path])
    else this.shapes.push([`wire ${style}`, path], ['head', headPath(head.at, head.angle)])
  }

  place(place: PlaceView, spot: Placed): void {
    const { at, body, form } = spot
    if (place.kind === 'producer') this.shapes.push(['node', pentagonPath(body)])
    else if (place.kind === 'exchange') this.exchange(place, at, body)
    else if (form.ring !== undefined) this.shapes.push(['node', circlePath(at, form.ring.radius)])
    else this.box('node', body, place.kind)
    if (place.window !== undefined) this.shapes.push(['line', bracketPath(body)])
    if (place.ruler !== undefined && form.slots !== undefined) this.log(place, moveBy(form.slots, at))
    else if (place.slots !== undefined && form.slots !== undefined) this.tray(place, form.slots, at)
    if (place.health === 'down' && !isAtRest(place))
      this.shapes.push(['trouble', crossPath(form.ring === undefined ? middleOf(body) : at)])
  }

  private exchange({ glyph = '' }: PlaceView, at: Point, body: Rect): void {
    this.shapes.push(['node', diamondPath(body)])
    const sign = SIGN_PATHS[SIGN_NAMES[glyph] ?? glyph]
    if (sign !== undefined) this.shapes.push(['line', moved(sign, 1, at.x, at.y)])
  }

  private tray(place: PlaceView, room: Rect, at: Point): void {
    const slots = place.slots ?? []
    if (place.kind === 'queue' || place.kind === 'stream')
      this.shapes.push(['tray', roundPath(moveBy(room, at), 0)])
    const density = densityFor(slots.length, room)
    if (density === 'bar') return this.box('key0', moveBy(room, at), place.kind, 3)
    for (const { slot, rect } of placeSlots(place, room, density).shown) {
      this.box(this.lookOf(slot), moveBy(rect, at), place.kind, 4)
    }
  }

  /** Records that are there, as cells, or as a strip where they are too many. */
  private log({ ruler, slots = [], kind }: PlaceView, row: Rect): void {
    const { start = 0, end = 0 } = ruler ?? {}
    this.box('node', row, kind)
    const scale = logScale(start, end, row.width)
    const xOf = (offset: number) => row.x + (offset - scale.from) * scale.cell
    const first = slots[0]
    if (scale.cell < CELL_MIN && end > start) {
      const strip = { ...row, x: xOf(start), width: xOf(end) - xOf(start) }
      return this.box(first === undefined ? 'key0' : this.lookOf(first), strip, kind)
    }
    for (const slot of slots) {
      if (slot.offset === undefined) continue
      this.box(this.lookOf(slot), { ...row, x: xOf(slot.offset), width: scale.cell - 1 }, kind)
    }
  }

  private lookOf(slot: SlotView): ShapeLook {
    const { hue } = this.book.lookOf(hueKeyOf(slot, this.still.colourBy))
    return slot.state === 'ready' ? `key${hue}` : `key${hue} ${slot.state}`
  }
}

function moveBy({ x, y, width, height }: Rect, at: Point): Rect {
  return { x: x + at.x, y: y + at.y, width, height }
}

function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

function roundPath({ x, y, width, height }: Rect, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2)
  const arc = (dx: number, dy: number) => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`
  const across = n(width - 2 * r)
  const down = n(height - 2 * r)
  const corners = [
    `h${across}`,
    arc(r, r),
    `v${down}`,
    arc(-r, r),
    `h-${across}`,
    arc(-r, -r),
    `v-${down}`,
    arc(r, -r),
  ]
  return `M${n(x + r)} ${n(y)}${corners.join('')}Z`
}

function pentagonPath({ x, y, width, height }: Rect): string {
  const shoulder = n(x + width * 0.64)
  return `M${n(x)} ${n(y)}H${shoulder}L${n(x + width)} ${n(y + height / 2)}L${shoulder} ${n(y + height)}H${n(x)}Z`
}

function diamondPath(rect: Rect): string {
  const { x, y } = middleOf(rect)
  const [left, right, top, bottom] = [rect.x, rect.x + rect.width, rect.y, rect.y + rect.height].map(n)
  return `M${n(x)} ${top}L${right} ${n(y)}L${n(x)} ${bottom}L${left} ${n(y)}Z`
}

function circlePath({ x, y }: Point, radius: number): string {
  const r = n(radius)
  return `M${n(x - radius)} ${n(y)}a${r} ${r} 0 1 0 ${n(radius * 2)} 0a${r} ${r} 0 1 0 -${n(radius * 2)} 0Z`
}

function bracketPath({ x, y, height }: Rect): string {
  const middle = y + height / 2
  return `M${n(x + 7)} ${n(middle - 15)}h-7v30h7`
}

function crossPath({ x, y }: Point): string {
  return `M${n(x - 9)} ${n(y - 9)}l18 18m0-18l-18 18`
}

/** An arrow's head in the direction in which its wire arrives, in degrees. */
function headPath({ x, y }: Point, angle: number): string {
  const turn = (along: number, across: number): string => {
    const radians = (angle * Math.PI) / 180
    const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
    return `${n(x + along * cos - across * sin)} ${n(y + along * sin + across * cos)}`
  }
  return `M${turn(1, 0)}L${turn(-11, -6)}L${turn(-11, 6)}Z`
}

/** A tenth of a pixel is more than can be seen. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}
