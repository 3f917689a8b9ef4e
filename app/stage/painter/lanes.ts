import type { Point } from '../geometry.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { STEPS } from '../wires/curve.ts'
import { type Canvas2D, FONT, type Ink } from './ink.ts'
import type { Pixels } from './marks.ts'
import { laySprite } from './sprites.ts'

/** How many travel along a lane, in digits that stand still beside it. The canvas is in pixels here. */
export function paintConvoys(ctx: Canvas2D, tokens: Tokens, ink: Ink, pixels: Pixels): void {
  for (const { lane, count } of tokens.convoys) {
    const reach = { x: countWidth(count) / 2 + 1, y: 10 }
    laySprite(ctx, ink, count, lane.countAt, reach, pixels, (sprite) =>
      paintCount(sprite, MIDDLE, count, ink),
    )
  }
}

const MIDDLE: Point = { x: 0, y: 0 }

/** Above the speed at which the eye can follow: the lane itself swells and has a number. */
export function paintFlows(ctx: Canvas2D, tokens: Tokens, ink: Ink): void {
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  for (const { lane, count, hue } of tokens.flows) {
    if (lane.from === lane.to) continue
    ctx.strokeStyle = (ink.keys[hue] as Ink['keys'][number]).stroke
    ctx.lineWidth = Math.min(12, 2.5 + Math.log2(count) * 1.6)
    ctx.beginPath()
    traceWalk(ctx, lane.walk)
    ctx.stroke()
  }
  ctx.lineCap = 'butt'
  for (const { lane, count } of tokens.flows) {
    if (lane.from !== lane.to && count > 1) paintCount(ctx, lane.countAt, count, ink)
  }
}

/** Begins no path of its own: the caller strokes it. */
export function traceWalk(ctx: Canvas2D, walk: Float32Array): void {
  ctx.moveTo(walk[0] as number, walk[1] as number)
  for (let step = 1; step <= STEPS; step++) ctx.lineTo(walk[step * 2] as number, walk[step * 2 + 1] as number)
}

function countWidth(count: number): number {
  return 12 + (1 + String(count).length) * 7.6
}

function paintCount(ctx: Canvas2D, { x, y }: Point, count: number, ink: Ink): void {
  const text = `×${count}`
  const width = countWidth(count)
  ctx.fillStyle = ink.roles.panel
  ctx.strokeStyle = ink.roles.line
  ctx.lineWidth = 1
  ctx.beginPath()
  ctx.roundRect(x - width / 2, y - 9, width, 18, 9)
  ctx.fill()
  ctx.stroke()
  ctx.font = FONT.bold
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = ink.roles.ink
  ctx.fillText(text, x, y + 0.5)
}
