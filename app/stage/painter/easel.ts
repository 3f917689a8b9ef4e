import { Roster } from '../tokens/roster.ts'
import { createTokens, placeTokens } from '../tokens/tokens.ts'
import type { Ink } from './ink.ts'
import { paint } from './painter.ts'
import type { Look, Scenery, Sheet, Size } from './sheet.ts'

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
  refresh(): void {
    if (this.#look === undefined) return
    const ink: Ink = { ...this.#look.ink }
    this.#look = { ...this.#look, ink }
    this.#isClear = false
    this.paint()
  }

  /** One frame. */
  paint(): void {
    const [sheet, size, look, scenery] = [this.#sheet, this.#size, this.#look, this.#scenery]
    if (sheet === undefined || size === undefined || look === undefined || scenery === undefined) return
    placeTokens(this.#tokens, sheet.moment, this.#roster.tracks)
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
