import type { WireView } from '../../../engine/index.ts'
import { overlaps, type Point, type Rect, rectOf } from '../geometry.ts'
import type { Arrangement, Placed } from '../layout/arrangement.ts'
import { flattened, pathOf, swing, swingPath, walkOf } from './curve.ts'
import { type Sticker, StickerBook } from './labels.ts'
import { Router, type Way } from './route.ts'

/** A wire as it is drawn. */
export interface DrawnWire {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly style: WireView['style']
  readonly path: string
  /** Ribbons are bands, the rest are lines with heads. */
  readonly isRibbon: boolean
  /** The last point, and the direction in which the wire gets there, in degrees. */
  readonly head: { readonly at: Point; readonly angle: number }
  /** A point of the wire for a sign on it: cut, held. */
  readonly middle: Point
  readonly sticker?: Sticker
  /** Where a ribbon has its member's name: near both ends, as in the middle ribbons cross. */
  readonly names: readonly Point[]
  /** Which of the neutral textures a ribbon has. */
  readonly texture: number
}

/** All lines of a stage, and the way between any two of its places. */
export interface Wiring {
  readonly wires: readonly DrawnWire[]
  /** Where what is counted of wires is written, by wire; not where there is no room: the log says it. */
  tallies(lines: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, Sticker>
  /** A walk from one place to another: along their wire in either direction, else the best way without one. */
  walk(from: string, to: string): Float32Array | undefined
}

/** How many textures tell ribbons apart. */
export const TEXTURES = 4
/** Ribbons that end at one place lie side by side. */
const RIBBON_STEP = 16

/** Finds the way of every wire. Depends on what is connected and where it stands, not on what happens. */
export function wiringOf(arrangement: Arrangement, views: readonly WireView[]): Wiring {
  const bundles = bundlesOf(views, arrangement)
  const router = new Router(arrangement)
  const ribbons = bundles.filter(({ style }) => style === 'ownership' && !arrangement.room.compact)
  const lines = bundles.filter(({ style }) => style !== 'ownership').sort(inRoutingOrder(arrangement))
  const bands = ribbonsOf(ribbons, arrangement)
  for (const { wire, points } of bands) router.keepAway({ ...wire, points })
  const ways = new Map<Bundle, Way>()
  for (const bundle of lines) {
    const way = router.route(bundle.from, bundle.to, bundle.style)
    if (way !== undefined) ways.set(bundle, way)
  }
  const book = new StickerBook(arrangement.bounds, solidsOf(arrangement), [...ways.values()])
  const stuck = [...ways].map(([bundle, way]) => ({ bundle, way, sticker: book.place(way, bundle.labels) }))
  const taken = [...solidsOf(arrangement), ...stuck.flatMap(({ sticker }) => sticker?.rect ?? [])]
  const drawn = stuck.map(({ bundle, way, sticker }) => lineOf(bundle, way, sticker, taken))
  const walks = new Map<string, readonly Point[]>()
  for (const [{ from, to }, { points }] of ways) walks.set(`${from}>${to}`, flattened(points))
  for (const { wire, points } of bands) walks.set(`${wire.from}>${wire.to}`, points)
  return {
    wires: [...bands.map(({ wire }) => wire), ...drawn],
    tallies: (lines) => talliesIn(book.copy(), stuck, lines),
    walk: walker(walks, router),
  }
}

/** A wire with its words. */
interface Stuck {
  readonly bundle: Bundle
  readonly way: Way
  readonly sticker: Sticker | undefined
}

/** Tallies come after all that is written on wires anyway. */
function talliesIn(
  book: StickerBook,
  stuck: readonly Stuck[],
  lines: ReadonlyMap<string, readonly string[]>,
): Map<string, Sticker> {
  const tallies = new Map<string, Sticker>()
  for (const { bundle, way, sticker } of stuck) {
    const id = wireId(bundle)
    const tally = book.place(way, lines.get(id) ?? [], sticker?.rect)
    if (tally !== undefined) tallies.set(id, tally)
  }
  return tallies
}

/** Wires of the same style between the same places, drawn as one. */
interface Bundle {
  readonly from: string
  readonly to: string
  readonly style: WireView['style']
  readonly labels: string[]
}

function bundlesOf(views: readonly WireView[], { places }: Arrangement): Bundle[] {
  const bundles = new Map<string, Bundle>()
  const data = new Set(
    views.filter(({ style }) => style === 'data').flatMap(({ from, to }) => bothWays(from, to)),
  )
  for (const { from, to, style, label } of views) {
    if (!places.has(from) || !places.has(to) || from === to) continue
    // An ack goes back on the same connection: a second line beside it would be a lie and a mess.
    if (style === 'control' && data.has(`${from}>${to}`)) continue
    const id = wireId({ from, to, style })
    const bundle = bundles.get(id) ?? { from, to, style, labels: [] }
    bundles.set(id, bundle)
    if (label !== undefined && label !== '') bundle.labels.push(label)
  }
  return [...bundles.values()]
}

function bothWays(from: string, to: string): string[] {
  return [`${from}>${to}`, `${to}>${from}`]
}

/** Names a drawn wire. */
export function wireId({ from, to, style }: Pick<WireView, 'from' | 'to' | 'style'>): string {
  return `${style}:${from}>${to}`
}

const RANK: Readonly<Record<WireView['style'], number>> = {
  data: 0,
  ownership: 1,
  configuration: 2,
  control: 3,
}

/** Straight ones first, as they have no choice; then data before configuration before control; then the longest. */
function inRoutingOrder({ places }: Arrangement) {
  const reach = ({ from, to }: Bundle) => {
    const [a, b] = [(places.get(from) as Placed).at, (places.get(to) as Placed).at]
    const isStraight = Math.abs(a.y - b.y) < 1 || Math.abs(a.x - b.x) < 1
    return isStraight ? 1e6 : Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
  }
  return (one: Bundle, other: Bundle) => {
    const [a, b] = [reach(one), reach(other)]
    if (a === 1e6 || b === 1e6) return b - a || RANK[one.style] - RANK[other.style]
    return RANK[one.style] - RANK[other.style] || b - a
  }
}

function solidsOf({ places }: Arrangement) {
  return [...places.values()].flatMap(({ solids }) => solids)
}

function lineOf(
  { from, to, style }: Bundle,
  { points }: Way,
  sticker: Sticker | undefined,
  taken: readonly Rect[],
): DrawnWire {
  const [before, at] = points.slice(-2) as [Point, Point]
  return {
    id: wireId({ from, to, style }),
    from,
    to,
    style,
    path: pathOf(points),
    isRibbon: false,
    head: { at, angle: (Math.atan2(at.y - before.y, at.x - before.x) * 180) / Math.PI },
    middle: freeSpot(walkOf(points), taken),
    names: [],
    texture: 0,
    ...(sticker !== undefined && { sticker }),
  }
}

/** The spot of a way nearest to its middle where a sign covers neither a place nor a sticker. */
export function freeSpot(walk: Float32Array, taken: readonly Rect[]): Point {
  const spots = [24, 20, 28, 16, 32, 12, 36, 8, 40].map((step) => ({
    x: walk[step * 2] as number,
    y: walk[step * 2 + 1] as number,
  }))
  const free = spots.find(({ x, y }) => {
    const rect = { x: x - 11, y: y - 11, width: 22, height: 22 }
    return taken.every((other) => !overlaps(rect, other))
  })
  return free ?? (spots[0] as Point)
}

/** Bands between logs and members, from whichever stands further left. */
function ribbonsOf(
  bundles: readonly Bundle[],
  { places }: Arrangement,
): { wire: DrawnWire; points: Point[] }[] {
  const ends = bundles.map((bundle) => {
    const [one, other] = [places.get(bundle.from) as Placed, places.get(bundle.to) as Placed]
    const isTurned = one.at.x > other.at.x
    return { bundle, left: isTurned ? other : one, right: isTurned ? one : other }
  })
  const owners = [...new Set(ends.map(({ right }) => right))].sort(
    (a, b) => a.at.y - b.at.y || a.at.x - b.at.x,
  )
  return ends.map(({ bundle, left, right }) => {
    const rivals = ends.filter((end) => end.right === right).sort((a, b) => a.left.at.y - b.left.at.y)
    const rank = rivals.findIndex((end) => end.left === left && end.bundle === bundle)
    const off = (rank - (rivals.length - 1) / 2) * RIBBON_STEP
    const from = { x: rectOf(left.form.body, left.at).x + left.body.width, y: left.at.y }
    const to = { x: right.body.x, y: right.at.y + off }
    const ribbon = ribbonOf(bundle, left.id, right.id, from, to, owners.indexOf(right))
    // Where several leave one log, their names would lie on each other there.
    const isShared = ends.some((end) => end.left === left && end.bundle !== bundle)
    return isShared ? { ...ribbon, wire: { ...ribbon.wire, names: ribbon.wire.names.slice(1) } } : ribbon
  })
}

function ribbonOf(bundle: Bundle, left: string, right: string, from: Point, to: Point, owner: number) {
  const points = swing(from, to, false)
  const wire: DrawnWire = {
    id: wireId(bundle),
    from: left,
    to: right,
    style: 'ownership',
    path: swingPath(from, to, false),
    isRibbon: true,
    head: { at: to, angle: 0 },
    middle: points[12] as Point,
    names: [points[5] as Point, points[19] as Point],
    texture: owner % TEXTURES,
  }
  return { wire, points }
}

/** Walks are made when something first goes there, and kept. */
function walker(known: Map<string, readonly Point[]>, router: Router): Wiring['walk'] {
  const walks = new Map<string, Float32Array | undefined>()
  return (from, to) => {
    const id = `${from}>${to}`
    if (walks.has(id)) return walks.get(id)
    const points = known.get(id) ?? known.get(`${to}>${from}`)?.toReversed() ?? wayless(router, from, to)
    const walk = points === undefined ? undefined : walkOf(points)
    walks.set(id, walk)
    return walk
  }
}

function wayless(router: Router, from: string, to: string): readonly Point[] | undefined {
  const way = router.route(from, to, 'control', false)
  return way === undefined ? undefined : flattened(way.points)
}
