import { isForced, isMotionReduced, themeNow } from '../theme/theme.ts'
import { forcedInk, type Ink, inkOf } from './painter/ink.ts'
import { paint, type View } from './painter/painter.ts'
import type { StageMoment, StageWords } from './props.ts'
import { type Clock, clocksOf } from './tokens/clocks.ts'
import { createTokens, MARK, placeTokens } from './tokens/tokens.ts'
import { type Ground, TrackBook } from './tokens/tracks.ts'

/** The layer of what moves: it lives as long as its canvas, and paints when it is told to. */
export class Show {
  readonly #canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D
  readonly #tokens = createTokens()
  #book: TrackBook | undefined
  #clocks: readonly Clock[] = []
  #ink: Ink = inkOf('light')
  #isReduced = false
  #words: Pick<StageWords, 'seconds' | 'minutes'> = { seconds: 's', minutes: 'min' }
  #isClear = false
  #isSpoilt = true

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('This browser gives no canvas to draw on.')
    this.#context = context
    this.look()
  }

  /** Theme, forced colours and reduced motion may have changed. */
  look(): void {
    this.#ink = isForced() ? forcedInk() : inkOf(themeNow())
    this.#isReduced = isMotionReduced()
  }

  /** Another scene, or the same one somewhere else. */
  setGround(ground: Ground, words: Pick<StageWords, 'seconds' | 'minutes'>): void {
    if (this.#book === undefined) this.#book = new TrackBook(ground)
    else this.#book.setGround(ground)
    this.#clocks = clocksOf(ground.places.values(), ground.arrangement, ground.densities)
    this.#words = words
    this.spoil()
  }

  /** As many pixels as the screen has for it. */
  resize(width: number, height: number): void {
    const ratio = ratioNow()
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (this.#canvas.width === wide && this.#canvas.height === high) return
    this.#canvas.width = wide
    this.#canvas.height = high
  }

  /** One frame. */
  draw(moment: StageMoment, view: View): void {
    const book = this.#book
    if (book === undefined) return
    placeTokens(this.#tokens, moment, book)
    const isEmpty = this.isEmpty()
    this.#isSpoilt = false
    if (isEmpty && this.#isClear) return
    this.#isClear = isEmpty
    const frame = {
      tokens: this.#tokens,
      clocks: this.#clocks,
      tick: moment.tick,
      speed: moment.speed,
      ground: book.ground,
      ink: this.#ink,
      units: this.#words,
      view,
      isReduced: this.#isReduced,
    }
    paint(this.#context, frame, ratioNow())
  }

  /** The next frame is painted whatever is on it: the picture under it has changed. */
  spoil(): void {
    this.#isClear = false
    this.#isSpoilt = true
  }

  /** The picture under it has changed since the last frame. */
  get isSpoilt(): boolean {
    return this.#isSpoilt
  }

  /** The message under a point of the world, if one is on its way there. */
  tokenAt(x: number, y: number): string | undefined {
    const { count, mark, tracks } = this.#tokens
    for (let at = 0; at < count; at++) {
      const reach = mark[at] === MARK.chip ? 20 : 12
      const near = Math.abs((this.#tokens.x[at] as number) - x) < reach
      if (near && Math.abs((this.#tokens.y[at] as number) - y) < reach) return tracks[at]?.motion.label
    }
    return undefined
  }

  private isEmpty(): boolean {
    const { count, work, lit, flows } = this.#tokens
    return count + work.length + lit.length + flows.length + this.#clocks.length === 0
  }
}

/** More than this is not seen, and costs twice. */
const RATIO_MAX = 2

function ratioNow(): number {
  return Math.min(RATIO_MAX, window.devicePixelRatio)
}
