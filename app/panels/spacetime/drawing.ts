import type { LineView } from '../../../engine/index.ts'
import { KeyBook } from '../../stage/keys.ts'
import type { Arrow } from './arrows.ts'
import type { Bearing } from './cones.ts'
import type { Row } from './lanes.ts'
import { drawArrow, drawDots } from './marks.ts'
import type { Curtain, Level, Past, Span, TimerSpan } from './past.ts'
import { Pen, type Picture } from './pen.ts'

/** An event on a lane. */
export interface Dot {
  readonly seq: number
  readonly lane: string
  readonly reading: number
  readonly kind: LineView['kind']
}

/** Everything that is drawn, and how. */
export interface Drawing {
  readonly rows: readonly Row[]
  readonly past: Past
  readonly arrows: readonly Arrow[]
  readonly dots: readonly Dot[]
  readonly lenses: readonly { readonly from: number; readonly to: number }[]
  /** What is in view, in reading time. */
  readonly from: number
  readonly to: number
  readonly isDown: boolean
  readonly keys: readonly string[]
  /** The message whose line is lit. */
  readonly message: string | undefined
  /** The event whose cones are lit. */
  readonly bearingOf: { ofEvent(seq: number): Bearing; ofMove(id: string): Bearing } | undefined
  xOf(reading: number): number
  tickAt(reading: number): number
  curtainLabel(curtain: Curtain): string
  timerLabel(timer: TimerSpan): string
}

/** So many spans of one lane are drawn beside each other. */
const SPANS_MAX = 3
const SPAN_PX = 5

/** Draws a stretch of a run. */
export function draw(drawing: Drawing): Picture {
  const pen = new Pen(drawing.isDown)
  const rows = new Map(drawing.rows.map((row) => [row.id, row]))
  const book = new KeyBook(drawing.keys)
  const hueOf = (key: string | undefined) => `${book.lookOf(key).hue}`
  drawLanes(pen, drawing)
  drawLenses(pen, drawing)
  for (const curtain of seen(drawing.past.curtains, drawing)) drawCurtain(pen, drawing, rows, curtain)
  for (const row of drawing.rows) drawLevels(pen, drawing, row)
  for (const timer of seen(drawing.past.timers, drawing)) drawTimer(pen, drawing, rows, timer, hueOf)
  drawHeld(pen, drawing, rows, hueOf)
  for (const arrow of drawing.arrows) drawArrow(pen, drawing, rows, arrow, hueOf)
  drawDots(pen, drawing, rows)
  return pen.picture()
}

function seen<Each extends { readonly from: number; readonly to: number }>(
  all: readonly Each[],
  { from, to }: Drawing,
): Each[] {
  return all.filter((each) => each.from <= to && each.to >= from)
}

function drawLanes(pen: Pen, { rows, xOf, from, to }: Drawing): void {
  const [start, end] = [xOf(from), xOf(to)]
  for (const { line } of rows) pen.line('lane', 'lane', [start, line], [end, line])
}

/** Both edges of a fold, torn. */
function drawLenses(pen: Pen, { lenses, rows, xOf, from, to }: Drawing): void {
  const last = rows.at(-1)
  const bottom = last === undefined ? 0 : last.top + last.size
  for (const lens of lenses) {
    if (lens.to < from || lens.from > to) continue
    pen.box('back', 'fold', xOf(lens.from), xOf(lens.to), 0, bottom)
    for (const x of [xOf(lens.from), xOf(lens.to)]) {
      const points: [number, number][] = []
      for (let y = 0; y <= bottom + 6; y += 6)
        points.push([x + ((y / 6) % 2 === 0 ? -2.5 : 2.5), Math.min(y, bottom)])
      pen.line('back', 'tear', ...points)
    }
  }
}

function drawCurtain(pen: Pen, drawing: Drawing, rows: ReadonlyMap<string, Row>, curtain: Curtain): void {
  const [from, to] = [drawing.xOf(curtain.from), drawing.xOf(curtain.to)]
  for (const id of [curtain.lane, ...curtain.members]) {
    const row = rows.get(id)
    if (row !== undefined) pen.box('curtain', 'curtain', from, to, row.top, row.top + row.size)
  }
  const group = rows.get(curtain.lane)
  if (group === undefined) return
  const text = drawing.curtainLabel(curtain)
  const time = Math.max(from, drawing.xOf(drawing.from)) + 4
  pen.say({ time, space: group.top + 13, text, look: 'caption', isTurned: true, isNeeded: false })
}

/** How much waits, as an area under the line, its peak in digits. */
function drawLevels(pen: Pen, drawing: Drawing, { id, area }: Row): void {
  const levels = drawing.past.levels.get(id)
  if (area === undefined || levels === undefined) return
  const most = Math.max(1, ...levels.map(({ ready, claimed }) => ready + claimed))
  const [base, unit] = [area + 18, 16 / most]
  const step = (level: Level, next: Level | undefined) => {
    const from = drawing.xOf(Math.max(drawing.from, level.reading))
    const to = drawing.xOf(Math.min(drawing.to, next?.reading ?? drawing.to))
    if (to <= from) return
    const ready = base - level.ready * unit
    if (level.ready > 0) pen.box('area', 'ready', from, to, ready, base)
    if (level.claimed > 0) pen.box('area', 'claimed', from, to, ready - level.claimed * unit, ready)
  }
  const visible = levels.filter(
    ({ reading }, at) => reading <= drawing.to && (levels[at + 1]?.reading ?? drawing.to) >= drawing.from,
  )
  for (const level of visible) step(level, levels[levels.indexOf(level) + 1])
  const peak = visible.reduce<Level | undefined>(
    (best, level) => (best === undefined || sum(level) > sum(best) ? level : best),
    undefined,
  )
  if (peak === undefined || sum(peak) === 0) return
  const time = drawing.xOf(Math.max(drawing.from, peak.reading)) + 3
  pen.say({ time, space: base - 3, text: `${sum(peak)}`, look: 'digits', isNeeded: true })
}

function sum({ ready, claimed }: Level): number {
  return ready + claimed
}

/** A clock drains: full where it was wound, empty where it would run out, cut where it was stopped. */
function drawTimer(
  pen: Pen,
  drawing: Drawing,
  rows: ReadonlyMap<string, Row>,
  timer: TimerSpan,
  hueOf: (key: string | undefined) => string,
): void {
  const { lane, label } = timer
  const clock = rows.get(lane)?.timers.find((each) => each.label === label)
  if (clock === undefined) return
  const [from, to] = [Math.max(timer.from, drawing.from), Math.min(timer.to, drawing.to)]
  const [start, end] = [drawing.xOf(from), drawing.xOf(to)]
  const bottom = clock.top + 11
  const look = timer.key === undefined ? 'timer' : `timer hue-${hueOf(timer.key)}`
  const top = (reading: number): [number, number] => [
    drawing.xOf(reading),
    bottom - Math.max(0.8, restOf(timer, drawing.tickAt(reading)) * 11),
  ]
  pen.shape('timer', look, ...cornersOf(drawing, from, to).map(top), [end, bottom], [start, bottom])
  const text = drawing.timerLabel(timer)
  if (end - start > text.length * 6.8 + 8) {
    pen.say({ time: start + 4, space: bottom - 2, text, look: 'clock', isTurned: true })
  }
}

/** What is left on a clock, as a share. */
function restOf({ wound, due }: TimerSpan, tick: number): number {
  return due <= wound ? 0 : Math.min(1, (due - tick) / (due - wound))
}

/** Time is bent: a straight drain has a corner wherever the ruler has one. */
function cornersOf({ lenses, xOf }: Drawing, from: number, to: number): number[] {
  const steps = Math.min(24, Math.ceil((xOf(to) - xOf(from)) / 48) + 1)
  const even = Array.from({ length: steps + 1 }, (_, step) => from + ((to - from) * step) / steps)
  const folds = lenses.flatMap((lens) => [lens.from, lens.to]).filter((edge) => edge > from && edge < to)
  return [...even, ...folds].sort((one, other) => one - other)
}

/** What is in somebody's hands: hatched, beside each other above the line; what has no room is counted. */
function drawHeld(
  pen: Pen,
  drawing: Drawing,
  rows: ReadonlyMap<string, Row>,
  hueOf: (key: string | undefined) => string,
): void {
  const ends = new Map<string, number[]>()
  for (const span of drawing.past.held.toSorted((one, other) => one.from - other.from)) {
    const row = rows.get(span.lane)
    if (row === undefined) continue
    const taken = ends.get(span.lane) ?? []
    ends.set(span.lane, taken)
    const free = taken.findIndex((end) => end <= span.from)
    const level = free < 0 ? taken.length : free
    taken[level] = span.to
    if (level >= SPANS_MAX || span.to < drawing.from || span.from > drawing.to) continue
    const bottom = row.line - 3 - level * (SPAN_PX + 1)
    const look = `held hue-${hueOf(span.key)}${toneOf(drawing, span)}`
    pen.box('held', look, drawing.xOf(span.from), drawing.xOf(span.to), bottom - SPAN_PX, bottom)
  }
}

function toneOf({ message }: Drawing, { label }: Span): string {
  return message === undefined || message === label ? '' : ' dim'
}
