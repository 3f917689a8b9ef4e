import type { Arrow } from './arrows.ts'
import type { Dot, Drawing } from './drawing.ts'
import { isFolded } from './folded.ts'
import type { Row } from './lanes.ts'
import type { Pen } from './pen.ts'

/** Events nearer to each other than this become one bead, in px. */
const BEAD_PX = 9
const STUB_PX = 16

/** A move from lane to lane, or work on one. */
export function drawArrow(
  pen: Pen,
  drawing: Drawing,
  rows: ReadonlyMap<string, Row>,
  arrow: Arrow,
  hueOf: (key: string | undefined) => string,
): void {
  const { motion } = arrow
  const [from, to] = [rows.get(motion.from), rows.get(motion.to)]
  const tone = toneOfArrow(drawing, arrow)
  const [start, end] = [drawing.xOf(arrow.departs), drawing.xOf(Math.min(arrow.arrives, drawing.to + 1e4))]
  if (from === undefined && to === undefined) return
  if (motion.from === motion.to || motion.weight === 'work') {
    if (from !== undefined) pen.box('lane', `work${tone}`, start, end, from.line - 3.5, from.line + 3.5)
    return
  }
  const isMessage = motion.weight === 'message'
  const hue = isMessage ? `hue-${hueOf(motion.key)}` : 'hue-control'
  const look = `${isMessage ? 'message' : 'control'} ${hue}${tone}`
  if (from === undefined || to === undefined) {
    drawStub(pen, look, from, to, start, end)
    return
  }
  const way = (share: number): [number, number] => [
    start + (end - start) * share,
    from.line + (to.line - from.line) * share,
  ]
  const layer = isMessage ? 'arrow' : 'control'
  pen.line(layer, `${look}${arrow.count > 1 ? ' bundle' : ''}`, way(0), way(arrow.lostAt ?? 1))
  if (arrow.lostAt === undefined) pen.head(`head ${hue}${tone}`, way(0), way(1), isMessage ? 8 : 6)
  else pen.cross('mark', `lost${tone}`, ...way(arrow.lostAt), 4.5)
  if (!isFolded(drawing.lenses, arrow)) sayOf(pen, arrow, way((arrow.lostAt ?? 1) / 2), tone, isMessage)
}

/** Its name at mid-way; of control, only where it stands out. */
function sayOf(
  pen: Pen,
  arrow: Arrow,
  [time, space]: [number, number],
  tone: string,
  isMessage: boolean,
): void {
  const count = arrow.count > 1 ? `×${arrow.count}` : arrow.motion.label
  if (count === '' || tone === ' dim') return
  if (!isMessage && arrow.count === 1 && arrow.lostAt === undefined && tone !== ' lit') return
  pen.say({
    time: time + (pen.isDown ? 0 : 5),
    space: space + (pen.isDown ? -4 : 4),
    text: count,
    look: 'id',
  })
}

/** A move to or from a lane that is hidden fades out. */
function drawStub(
  pen: Pen,
  look: string,
  from: Row | undefined,
  to: Row | undefined,
  start: number,
  end: number,
): void {
  const row = from ?? to
  if (row === undefined) return
  const [time, away] = from === undefined ? [end, -6] : [start, 6]
  pen.line('control', `${look} stub`, [time, row.line], [time + away, row.line + STUB_PX])
}

function toneOfArrow({ message, bearingOf }: Drawing, { id, motion }: Arrow): string {
  if (bearingOf !== undefined)
    return { self: ' lit', past: ' lit', future: ' next', apart: ' dim' }[bearingOf.ofMove(id)]
  if (message === undefined) return ''
  return motion.label === message ? ' lit' : ' dim'
}

/** What happened on a lane: an open dot, full where a person's fault, a cross where it went wrong. */
export function drawDots(pen: Pen, drawing: Drawing, rows: ReadonlyMap<string, Row>): void {
  const byLane = new Map<string, Dot[]>()
  for (const dot of drawing.dots) {
    const known = byLane.get(dot.lane)
    if (known === undefined) byLane.set(dot.lane, [dot])
    else known.push(dot)
  }
  for (const [lane, dots] of byLane) {
    const row = rows.get(lane)
    if (row === undefined) continue
    for (const group of groupsOf(dots, drawing.xOf)) drawGroup(pen, drawing, row, group)
  }
}

/** Events that would lie over each other, together. */
export function groupsOf(dots: readonly Dot[], xOf: (reading: number) => number): Dot[][] {
  const groups: Dot[][] = []
  let from = Number.NEGATIVE_INFINITY
  for (const dot of dots) {
    const x = xOf(dot.reading)
    if (x - from < BEAD_PX) groups.at(-1)?.push(dot)
    else {
      groups.push([dot])
      from = x
    }
  }
  return groups
}

function drawGroup(pen: Pen, drawing: Drawing, { line }: Row, group: readonly Dot[]): void {
  const [first] = group as [Dot]
  const x = drawing.xOf(first.reading)
  const bearings = group.map(({ seq }) => drawing.bearingOf?.ofEvent(seq))
  const isDim = drawing.bearingOf !== undefined && bearings.every((bearing) => bearing === 'apart')
  const tone = isDim ? ' dim' : ''
  if (bearings.includes('self')) pen.disc('mark', 'self', x, line, 7)
  const grave = group.find(({ kind }) => kind === 'fault' || kind === 'trouble')
  if (grave !== undefined) {
    const isFault = grave.kind === 'fault'
    if (isFault) pen.disc('mark', `fault${tone}`, x, line, 4.5)
    else pen.cross('mark', `lost${tone}`, x, line, 4)
    return
  }
  const weighty = group.filter(({ kind }) => kind === 'state').length
  if (weighty > 3) {
    pen.disc('mark', `bead${tone}`, x, line, 6.5)
    pen.say({
      time: x,
      space: line + 3.5,
      text: `${group.length}`,
      look: 'bead-count',
      anchor: 'middle',
      isNeeded: true,
    })
    return
  }
  const isBig = group.some(({ kind }) => kind === 'state' || kind === 'message')
  const bearing = bearings.find((each) => each !== undefined && each !== 'apart')
  const look = bearing === 'past' || bearing === 'self' ? 'fault' : 'dot'
  pen.disc('mark', `${look}${tone}`, x, line, isBig ? 3 : 2)
}
