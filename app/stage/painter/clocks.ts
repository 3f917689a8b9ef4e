import type { Rect } from '../geometry.ts'
import { type Clock, type ClockUnits, leftInWords, leftOf } from '../tokens/clocks.ts'
import { type Canvas2D, FONT, type Ink } from './ink.ts'

const TOP = -Math.PI / 2

/** Clocks that drain: what is left of them, and how long in digits. */
export function paintClocks(
  ctx: Canvas2D,
  clocks: readonly Clock[],
  tick: number,
  ink: Ink,
  units: ClockUnits,
): void {
  for (const clock of clocks) {
    const left = leftOf(clock.timer, tick)
    const words = leftInWords(clock.timer, tick, units)
    if (clock.form === 'chip') chipClock(ctx, clock, left, words, ink)
    else if (clock.form === 'underline') underline(ctx, clock.rect, left, ink)
    else if (clock.form === 'ring') ringClock(ctx, clock.rect, left, ink)
    else rowClock(ctx, clock, left, words, ink)
  }
}

/** Round the chip, from the top, clockwise; seconds under the id. */
function chipClock(ctx: Canvas2D, clock: Clock, left: number, words: string, ink: Ink): void {
  const { rect, turn, isNotched = false } = clock
  const { x, y, width, height } = rect
  const whole = 2 * (width + height) - (8 - 2 * Math.PI) * turn
  const round = isNotched ? whole - NOTCH.lost(width, turn) : whole
  ctx.lineWidth = 2.5
  ctx.strokeStyle = ink.roles.ink
  ctx.setLineDash([round * left, round])
  // What has run out is gone first where the clock's hand began.
  ctx.lineDashOffset = -round * (1 - left)
  ctx.beginPath()
  if (isNotched) traceNotched(ctx, rect, turn)
  else traceRound(ctx, x, y, width, height, turn)
  if (left > 0) ctx.stroke()
  ctx.setLineDash([])
  ctx.lineDashOffset = 0
  ctx.font = FONT.bold
  ctx.textAlign = 'center'
  ctx.textBaseline = 'alphabetic'
  ctx.fillStyle = ink.roles.ink
  ctx.fillText(words.replace(/\s.*/, ''), x + width / 2 + 5.5, y + 30)
}

/** A round rectangle that begins in the middle of its top. */
function traceRound(ctx: Canvas2D, x: number, y: number, width: number, height: number, r: number): void {
  const [right, bottom] = [x + width, y + height]
  ctx.moveTo(x + width / 2, y)
  ctx.arcTo(right, y, right, bottom, r)
  ctx.arcTo(right, bottom, x, bottom, r)
  ctx.arcTo(x, bottom, x, y, r)
  ctx.arcTo(x, y, right, y, r)
  ctx.closePath()
}

/** The corner that a badge covers: from so far on the left side to so far on the top. */
const NOTCH = {
  x: 23,
  y: 10,
  /** How much shorter the line is. */
  lost: (width: number, turn: number) => {
    const corner = turn * (2 - Math.PI / 2)
    return NOTCH.x + NOTCH.y - corner + Math.max(0, width / 2 - NOTCH.x)
  },
} as const

/** The same, from the badge round to the badge. */
function traceNotched(ctx: Canvas2D, { x, y, width, height }: Rect, r: number): void {
  const [right, bottom] = [x + width, y + height]
  ctx.moveTo(x + Math.max(NOTCH.x, width / 2), y)
  ctx.arcTo(right, y, right, bottom, r)
  ctx.arcTo(right, bottom, x, bottom, r)
  ctx.arcTo(x, bottom, x, y, r)
  ctx.lineTo(x, y + NOTCH.y)
}

function underline(ctx: Canvas2D, { x, y, width, height }: Rect, left: number, ink: Ink): void {
  ctx.fillStyle = ink.roles.ink
  ctx.fillRect(x, y + height - 3, width * left, 3)
}

function ringClock(ctx: Canvas2D, { x, y, width }: Rect, left: number, ink: Ink): void {
  const radius = width / 2
  ctx.lineWidth = 2.5
  ctx.strokeStyle = ink.roles['line-soft']
  ctx.beginPath()
  ctx.arc(x + radius, y + radius, radius, 0, Math.PI * 2)
  ctx.stroke()
  if (left <= 0) return
  ctx.strokeStyle = ink.roles['ink-2']
  ctx.beginPath()
  ctx.arc(x + radius, y + radius, radius, TOP, TOP + Math.PI * 2 * left)
  ctx.stroke()
}

/** A line of a card: whose clock, a bar, digits. Beside a circle the ring is the bar. */
function rowClock(ctx: Canvas2D, { form, timer, rect }: Clock, left: number, words: string, ink: Ink): void {
  const { x, y, width, height } = rect
  const middle = y + height / 2
  ctx.textBaseline = 'middle'
  ctx.font = FONT.text
  ctx.textAlign = 'left'
  ctx.fillStyle = ink.roles['ink-2']
  ctx.fillText(timer.label, x, middle, width - 46)
  const named = ctx.measureText(timer.label).width
  ctx.font = FONT.bold
  ctx.fillStyle = ink.roles.ink
  if (form === 'words') {
    ctx.fillText(words, x + named + 6, middle)
    return
  }
  ctx.textAlign = 'right'
  ctx.fillText(words, x + width, middle)
  const [from, to] = [x + named + 12, x + width - 50]
  if (to - from < 20) return
  ctx.fillStyle = ink.roles['line-soft']
  ctx.fillRect(from, middle - 2, to - from, 4)
  ctx.fillStyle = ink.roles['ink-2']
  ctx.fillRect(from, middle - 2, (to - from) * left, 4)
}
