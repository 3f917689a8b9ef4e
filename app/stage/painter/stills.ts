import type { Point, Rect } from '../geometry.ts'
import { MARK, type Tokens } from '../tokens/tokens.ts'
import type { Track } from '../tokens/tracks.ts'
import { STEPS } from '../wires/curve.ts'
import { type Canvas2D, FONT, type Ink } from './ink.ts'
import { type LabelBoard, paintLabel } from './labels.ts'
import { traceWalk } from './lanes.ts'
import { paintChip, paintLost } from './marks.ts'

/** More arrows than this cannot be told apart; the rest have their count. */
const STILLS_MAX = 9

/**
 * Without motion: before and after in one picture. A dotted imprint where the message was, the message where it
 * will be, and between them an arrow with its number in the order of departure.
 */
export function paintStills(ctx: Canvas2D, tokens: Tokens, ink: Ink, board: LabelBoard): void {
  const messages: Track[] = []
  for (let at = 0; at < tokens.count; at++) {
    const track = tokens.tracks[at] as Track
    if (tokens.mark[at] === MARK.control) paintControl(ctx, track, ink, board)
    else if (messages.length < STILLS_MAX) messages.push(track)
  }
  for (const track of messages) {
    imprint(ctx, track, ink)
    paintArrow(ctx, track.lane.walk, ink, false)
  }
  for (const track of messages) {
    // What is lost lies where it is lost.
    const step = Math.round(STEPS * track.reach) * 2
    paintChip(ctx, track, track.walk[step] as number, track.walk[step + 1] as number, ink)
  }
  paintNumbers(ctx, messages, ink, board)
  paintLost(ctx, tokens, ink)
}

/** Numbers of one way stand in a row that goes from it where it covers nothing that can be read. */
function paintNumbers(ctx: Canvas2D, messages: readonly Track[], ink: Ink, board: LabelBoard): void {
  const rows = new Map<Float32Array, { at: Point; numbers: number[] }>()
  messages.forEach(({ lane }, at) => {
    const row = rows.get(lane.walk) ?? { at: lane.numberAt, numbers: [] }
    rows.set(lane.walk, row)
    row.numbers.push(at + 1)
  })
  for (const { at, numbers } of rows.values()) {
    const [dx, dy] = ASIDE.find(([x, y]) => board.isFree(rowRect(at, x, y, numbers.length))) ?? ASIDE[0]
    // Whichever way the row goes, it is read from the left, and from the top.
    const inOrder = dx + dy > 0 ? numbers : numbers.toReversed()
    inOrder.forEach((number, before) => {
      paintNumber(
        ctx,
        { x: at.x + dx * before * NUMBER.step, y: at.y + dy * before * NUMBER.step },
        number,
        ink,
      )
    })
  }
}

const NUMBER = { step: 17, radius: 10 } as const
const ASIDE = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const

function rowRect({ x, y }: Point, dx: number, dy: number, count: number): Rect {
  const [across, down] = [dx * (count - 1) * NUMBER.step, dy * (count - 1) * NUMBER.step]
  const { radius } = NUMBER
  return {
    x: x - radius + Math.min(0, across),
    y: y - radius + Math.min(0, down),
    width: 2 * radius + Math.abs(across),
    height: 2 * radius + Math.abs(down),
  }
}

/** An ack, a heartbeat: a thin dashed arrow with its name, where there is room for it along the way. */
function paintControl(ctx: Canvas2D, track: Track, ink: Ink, board: LabelBoard): void {
  const { walk } = track.lane
  paintArrow(ctx, walk, ink, true)
  paintLabel(ctx, track, (width) => NAME_STEPS.flatMap((step) => beside(walk, step, width)), board, ink)
}

/** Where along a way a name is tried: in its middle first. */
const NAME_STEPS = [24, 18, 30, 13, 35, 9, 39]

/** Over and under a level way, or right and left of one that goes down. */
function beside(walk: Float32Array, step: number, width: number): Point[] {
  const [x, y] = [walk[step * 2] as number, walk[step * 2 + 1] as number]
  const [dx, dy] = [(walk[step * 2 + 2] as number) - x, (walk[step * 2 + 3] as number) - y]
  const isUpright = Math.abs(dy) > Math.abs(dx)
  const [across, down] = isUpright ? [width / 2 + 10, 0] : [0, 14]
  return [
    { x: x + across, y: y - down },
    { x: x - across, y: y + down },
  ]
}

function imprint(ctx: Canvas2D, { walk, look }: Track, ink: Ink): void {
  ctx.setLineDash([2, 2.6])
  ctx.lineWidth = 1.5
  ctx.strokeStyle = (ink.keys[look.hue] as Ink['keys'][number]).stroke
  ctx.beginPath()
  ctx.roundRect((walk[0] as number) - 17, (walk[1] as number) - 13, 34, 26, 7)
  ctx.stroke()
  ctx.setLineDash([])
}

function paintArrow(ctx: Canvas2D, walk: Float32Array, ink: Ink, isControl: boolean): void {
  ctx.strokeStyle = isControl ? ink.roles['ink-3'] : ink.roles.ink
  ctx.fillStyle = ctx.strokeStyle
  ctx.lineWidth = isControl ? 1.2 : 2
  ctx.setLineDash(isControl ? [5, 4] : [])
  ctx.beginPath()
  traceWalk(ctx, walk)
  ctx.stroke()
  ctx.setLineDash([])
  const [x, y] = [walk[STEPS * 2 - 6] as number, walk[STEPS * 2 - 5] as number]
  const [endX, endY] = [walk[STEPS * 2] as number, walk[STEPS * 2 + 1] as number]
  const length = Math.hypot(endX - x, endY - y) || 1
  const [dx, dy] = [(endX - x) / length, (endY - y) / length]
  ctx.beginPath()
  ctx.moveTo(endX, endY)
  ctx.lineTo(endX - dx * 9 - dy * 5, endY - dy * 9 + dx * 5)
  ctx.lineTo(endX - dx * 9 + dy * 5, endY - dy * 9 - dx * 5)
  ctx.fill()
}

function paintNumber(ctx: Canvas2D, { x, y }: Point, number: number, ink: Ink): void {
  ctx.fillStyle = ink.roles.ink
  ctx.beginPath()
  ctx.arc(x, y, NUMBER.radius, 0, Math.PI * 2)
  ctx.fill()
  ctx.font = FONT.bold
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = ink.roles.panel
  ctx.fillText(`${number}`, x, y + 0.5)
}
