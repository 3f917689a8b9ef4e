import type { Backdrop } from '../tokens/backdrop.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { type Canvas2D, FONT, type Ink } from './ink.ts'

const TOP = -Math.PI / 2

/** Work in a place: a disc that fills clockwise, in the hue of what is worked on, with its id. */
export function paintWork(ctx: Canvas2D, tokens: Tokens, { rings }: Backdrop, ink: Ink): void {
  for (const { track, part } of tokens.work) {
    const ring = rings.get(track.lane.from)
    if (ring === undefined) continue
    const colour = ink.keys[track.look.hue] as Ink['keys'][number]
    const { x, y } = ring
    const radius = ring.radius - 2.5
    ctx.fillStyle = colour.tint === ink.roles.panel ? ink.roles['node-fill'] : colour.tint
    ctx.beginPath()
    ctx.moveTo(x, y)
    ctx.arc(x, y, radius, TOP, TOP + Math.PI * 2 * part)
    ctx.closePath()
    ctx.fill()
    ctx.lineWidth = 3
    ctx.strokeStyle = colour.stroke
    ctx.beginPath()
    ctx.arc(x, y, radius - 1, TOP, TOP + Math.PI * 2 * part)
    ctx.stroke()
    const label = track.motion.label
    if (radius < 18) continue
    ctx.font = FONT.id
    ctx.textAlign = 'center'
    ctx.textBaseline = 'middle'
    ctx.fillStyle = ink.roles.ink
    ctx.fillText(label.length <= LABEL_MAX ? label : endOf(label), x, y + 0.5)
  }
}

/** So many letters fit into the circle. */
const LABEL_MAX = 5

/** A long id ends in what tells it from others: `pdf-o1` is o1 in the place where PDFs are made. */
function endOf(label: string): string {
  return label.slice(label.lastIndexOf('-') + 1).slice(-LABEL_MAX)
}

const CAUSES_MAX = 6

/** Who is about to send: an outline that grows brighter, before anything moves. */
export function paintCauses(ctx: Canvas2D, tokens: Tokens, { bodies }: Backdrop, ink: Ink): void {
  // When everybody sends all the time, a light says nothing.
  if (tokens.lit.length > CAUSES_MAX) return
  for (const { from, part } of tokens.lit) {
    const body = bodies.get(from)
    if (body === undefined) continue
    const { x, y, width, height } = body
    ctx.globalAlpha = Math.min(1, part * 1.5)
    ctx.strokeStyle = ink.roles.ink
    ctx.lineWidth = 2.5
    ctx.beginPath()
    const isRound = Math.abs(width - height) < 1 && width < 80
    ctx.roundRect(x - 5, y - 5, width + 10, height + 10, isRound ? width / 2 + 5 : 16)
    ctx.stroke()
    ctx.globalAlpha = 1
  }
}
