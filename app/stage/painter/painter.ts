import type { Rect } from '../geometry.ts'
import type { Backdrop } from '../tokens/backdrop.ts'
import type { Clock, ClockUnits } from '../tokens/clocks.ts'
import { MARK, type Tokens } from '../tokens/tokens.ts'
import { paintClocks } from './clocks.ts'
import type { Canvas2D, Ink } from './ink.ts'
import { LabelBoard } from './labels.ts'
import { paintConvoys, paintFlows } from './lanes.ts'
import {
  CROWD,
  paintChips,
  paintControlCrowd,
  paintControlLabels,
  paintControls,
  paintLost,
  paintTiles,
} from './marks.ts'
import { paintStills } from './stills.ts'
import { paintCauses, paintWork } from './work.ts'

/** How the world lies on the canvas. */
export interface View {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Everything that a frame shows over the places. */
export interface Frame {
  readonly tokens: Tokens
  readonly clocks: readonly Clock[]
  readonly tick: number
  readonly speed: number
  readonly backdrop: Backdrop
  readonly ink: Ink
  readonly units: ClockUnits
  readonly view: View
  readonly isReduced: boolean
}

/** With more of them on the stage, or amid a crowd, acks and heartbeats travel without their names. */
const CONTROL_LABELS_MAX = 3
/** With more than this, each is only a dash. */
const CONTROLS_MAX = 24

/** Paints a frame on any 2D context whose pixels are `ratio` to one of the page's. */
export function paint(ctx: Canvas2D, frame: Frame, ratio: number): void {
  const { tokens, ink, view, backdrop, tick } = frame
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height)
  const scale = view.scale * ratio
  ctx.setTransform(scale, 0, 0, scale, view.x * ratio, view.y * ratio)
  paintClocks(ctx, frame.clocks, tick, ink, frame.units)
  paintWork(ctx, tokens, backdrop, ink)
  paintCauses(ctx, tokens, backdrop, ink)
  const board = new LabelBoard(backdrop.words, seenOf(ctx, backdrop.bounds, view.x * ratio, scale))
  if (frame.isReduced) {
    paintStills(ctx, tokens, ink, board)
    return
  }
  paintFlows(ctx, tokens, ink)
  const controls = controlsOf(tokens)
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  const pixels = { x: view.x * ratio, y: view.y * ratio, scale }
  paintTiles(ctx, tokens, ink, pixels)
  if (controls > CONTROLS_MAX) paintControlCrowd(ctx, tokens, ink, pixels)
  ctx.setTransform(scale, 0, 0, scale, pixels.x, pixels.y)
  const isNamed = frame.speed <= 2 && controls <= CONTROL_LABELS_MAX && tokens.count < CROWD
  if (controls <= CONTROLS_MAX) paintControls(ctx, tokens, ink)
  if (isNamed) paintControlLabels(ctx, tokens, ink, board)
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  paintChips(ctx, tokens, ink, pixels)
  paintConvoys(ctx, tokens, ink, pixels)
  ctx.setTransform(scale, 0, 0, scale, pixels.x, pixels.y)
  paintLost(ctx, tokens, ink)
}

/** The part of the picture that is on the canvas. */
function seenOf(ctx: Canvas2D, { x, y, width, height }: Rect, offset: number, scale: number): Rect {
  const left = Math.max(x, -offset / scale)
  const right = Math.min(x + width, (ctx.canvas.width - offset) / scale)
  return { x: left, y, width: right - left, height }
}

function controlsOf({ count, mark }: Tokens): number {
  let controls = 0
  for (let at = 0; at < count; at++) if (mark[at] === MARK.control) controls++
  return controls
}
