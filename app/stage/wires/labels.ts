import { inflate, overlaps, type Point, type Rect } from '../geometry.ts'
import { clipText, monoWidth, NOTE_SIZE } from '../text.ts'
import { cuts, type Way } from './route.ts'

/** A sticker on a wire: its lines, and where. */
export interface Sticker {
  readonly lines: readonly string[]
  readonly rect: Rect
}

const LINE = 16
const PAD = 6
const WIDTH_MAX = 168
const LINES_MAX = 3

/** Puts stickers on wires so that none covers a place or another sticker. */
export class StickerBook {
  readonly #picture: Rect
  readonly #solids: readonly Rect[]
  readonly #ways: readonly Way[]
  readonly #taken: Rect[] = []

  constructor(picture: Rect, solids: readonly Rect[], ways: readonly Way[]) {
    this.#picture = picture
    this.#solids = solids
    this.#ways = ways
  }

  /** The same so far: what is put into it does not lie on what is in this one, nor keep it from anything. */
  copy(): StickerBook {
    const copy = new StickerBook(this.#picture, this.#solids, this.#ways)
    copy.#taken.push(...this.#taken)
    return copy
  }

  /**
   * The best spot along a way, or beside what stands on it already; undefined when every spot would cover
   * something: the tree still says it.
   */
  place(way: Way, labels: readonly string[], beside?: Rect): Sticker | undefined {
    const lines = linesOf(labels)
    if (lines.length === 0) return undefined
    const width = Math.max(...lines.map((line) => monoWidth(line, NOTE_SIZE))) + 2 * PAD
    const height = lines.length * LINE + 2
    let best: { rect: Rect; cost: number } | undefined
    for (const { middle, cost } of [
      ...spotsOn(way.points, width, height),
      ...spotsBeside(beside, width, height),
    ]) {
      const wished = { x: middle.x - width / 2, y: middle.y - height / 2, width, height }
      const rect = moveInto(wished, this.#picture)
      if (this.isTaken(rect)) continue
      const all = cost + Math.abs(rect.x - wished.x) / 4 + this.crowdOf(rect, way)
      if (best === undefined || all < best.cost) best = { rect, cost: all }
    }
    if (best === undefined) return undefined
    this.#taken.push(best.rect)
    return { lines, rect: best.rect }
  }

  private isTaken(rect: Rect): boolean {
    const round = inflate(rect, 3)
    return (
      this.#solids.some((solid) => overlaps(round, solid)) ||
      this.#taken.some((other) => overlaps(round, other))
    )
  }

  /** How many other wires would be hidden. */
  private crowdOf(rect: Rect, own: Way): number {
    let crowd = 0
    for (const way of this.#ways) {
      if (way === own) continue
      for (let at = 1; at < way.points.length; at++) {
        if (cuts(way.points[at - 1] as Point, way.points[at] as Point, rect, 1)) crowd += 50
      }
    }
    return crowd
  }
}

/** Spots around a sticker, the nearest that still leave a gap: to the sides first, as that reads as one line. */
function* spotsBeside(sticker: Rect | undefined, width: number, height: number) {
  if (sticker === undefined) return
  const [x, y] = [sticker.x + sticker.width / 2, sticker.y + sticker.height / 2]
  const [aside, apart] = [(sticker.width + width) / 2 + GAP, (sticker.height + height) / 2 + GAP]
  yield { middle: { x: x + aside, y }, cost: 50 }
  yield { middle: { x: x - aside, y }, cost: 52 }
  yield { middle: { x, y: y + apart }, cost: 54 }
  yield { middle: { x, y: y - apart }, cost: 56 }
}

const GAP = 4

/** A wire along the edge of a narrow window has its words beside its middle rather than cut off. */
function moveInto(rect: Rect, { x, width }: Rect): Rect {
  const last = x + width - EDGE - rect.width
  return { ...rect, x: Math.max(x + EDGE, Math.min(last, rect.x)) }
}

const EDGE = 10

function linesOf(labels: readonly string[]): string[] {
  const distinct = [...new Set(labels)]
  const shown = distinct.slice(0, distinct.length > LINES_MAX ? LINES_MAX - 1 : LINES_MAX)
  const lines = shown.map((label) => clipText(label, WIDTH_MAX, (text) => monoWidth(text, NOTE_SIZE)))
  if (distinct.length > shown.length) lines.push(`+${distinct.length - shown.length}`)
  return lines
}

/** Parts of a leg, so near to each other on a long one that no gap beside it is missed. */
function partsOf(length: number): readonly number[] {
  const count = Math.max(10, Math.ceil(length / STEP))
  return Array.from({ length: count - 1 }, (_, at) => (at + 1) / count).filter(
    (part) => part >= 0.12 && part <= 0.88,
  )
}

const STEP = 10

/** Spots along each leg; the middle of a long level leg is best. The head of the arrow stays free. */
function* spotsOn(points: readonly Point[], width: number, height: number) {
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1] as Point, points[at] as Point]
    const isLevel = Math.abs(a.y - b.y) < 1
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
    const needed = (isLevel ? width : height) + 24
    const tight = length < needed ? (needed - length) * 2 : 0
    const isLast = at === points.length - 1
    for (const part of partsOf(length)) {
      const middle = { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }
      const cost = tight + (isLevel ? 0 : 24) + Math.abs(part - 0.5) * 40 + (isLast ? 6 : 0)
      yield { middle, cost }
      if (!isLevel) continue
      yield { middle: { x: middle.x, y: middle.y - height / 2 - 5 }, cost: cost + 30 }
      yield { middle: { x: middle.x, y: middle.y + height / 2 + 5 }, cost: cost + 34 }
    }
  }
}
