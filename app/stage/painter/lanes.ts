import type { Tokens } from '../tokens/tokens.ts'
import type { Lane } from '../tokens/tracks.ts'
import { STEPS } from '../wires/curve.ts'
import { type Canvas2D, FONT, type Ink } from './ink.ts'

/** How many travel along a lane, in digits that stand still beside it. */
export function paintConvoys(ctx: Canvas2D, tokens: Tokens, ink: Ink): void {
  for (const { lane, count } of tokens.convoys) paintCount(ctx, lane, count, ink)
}

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
    if (lane.from !== lane.to && count > 1) paintCount(ctx, lane, count, ink)
  }
}

/** Begins no path of its own: the caller strokes it. */
export function traceWalk(ctx: Canvas2D, walk: Float32Array): void {
  ctx.moveTo(walk[0] as number, walk[1] as number)
  for (let step = 1; step <= STEPS; step++) ctx.lineTo(walk[step * 2] as number, walk[step * 2 + 1] as number)
}

function paintCount(ctx: Canvas2D, { countAt: { x, y } }: Lane, count: number, ink: Ink): void {
  const text = `×${count}`
  const width = 12 + text.length * 7.6
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
