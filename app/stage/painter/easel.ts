import { Roster } from '../tokens/roster.ts'
import { createTokens, type Playhead, placeTokens } from '../tokens/tokens.ts'
import type { Ink } from './ink.ts'
import { paint } from './painter.ts'
import type { Look, Scenery, Sheet, Size } from './sheet.ts'

/**
 * What is painted is a frame behind the page: so a sheet is there before it is due. If it is late, as the page is
 * busy, all goes on as before, but not for long: the playhead may have stopped.
 */
const BEHIND_MS = 1000 / 60
const AHEAD_MS_MAX = 100

/** The playhead at a time of the wall clock. */
export function playheadAt({ reading, rate, at, speed, still }: Sheet['moment'], now: number): Playhead {
  const ahead = Math.max(-BEHIND_MS, Math.min(AHEAD_MS_MAX, now - at - BEHIND_MS))
  return { reading: rate === 0 ? reading : reading + rate * ahead, speed, still }
}

/** The layer of what moves: it lives as long as its canvas, takes sheets, and paints the last of them. */
export class Easel {
  readonly #canvas: OffscreenCanvas
  readonly #context: OffscreenCanvasRenderingContext2D
  readonly #roster = new Roster()
  readonly #tokens = createTokens()
  #sheet: Sheet | undefined
  #size: Size | undefined
  #look: Look | undefined
  #scenery: Scenery | undefined
  #isClear = false

  constructor(canvas: OffscreenCanvas) {
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('This browser gives no canvas to draw on.')
    this.#canvas = canvas
    this.#context = context
  }

  /** Whether the next frame differs from this one, as far as is known. */
  isPlayingAt(now: number): boolean {
    const moment = this.#sheet?.moment
    return moment !== undefined && moment.rate !== 0 && now < moment.at + BEHIND_MS + AHEAD_MS_MAX
  }

  /** Notes what has changed. */
  take(sheet: Sheet): void {
    const { size, look, scenery, traffic, moment } = sheet
    if (size !== undefined) this.resize(size)
    this.#look = look ?? this.#look
    this.#scenery = scenery ?? this.#scenery
    if (look !== undefined || scenery !== undefined) this.#isClear = false
    this.#roster.take(traffic, moment.reading)
    this.#sheet = sheet
  }

  /** Letters have come: what was painted with others is painted again. */
  refresh(now: number): void {
    if (this.#look === undefined) return
    const ink: Ink = { ...this.#look.ink }
    this.#look = { ...this.#look, ink }
    this.#isClear = false
    this.paint(now)
  }

  /** One frame, at a time of the wall clock; what does not play looks the same at all times. */
  paint(now: number): void {
    const [sheet, size, look, scenery] = [this.#sheet, this.#size, this.#look, this.#scenery]
    if (sheet === undefined || size === undefined || look === undefined || scenery === undefined) return
    placeTokens(this.#tokens, playheadAt(sheet.moment, now), this.#roster.tracks)
    const isEmpty = this.isEmpty(scenery)
    if (isEmpty && this.#isClear) return
    this.#isClear = isEmpty
    const { tick, speed } = sheet.moment
    const frame = { tokens: this.#tokens, tick, speed, view: sheet.view, ...look, ...scenery }
    paint(this.#context, frame, size.ratio)
  }

  private resize(size: Size): void {
    this.#size = size
    this.#isClear = false
    if (this.#canvas.width === size.width && this.#canvas.height === size.height) return
    this.#canvas.width = size.width
    this.#canvas.height = size.height
  }

  private isEmpty({ clocks }: Scenery): boolean {
    const { count, work, lit, flows } = this.#tokens
    return count + work.length + lit.length + flows.length + clocks.length === 0
  }
}
