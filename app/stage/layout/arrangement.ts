import type { PlaceView, Scene, WireView } from '../../../engine/index.ts'
import { queueHead } from '../forms/card.ts'
import { chipFor } from '../forms/chips.ts'
import { type CaptionSide, type Form, nameWidth, type Room } from '../forms/form.ts'
import { formOf, kindOf } from '../forms/index.ts'
import { inflate, type Point, type Rect, rectOf, union } from '../geometry.ts'

/** A place with its spot on the stage. */
export interface Placed {
  readonly id: string
  readonly kind: string
  readonly at: Point
  readonly form: Form
  /** With captions. */
  readonly box: Rect
  /** The shape: where wires end. */
  readonly body: Rect
  /** What a wire may not cross: the shape, and the words that belong to it. */
  readonly solids: readonly Rect[]
  /** It is drawn round others. */
  readonly isContainer: boolean
  readonly within?: string
}

/** Where everything stands. Made once for a set of places; nothing moves during a run. */
export interface Arrangement {
  readonly places: ReadonlyMap<string, Placed>
  readonly bounds: Rect
  readonly room: Room
}

/** Between a container's edge and what is in it; over it there is a line for its name. */
export const CONTAINER = { pad: 16, title: 34 } as const

/** Everything that decides a layout, so that the same scene looks the same every time. */
export interface Sketch {
  readonly leaves: readonly Leaf[]
  readonly containers: readonly PlaceView[]
  readonly wires: readonly WireView[]
  readonly room: Room
}

/** A place that is not drawn round others. */
export interface Leaf {
  readonly place: PlaceView
  readonly form: Form
}

/** Measures the places of a scene. */
export function sketchOf(scene: Scene, given: Room): Sketch {
  const holders = scene.places.filter(({ kind }) => kind === 'consumer').map(({ name }) => name)
  const queues = scene.places.filter(({ kind }) => QUEUES.has(kind))
  const isLow = given.lines !== undefined && given.lines !== 'many' && queues.length > 0
  const head = isLow ? { head: Math.max(...queues.map(queueHead)) } : {}
  const room = { ...given, chip: chipFor(holders), ...head }
  const outer = new Set(scene.places.map(({ within }) => within))
  const leaves: Leaf[] = []
  const containers: PlaceView[] = []
  for (const place of scene.places) {
    if (outer.has(place.id)) containers.push(place)
    else leaves.push({ place, form: formOf(place, room, captionSide(place, scene)) })
  }
  return { leaves, containers, wires: scene.wires, room }
}

/** Kinds that are drawn as a queue is. */
const QUEUES = new Set(['queue', 'stream'])

/** A wire that goes on to the right has the right of way there. */
function captionSide(place: PlaceView, { places, wires }: Scene): CaptionSide {
  const own = kindOf(place.kind).column
  const goesOn = wires.some(({ from, to, style }) => {
    if (from !== place.id || style !== 'data') return false
    const other = places.find(({ id }) => id === to)
    return other !== undefined && kindOf(other.kind).column > own
  })
  return goesOn ? 'under' : 'beside'
}

/** Puts leaves at their points, and containers round them. */
export function arrangementOf(sketch: Sketch, points: ReadonlyMap<string, Point>): Arrangement {
  const places = new Map<string, Placed>()
  for (const { place, form } of sketch.leaves) {
    const at = points.get(place.id)
    if (at !== undefined) places.set(place.id, placedOf(place, form, at))
  }
  for (const container of sketch.containers) enclose(container, sketch, places)
  const bounds = union([...places.values()].map(({ box }) => box)) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { places, bounds: inflate(bounds, MARGIN), room: sketch.room }
}

/** Round everything, for focus rings and for wires that go round. */
const MARGIN = 18

function placedOf(place: PlaceView, form: Form, at: Point): Placed {
  return {
    id: place.id,
    kind: place.kind,
    at,
    form,
    box: rectOf(form.extent, at),
    body: rectOf(form.body, at),
    solids: solidsOf(form, at),
    isContainer: false,
    ...(place.within !== undefined && { within: place.within }),
  }
}

function solidsOf(form: Form, at: Point): readonly Rect[] {
  if (form.caption === undefined) return [rectOf(form.extent, at)]
  const { x, width, height, top, isCentred } = form.caption
  const words = { x: at.x + (isCentred ? -width / 2 : x), y: at.y + top, width, height }
  const roof = form.slots === undefined || form.slots.y > -form.body.top ? form.body.top : form.extent.top
  return [rectOf({ ...form.body, top: roof }, at), words]
}

/** Inner containers first, whatever their order in the scene. */
function enclose(container: PlaceView, sketch: Sketch, places: Map<string, Placed>): Placed | undefined {
  const known = places.get(container.id)
  if (known !== undefined) return known
  const inner = sketch.containers.filter(({ within }) => within === container.id)
  for (const one of inner) enclose(one, sketch, places)
  const round = union(
    [...places.values()].filter(({ within }) => within === container.id).map(({ box }) => box),
  )
  if (round === undefined) return undefined
  const placed = containerRound(container, round)
  places.set(container.id, placed)
  return placed
}

/** A box with room for its name, round what is in it. */
function containerRound(place: PlaceView, round: Rect): Placed {
  const { pad, title } = CONTAINER
  const box = {
    x: round.x - pad,
    y: round.y - title,
    width: round.width + 2 * pad,
    height: round.height + title + pad,
  }
  const extent = { left: 0, right: box.width, top: 0, bottom: box.height }
  return {
    id: place.id,
    kind: place.kind,
    at: { x: box.x, y: box.y },
    form: { extent, body: extent, notes: [], facts: [place.facts] },
    box,
    body: box,
    // Only its name is in the way: wires run in and out.
    solids: [
      { x: box.x, y: box.y, width: Math.min(box.width, nameWidth(place.name) + 40), height: title - 6 },
    ],
    isContainer: true,
    ...(place.within !== undefined && { within: place.within }),
  }
}
