import { overlaps, type Point, type Rect } from '../geometry.ts'
import { MARK, type Tokens } from '../tokens/tokens.ts'
import type { Track } from '../tokens/tracks.ts'
import { type Canvas2D, FONT, type Ink } from './ink.ts'

const HEIGHT = 16
/** Half of what the number of a convoy takes. */
const COUNT = { x: 22, y: 10 } as const

/**
 * Where names of a frame may stand: on no words of the picture, on no other name, inside of the picture. A name
 * that has no such spot, or is there already, is not said: what it names is still seen moving.
 */
export class LabelBoard {
  readonly #words: readonly Rect[]
  readonly #bounds: Rect
  readonly #taken: Rect[] = []
  readonly #names = new Set<string>()

  constructor(words: readonly Rect[], bounds: Rect) {
    this.#words = words
    this.#bounds = bounds
  }

  /** Nothing may be written there in this frame. */
  keepOff(rect: Rect): void {
    this.#taken.push(rect)
  }

  /** Whether nothing is written or drawn there. */
  isFree(rect: Rect): boolean {
    return !this.isTaken(rect)
  }

  /** The first free of some middles, moved as far as the edge asks; undefined if none is. */
  place(label: string, width: number, middles: readonly Point[]): Point | undefined {
    if (this.#names.has(label)) return undefined
    for (const middle of middles) {
      const rect = this.inside(middle, width)
      if (this.isTaken(rect)) continue
      this.#names.add(label)
      this.#taken.push(rect)
      return { x: rect.x + width / 2, y: middle.y }
    }
    return undefined
  }

  private inside({ x, y }: Point, width: number): Rect {
    const { x: left, width: wide } = this.#bounds
    const start = Math.max(left, Math.min(left + wide - width, x - width / 2))
    return { x: start, y: y - HEIGHT / 2, width, height: HEIGHT }
  }

  private isTaken(rect: Rect): boolean {
    const isOn = (other: Rect) => overlaps(rect, other)
    return this.#words.some(isOn) || this.#taken.some(isOn)
  }
}

/** Messages at full size and numbers of convoys are painted over names: so none is put there. */
export function keepOffTokens(board: LabelBoard, tokens: Tokens, widthOf: (track: Track) => number): void {
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.mark[at] !== MARK.chip) continue
    const width = widthOf(tokens.tracks[at] as Track)
    board.keepOff({
      x: (tokens.x[at] as number) - width / 2,
      y: (tokens.y[at] as number) - 13,
      width,
      height: 26,
    })
  }
  for (const { lane } of tokens.convoys) {
    const { x, y } = lane.countAt
    board.keepOff({ x: x - COUNT.x, y: y - COUNT.y, width: 2 * COUNT.x, height: 2 * COUNT.y })
  }
}

/** Writes the name of something that travels, if there is a spot for it. */
export function paintLabel(
  ctx: Canvas2D,
  { motion }: Track,
  middlesOf: (width: number) => readonly Point[],
  board: LabelBoard,
  ink: Ink,
): void {
  const { label, trouble } = motion
  ctx.font = FONT.text
  const { width } = ctx.measureText(label)
  const spot = board.place(label, width, middlesOf(width))
  if (spot === undefined) return
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.lineWidth = 4
  ctx.strokeStyle = ink.roles.bg
  ctx.fillStyle = trouble === true ? ink.roles['alarm-text'] : ink.roles['ink-2']
  ctx.strokeText(label, spot.x, spot.y)
  ctx.fillText(label, spot.x, spot.y)
}

/**
 * Where the name of something may stand: of an upright way beside it, of a level one on its own side first, and
 * before a place that it is about to enter, behind it.
 */
export function besideToken({ x, y }: Point, dx: number, dy: number, width: number): Point[] {
  const off = width / 2
  if (Math.abs(dy) > 0.6) {
    return [
      { x: x + 9 + off, y },
      { x: x - 17 - off, y },
    ]
  }
  const sides = dx >= 0 ? [y + 14, y - 13] : [y - 13, y + 14]
  const behind = x - (dx >= 0 ? off : -off)
  return [x, behind].flatMap((middle) => sides.map((side) => ({ x: middle, y: side })))
}
