import { CHIP, tokenWidth } from '../forms/chips.ts'
import { AGAIN_PATH, GLYPH_PATHS } from '../glyphs.ts'
import type { Glyph } from '../keys.ts'
import { MARK, type Tokens } from '../tokens/tokens.ts'
import type { Track } from '../tokens/tracks.ts'
import { type Canvas2D, FONT, type Ink } from './ink.ts'
import { besideToken, keepOffTokens, type LabelBoard, paintLabel } from './labels.ts'
import { laySprite } from './sprites.ts'

/** How high a message on its way is, and a tile of a convoy. */
const HEIGHT = 26
const TILE = { width: 8, height: 13 } as const
const NOT_YET_REAL = [2, 2.6]
const SOLID: number[] = []

const glyphs = new Map<string, Path2D>()

function pathFor(d: string): Path2D {
  const known = glyphs.get(d)
  if (known !== undefined) return known
  const path = new Path2D(d)
  glyphs.set(d, path)
  return path
}

/** In a larger crowd tiles have no outline of their own: they are filled with it, as it is what is seen. */
export const CROWD = 200

/** How the world lies on the pixels of the canvas. */
export interface Pixels {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/**
 * Those that are too many to follow: small, on whole pixels, so that a thousand are quick. Who is ahead lies on
 * top, whatever its hue. The canvas is in pixels here, not in the world.
 */
export function paintTiles(ctx: Canvas2D, tokens: Tokens, ink: Ink, pixels: Pixels): void {
  const { count, mark, hue: hues, x: xs, y: ys } = tokens
  const width = Math.max(3, Math.round(TILE.width * pixels.scale))
  const height = Math.max(4, Math.round(TILE.height * pixels.scale))
  const edge = tokens.count < CROWD ? Math.max(1, Math.round(pixels.scale)) : 0
  let painted = -1
  for (let at = count - 1; at >= 0; at--) {
    if (mark[at] !== MARK.tile) continue
    const hue = hues[at] as number
    const colour = ink.keys[hue] as Ink['keys'][number]
    const left = ((xs[at] as number) * pixels.scale + pixels.x - width / 2 + 0.5) | 0
    const top = ((ys[at] as number) * pixels.scale + pixels.y - height / 2 + 0.5) | 0
    if (painted !== hue) ctx.fillStyle = colour.stroke
    ctx.fillRect(left, top, width, height)
    painted = edge === 0 ? hue : -1
    if (edge === 0) continue
    ctx.fillStyle = colour.fill
    ctx.fillRect(left + edge, top + edge, width - 2 * edge, height - 2 * edge)
  }
}

/** Acks and heartbeats when they are many: a dash each, along its way, on whole pixels. */
export function paintControlCrowd(ctx: Canvas2D, tokens: Tokens, ink: Ink, pixels: Pixels): void {
  const long = Math.max(4, Math.round(9 * pixels.scale))
  const thin = Math.max(2, Math.round(2 * pixels.scale))
  ctx.fillStyle = ink.roles['ink-2']
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.mark[at] !== MARK.control) continue
    const [x, y] = besideWay(tokens, at)
    const isUpright = Math.abs(tokens.dy[at] as number) > 0.6
    const [width, height] = isUpright ? [thin, long] : [long, thin]
    const left = (x * pixels.scale + pixels.x - width / 2 + 0.5) | 0
    const top = (y * pixels.scale + pixels.y - height / 2 + 0.5) | 0
    ctx.fillRect(left, top, width, height)
  }
}

/** Acks, commits, heartbeats: a short dash that travels beside the wire, on the right of its way. */
export function paintControls(ctx: Canvas2D, tokens: Tokens, ink: Ink): void {
  ctx.strokeStyle = ink.roles['ink-2']
  ctx.fillStyle = ink.roles.bg
  ctx.lineWidth = 1.5
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.mark[at] !== MARK.control) continue
    const [x, y] = besideWay(tokens, at)
    const [dx, dy] = [tokens.dx[at] as number, tokens.dy[at] as number]
    ctx.beginPath()
    ctx.setLineDash([4, 3])
    ctx.moveTo(x - dx * 19, y - dy * 19)
    ctx.lineTo(x - dx * 5, y - dy * 5)
    ctx.stroke()
    ctx.setLineDash(SOLID)
    ctx.beginPath()
    ctx.arc(x, y, 4, 0, Math.PI * 2)
    ctx.fill()
    ctx.stroke()
  }
}

/** Their names, each where it covers nothing that can be read. */
export function paintControlLabels(ctx: Canvas2D, tokens: Tokens, ink: Ink, board: LabelBoard): void {
  keepOffTokens(board, tokens, chipWidth)
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.mark[at] !== MARK.control) continue
    const track = tokens.tracks[at] as Track
    const [x, y] = besideWay(tokens, at)
    const [dx, dy] = [tokens.dx[at] as number, tokens.dy[at] as number]
    paintLabel(ctx, track, (width) => besideToken({ x, y }, dx, dy, width), board, ink)
  }
}

function besideWay(tokens: Tokens, at: number): [number, number] {
  const off = 8
  return [
    (tokens.x[at] as number) - (tokens.dy[at] as number) * off,
    (tokens.y[at] as number) + (tokens.dx[at] as number) * off,
  ]
}

/** The few that can be followed, at full size. The canvas is in pixels here, not in the world. */
export function paintChips(ctx: Canvas2D, tokens: Tokens, ink: Ink, pixels: Pixels): void {
  // The one that set off first lies on top: it arrives first.
  for (let at = tokens.count - 1; at >= 0; at--) {
    if (tokens.mark[at] !== MARK.chip) continue
    const track = tokens.tracks[at] as Track
    const spot = { x: tokens.x[at] as number, y: tokens.y[at] as number }
    const reach = { x: chipWidth(track) / 2 + 6, y: HEIGHT / 2 + 12 }
    laySprite(ctx, ink, track, spot, reach, pixels, (sprite) => paintChip(sprite, track, 0, 0, ink))
  }
}

/** A cross over what is lost where it is, and will never arrive. */
export function paintLost(ctx: Canvas2D, { lost, x: xs, y: ys }: Tokens, ink: Ink): void {
  if (lost.length === 0) return
  const arm = 8
  ctx.beginPath()
  for (const at of lost) {
    const [x, y] = [xs[at] as number, ys[at] as number]
    ctx.moveTo(x - arm, y - arm)
    ctx.lineTo(x + arm, y + arm)
    ctx.moveTo(x + arm, y - arm)
    ctx.lineTo(x - arm, y + arm)
  }
  ctx.lineWidth = 6
  ctx.strokeStyle = ink.roles.panel
  ctx.stroke()
  ctx.lineWidth = 3
  ctx.strokeStyle = ink.roles['alarm-gfx']
  ctx.stroke()
}

function chipWidth({ motion }: Track): number {
  return tokenWidth(motion.label)
}

/** One message, its middle at a point. In flight it is not yet real: dotted. */
export function paintChip(ctx: Canvas2D, track: Track, x: number, y: number, ink: Ink): void {
  const { motion, look } = track
  const colour = ink.keys[look.hue] as Ink['keys'][number]
  const width = chipWidth(track)
  const [left, top] = [x - width / 2, y - HEIGHT / 2]
  ctx.lineWidth = motion.trouble === true ? 2.2 : ink.width
  ctx.strokeStyle = motion.trouble === true ? ink.roles['alarm-gfx'] : colour.stroke
  ctx.fillStyle = colour.tint
  ctx.beginPath()
  ctx.roundRect(left, top, width, HEIGHT, 7)
  ctx.fill()
  ctx.setLineDash(NOT_YET_REAL)
  ctx.stroke()
  ctx.setLineDash(SOLID)
  ctx.fillStyle = colour.fill
  ctx.beginPath()
  ctx.roundRect(left, top, CHIP.tab + 1, HEIGHT, [7, 0, 0, 7])
  ctx.fill()
  if (motion.redelivered === true) doubleOutline(ctx, left, top, width)
  paintGlyph(ctx, look.glyph, left + CHIP.tab / 2 + 1, y, 3.8, colour.ink)
  ctx.font = FONT.id
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = ink.roles.ink
  ctx.fillText(motion.label, left + CHIP.tab + (width - CHIP.tab) / 2, y + 0.5)
  paintCorners(ctx, motion, left, left + width, top, ink)
}

function doubleOutline(ctx: Canvas2D, left: number, top: number, width: number): void {
  ctx.lineWidth = 1.2
  ctx.beginPath()
  ctx.roundRect(left + 2.6, top + 2.6, width - 5.2, HEIGHT - 5.2, 4.4)
  ctx.stroke()
}

/** The glyph of a key round a point. */
function paintGlyph(ctx: Canvas2D, glyph: Glyph, x: number, y: number, size: number, colour: string): void {
  ctx.translate(x, y)
  ctx.scale(size, size)
  ctx.fillStyle = colour
  ctx.fill(pathFor(GLYPH_PATHS[glyph]))
  ctx.scale(1 / size, 1 / size)
  ctx.translate(-x, -y)
}

function paintCorners(
  ctx: Canvas2D,
  motion: Track['motion'],
  left: number,
  right: number,
  top: number,
  ink: Ink,
): void {
  if (motion.deadLettered === true) {
    ctx.fillStyle = ink.roles['ink-2']
    ctx.beginPath()
    ctx.moveTo(right - 10, top)
    ctx.lineTo(right, top)
    ctx.lineTo(right, top + 10)
    ctx.fill()
  }
  if (motion.redelivered !== true) return
  ctx.fillStyle = ink.roles.panel
  ctx.strokeStyle = ink.roles['ink-2']
  ctx.lineWidth = 1
  ctx.beginPath()
  ctx.arc(left + 5, top - 1, 8, 0, Math.PI * 2)
  ctx.fill()
  ctx.stroke()
  ctx.translate(left + 5, top - 1)
  ctx.lineWidth = 1.5
  ctx.stroke(pathFor(AGAIN_PATH))
  ctx.translate(-5 - left, 1 - top)
}
