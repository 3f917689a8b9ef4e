/** Words in a picture. */
export interface Word {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly look: string
  readonly anchor: 'start' | 'middle' | 'end'
  /** Along a time that runs down. */
  readonly isTurned: boolean
}

/** Lines that look the same, as one path. */
export interface Lines {
  /** Names of looks, separated by blanks: what it is, and whether it is dimmed or lit. */
  readonly look: string
  readonly path: string
}

/** A finished picture, from the back to the front. */
export interface Picture {
  readonly lines: readonly Lines[]
  readonly words: readonly Word[]
}

/** What lies over what. */
const LAYERS = ['curtain', 'back', 'area', 'timer', 'lane', 'held', 'control', 'arrow', 'mark'] as const

/** A layer of the picture. */
export type Layer = (typeof LAYERS)[number]

/** A letter is so wide, and a line so high, in px: enough to know what would touch. */
const LETTER_PX = 6.8
const LINE_PX = 13

/**
 * Draws in the directions of time and of space. Where time runs down, as on a phone, both are exchanged, and
 * nobody else has to know.
 */
export class Pen {
  readonly isDown: boolean
  private readonly layers = new Map<Layer, Map<string, string[]>>()
  private readonly words: Word[] = []
  private readonly taken: { readonly x: number; readonly y: number; readonly width: number }[] = []

  constructor(isDown: boolean) {
    this.isDown = isDown
  }

  line(layer: Layer, look: string, ...points: readonly (readonly [time: number, space: number])[]): void {
    this.put(layer, look, points.map((point, at) => `${at === 0 ? 'M' : 'L'}${this.at(...point)}`).join(''))
  }

  shape(layer: Layer, look: string, ...points: readonly (readonly [time: number, space: number])[]): void {
    this.put(
      layer,
      look,
      `${points.map((point, at) => `${at === 0 ? 'M' : 'L'}${this.at(...point)}`).join('')}Z`,
    )
  }

  box(layer: Layer, look: string, from: number, to: number, top: number, bottom: number): void {
    this.shape(layer, look, [from, top], [to, top], [to, bottom], [from, bottom])
  }

  disc(layer: Layer, look: string, time: number, space: number, radius: number): void {
    const [x, y] = this.isDown ? [space, time] : [time, space]
    const r = radius
    this.put(
      layer,
      look,
      `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
    )
  }

  /** The head of an arrow that goes from one point to another. */
  head(look: string, from: readonly [number, number], to: readonly [number, number], size: number): void {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const length = Math.hypot(dx, dy) || 1
    const [ux, uy] = [(dx / length) * size, (dy / length) * size]
    const [bx, by] = [to[0] - ux, to[1] - uy]
    this.shape('arrow', look, to, [bx - uy * 0.42, by + ux * 0.42], [bx + uy * 0.42, by - ux * 0.42])
  }

  /** A cross where something ended. */
  cross(layer: Layer, look: string, time: number, space: number, size: number): void {
    this.line(layer, look, [time - size, space - size], [time + size, space + size])
    this.line(layer, look, [time - size, space + size], [time + size, space - size])
  }

  /** Says something; unless it must be said, it is left out where it would touch what was said before. */
  say(word: {
    readonly time: number
    readonly space: number
    readonly text: string
    readonly look: string
    readonly anchor?: Word['anchor']
    readonly isTurned?: boolean
    readonly isNeeded?: boolean
  }): boolean {
    const { time, space, text, look, anchor = 'start', isTurned = false } = word
    const [x, y] = this.isDown ? [space, time] : [time, space]
    const width = text.length * LETTER_PX
    const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width
    const isTouching = this.taken.some(
      (other) => left < other.x + other.width && other.x < left + width && Math.abs(other.y - y) < LINE_PX,
    )
    if (isTouching && word.isNeeded !== true) return false
    if (!isTurned || !this.isDown) this.taken.push({ x: left, y, width })
    this.words.push({ x: round(x), y: round(y), text, look, anchor, isTurned: isTurned && this.isDown })
    return true
  }

  /** What was drawn. */
  picture(): Picture {
    const lines = LAYERS.flatMap((layer) =>
      [...(this.layers.get(layer) ?? [])].map(([look, paths]) => ({ look, path: paths.join('') })),
    )
    return { lines, words: this.words }
  }

  private at(time: number, space: number): string {
    return this.isDown ? `${round(space)} ${round(time)}` : `${round(time)} ${round(space)}`
  }

  private put(layer: Layer, look: string, path: string): void {
    const looks = this.layers.get(layer) ?? new Map<string, string[]>()
    this.layers.set(layer, looks)
    const known = looks.get(look)
    if (known === undefined) looks.set(look, [path])
    else known.push(path)
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
