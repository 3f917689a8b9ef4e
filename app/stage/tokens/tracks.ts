import type { MotionView, PlaceView } from '../../../engine/index.ts'
import { type Density, tokenWidth } from '../forms/chips.ts'
import { logScale } from '../forms/log.ts'
import { distance, overlaps, type Point } from '../geometry.ts'
import { hueKeyOfMotion, type KeyBook, type KeyLook } from '../keys.ts'
import type { Arrangement, Placed } from '../layout/arrangement.ts'
import type { ColourBy, MovingView } from '../props.ts'
import { cellsFor } from '../slots.ts'
import { STEPS, walkOf } from '../wires/curve.ts'
import { freeSpot, type Wiring } from '../wires/wiring.ts'

/** The stage as tokens see it: rebuilt when a fact happened, not at each frame. */
export interface Ground {
  readonly arrangement: Arrangement
  readonly wiring: Wiring
  readonly places: ReadonlyMap<string, PlaceView>
  readonly densities: ReadonlyMap<string, Density>
  readonly book: KeyBook
  readonly colourBy: ColourBy
}

/** All that is on its way between the same two places. It is plain data: the painter works elsewhere. */
export interface Lane {
  readonly row: number
  /** How many may be drawn one by one before they cover each other. */
  readonly room: number
  readonly from: string
  readonly to: string
  /** From edge to edge. */
  readonly walk: Float32Array
  /** Where the number of a convoy stands: beside the wire, on nothing. */
  readonly countAt: Point
  /** Where a number stands on the wire. */
  readonly numberAt: Point
}

/** What is known of a thing on its way for as long as it is on its way. */
export interface Track {
  /** Its number in the book: never given twice. */
  readonly id: number
  readonly motion: Pick<MotionView, 'label' | 'weight' | 'trouble' | 'redelivered' | 'deadLettered'>
  readonly look: Pick<KeyLook, 'hue' | 'glyph'>
  readonly lane: Lane
  /** From where it rested to where it will rest. */
  readonly walk: Float32Array
  /** Its number among those of its lane. */
  readonly serial: number
  /** Its window in reading time. */
  readonly departs: number
  readonly arrives: number
  /** How much of its way it goes: less than 1, it is lost there. */
  readonly reach: number
  /** One of the few that are drawn at full size. It stays so until it arrives. */
  isSalient: boolean
}

/** A lane, and what only the book has to know of it. */
interface OpenLane {
  readonly lane: Lane
  /** How many went along it so far. */
  serials: number
  /** Whole ways along it that were walked already, by where they begin and end: most are the same. */
  readonly walks: Map<string, Float32Array>
}

/** Finds the track of each thing on its way, once. */
export class TrackBook {
  #ground: Ground
  #tracks = new WeakMap<MovingView, Track | 'none'>()
  #lanes = new Map<string, OpenLane | undefined>()
  #drawn: Lane[] = []
  #count = 0

  constructor(ground: Ground) {
    this.#ground = ground
  }

  /** Places hold something else now. Gives back whether they also stand elsewhere: then all tracks are new. */
  setGround(ground: Ground): boolean {
    const isMoved = ground.wiring !== this.#ground.wiring || ground.book !== this.#ground.book
    this.#ground = ground
    if (!isMoved) return false
    this.#tracks = new WeakMap()
    this.#lanes = new Map()
    this.#drawn = []
    return true
  }

  get ground(): Ground {
    return this.#ground
  }

  /** All lanes on which something was, each at its row. */
  get lanes(): readonly Lane[] {
    return this.#drawn
  }

  /** The track of something; undefined if an end of it is not on the stage. */
  trackOf(view: MovingView): Track | undefined {
    const known = this.#tracks.get(view)
    if (known !== undefined) return known === 'none' ? undefined : known
    const track = this.create(view)
    this.#tracks.set(view, track ?? 'none')
    return track
  }

  private create({ motion, departs, arrives, reach = 1 }: MovingView): Track | undefined {
    const { book, colourBy } = this.#ground
    const open = this.laneOf(motion.from, motion.to)
    if (open === undefined) return undefined
    const { lane } = open
    const look = book.lookOf(hueKeyOfMotion(motion, colourBy))
    const walk = motion.weight === 'message' ? this.wholeWalk(open, motion) : lane.walk
    const serial = open.serials++
    const isSalient = false
    return { id: this.#count++, motion, look, lane, walk, serial, departs, arrives, reach, isSalient }
  }

  private laneOf(from: string, to: string): OpenLane | undefined {
    const id = `${from}>${to}`
    if (this.#lanes.has(id)) return this.#lanes.get(id)
    const { wiring, arrangement } = this.#ground
    const place = arrangement.places.get(from)
    const walk = from === to && place !== undefined ? standing(place) : wiring.walk(from, to)
    const open = walk === undefined ? undefined : this.openLane(from, to, walk)
    this.#lanes.set(id, open)
    return open
  }

  private openLane(from: string, to: string, walk: Float32Array): OpenLane {
    const row = this.#drawn.length
    const lane = { row, room: roomOf(walk), from, to, walk, ...this.spotsOf(walk) }
    this.#drawn.push(lane)
    return { lane, serials: 0, walks: new Map() }
  }

  /** The first spots along the way where a number covers neither a place nor a sticker. */
  private spotsOf(walk: Float32Array): Pick<Lane, 'countAt' | 'numberAt'> {
    const { arrangement, wiring } = this.#ground
    const taken = [
      ...[...arrangement.places.values()].flatMap(({ solids }) => solids),
      ...wiring.wires.flatMap(({ sticker }) => sticker?.rect ?? []),
    ]
    const spots = [24, 18, 30, 13, 35, 9, 39].flatMap((step) => besides(walk, step))
    const free = spots.find(({ x, y }) => {
      const rect = { x: x - 20, y: y - 10, width: 40, height: 20 }
      return taken.every((other) => !overlaps(rect, other))
    })
    return { countAt: free ?? (spots[0] as Point), numberAt: freeSpot(walk, taken) }
  }

  /** The wire, and before and after it the way inside of the places. */
  private wholeWalk({ lane, walks }: OpenLane, motion: MotionView): Float32Array {
    const exit = this.restOf(lane.from, motion, 'exit')
    const entry = this.restOf(lane.to, motion, 'entry')
    if (exit === undefined && entry === undefined) return lane.walk
    const name = `${exit?.x},${exit?.y}>${entry?.x},${entry?.y}`
    const known = walks.get(name)
    if (known !== undefined) return known
    const walk = walkBetween(exit, lane.walk, entry)
    if (walks.size < WALKS_MAX) walks.set(name, walk)
    return walk
  }

  /** Where it rests within a place before or after its way. */
  private restOf(id: string, motion: MotionView, side: 'exit' | 'entry'): Point | undefined {
    const { arrangement, places, densities } = this.#ground
    const placed = arrangement.places.get(id)
    const place = places.get(id)
    if (placed === undefined || place === undefined || placed.isContainer) return undefined
    const spot = spotIn(place, placed, densities.get(id) ?? 'chips', motion, side)
    return spot === undefined ? undefined : { x: placed.at.x + spot.x, y: placed.at.y + spot.y }
  }
}

/** So many different ways are kept for a lane. */
const WALKS_MAX = 256

function walkBetween(exit: Point | undefined, way: Float32Array, entry: Point | undefined): Float32Array {
  const points: Point[] = exit === undefined ? [] : [exit, elbow(exit, pointAt(way, 0))]
  for (let step = 0; step <= STEPS; step++) points.push(pointAt(way, step))
  if (entry !== undefined) points.push(elbow(entry, pointAt(way, STEPS)), entry)
  return walkOf(points)
}

/** Within a place it goes along the row first, then straight to the edge. */
function elbow(rest: Point, edge: Point): Point {
  return { x: edge.x, y: rest.y }
}

/** One for every few px of the way. */
function roomOf(walk: Float32Array): number {
  let length = 0
  for (let step = 0; step < STEPS; step++) length += distance(pointAt(walk, step), pointAt(walk, step + 1))
  return Math.max(8, length / TILE_PX)
}

const TILE_PX = 3

/** Over and under a level way, or right and left of one that goes down. */
function besides(walk: Float32Array, step: number): Point[] {
  const [at, next] = [pointAt(walk, step), pointAt(walk, step + 1)]
  const isUpright = Math.abs(next.y - at.y) > Math.abs(next.x - at.x)
  return isUpright
    ? [
        { x: at.x + 30, y: at.y },
        { x: at.x - 30, y: at.y },
      ]
    : [
        { x: at.x, y: at.y - 20 },
        { x: at.x, y: at.y + 20 },
      ]
}

/** It does not go anywhere: work, timers. */
function standing({ at }: Placed): Float32Array {
  const walk = new Float32Array((STEPS + 1) * 2)
  for (let step = 0; step <= STEPS; step++) {
    walk[step * 2] = at.x
    walk[step * 2 + 1] = at.y
  }
  return walk
}

function pointAt(walk: Float32Array, step: number): Point {
  return { x: walk[step * 2] as number, y: walk[step * 2 + 1] as number }
}

function spotIn(
  place: PlaceView,
  { form }: Placed,
  density: Density,
  motion: MotionView,
  side: 'exit' | 'entry',
): Point | undefined {
  if (place.ruler !== undefined && form.slots !== undefined) return cellSpot(place, form.slots, motion, side)
  if (place.slots !== undefined && form.slots !== undefined) {
    return slotSpot(place, form.slots, density, motion, side)
  }
  const { left, right, top, bottom } = form.body
  const isSmall = left + right <= 130 && top + bottom <= 70
  return isSmall ? { x: clearOfWords(form, motion), y: 0 } : undefined
}

/** In the middle of a circle; with a long name so far aside that it does not cover the words beside the circle. */
function clearOfWords({ caption }: Placed['form'], { label }: MotionView): number {
  if (caption === undefined || caption.isCentred) return 0
  return Math.min(0, caption.x - WORDS_AIR - tokenWidth(label) / 2)
}

const WORDS_AIR = 3

/** Its own slot if it rests there; else where the next one comes to rest, or where the first one leaves. */
function slotSpot(
  place: PlaceView,
  room: NonNullable<Placed['form']['slots']>,
  density: Density,
  motion: MotionView,
  side: 'exit' | 'entry',
): Point {
  const slots = place.slots ?? []
  // Thousands are drawn as a bar, where nobody has a place of their own: then none is looked for.
  const own = density === 'bar' ? -1 : slots.findIndex(({ id }) => id === motion.label)
  const at = own >= 0 ? own : side === 'exit' ? 0 : slots.length
  const cells = density === 'bar' ? undefined : cellsFor(Math.max(at + 1, slots.length), room, density)
  if (cells === undefined || cells.fitting < 1) {
    return { x: side === 'exit' ? room.x + room.width : room.x, y: room.y + room.height / 2 }
  }
  const { x, y, width, height } = cells.cell(Math.min(at, cells.fitting - 1))
  return { x: x + width / 2, y: y + height / 2 }
}

/** In a log: the cell that it will be, or is. */
function cellSpot(
  place: PlaceView,
  room: NonNullable<Placed['form']['slots']>,
  motion: MotionView,
  side: 'exit' | 'entry',
): Point {
  const { start, end } = place.ruler ?? { start: 0, end: 0 }
  const scale = logScale(start, end, room.width)
  const own = (place.slots ?? []).find(({ id }) => id === motion.label)?.offset
  const offset = own ?? (side === 'entry' ? end : Math.max(start, end - 1))
  return { x: room.x + (offset - scale.from + 0.5) * scale.cell, y: 0 }
}
