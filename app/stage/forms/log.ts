import type { FactView, PlaceView } from '../../../engine/index.ts'
import { clipText, LINE_HEIGHT, monoWidth, NOTE_SIZE, SMALL_SIZE, textWidth } from '../text.ts'
import { type Form, factLines, factWidth, type Measures, nameWidth, type Room } from './form.ts'

/** On a phone a log has its owner's texture and name where it is wide there are ribbons. */
export const OWNER_TAG = 124

/** The parts of a log, from the top: name and facts, cells, ruler, lanes of markers. */
export const LOG = { header: 22, cell: 32, ruler: 16, lane: 16, margin: 3 } as const

/** How many cells of full size a row has: twice as many as a queue has chips, and never fewer than on a phone. */
function cellsIn({ compact, chips }: Room): number {
  return compact ? CELLS_MIN : Math.max(CELLS_MIN, 2 * chips)
}

const CELLS_MIN = 9

/** How many lanes there are for the names of markers. */
export function lanesOf({ ruler }: PlaceView): number {
  const count = Math.max(1, ruler?.markers.length ?? 0)
  // Of several some stand at one offset, and some far apart.
  return count <= LANES_FEW ? count : count <= SEVERAL ? LANES_FEW : LANES.length
}

const LANES_FEW = 4
/** In a low window names of markers share lanes, as far as they do not cover each other. */
const LANES_TIGHT = 3
const SEVERAL = 6

/** How many lanes a log has kept: those of the run's largest moment. */
export function lanesKept({ extent }: Form): number {
  return Math.round((extent.bottom - LOG.cell / 2 - LOG.ruler - 2) / LOG.lane)
}

/** A row of cells on a ruler. Square: a record never moves, and stays after it was read. */
export const logForm: Measures = (place, room) => {
  const width = cellsIn(room) * LOG.cell
  const half = width / 2 + LOG.margin
  const name = nameWidth(place.name) + (room.compact ? OWNER_TAG : 0)
  const status = place.status === '' ? 0 : textWidth(place.status, SMALL_SIZE) + 10
  const free = width - name - status - 12
  const facts = headLines(place.facts, free, width)
  const under = facts.length - 1
  const header = LOG.header * Math.min(2, facts.length) + LINE_HEIGHT * Math.max(0, under - 1)
  const lanes = Math.min(lanesOf(place), room.lines === 'fewest' ? LANES_TIGHT : LANES.length)
  const bottom = LOG.cell / 2 + LOG.ruler + lanes * LOG.lane + 2
  return {
    extent: { left: half, right: half, top: LOG.cell / 2 + header, bottom },
    body: { left: half, right: half, top: LOG.cell / 2 + 2, bottom: LOG.cell / 2 + 2 },
    slots: { x: -width / 2, y: -LOG.cell / 2, width, height: LOG.cell },
    notes: [],
    facts,
  }
}

/** The quantities that have room beside the name, none or more of them, and the lines under it. */
function headLines(facts: readonly FactView[], free: number, width: number): readonly FactView[][] {
  const beside: FactView[] = []
  for (const fact of facts) {
    if (lineWidth([...beside, fact]) > free) break
    beside.push(fact)
  }
  return [beside, ...factLines(facts.slice(beside.length), width)]
}

/** How wide a line of facts is, with the gaps between them. */
export function lineWidth(facts: readonly FactView[]): number {
  return facts.reduce((sum, fact) => sum + factWidth(fact) + LOG_FACT_GAP, -LOG_FACT_GAP)
}

const LOG_FACT_GAP = 12

/** What part of a log is drawn, and how wide a record is there. */
export interface LogScale {
  /** The first offset of the row. */
  readonly from: number
  /** How many offsets the row has room for. */
  readonly span: number
  readonly cell: number
}

/**
 * The scale of a row: full cells while they all fit, then narrow ones, then a strip. Steps are round numbers, so
 * that cells stand still while the log grows, and change their size only when a step is reached.
 */
export function logScale(start: number, end: number, width: number): LogScale {
  const cells = Math.floor(width / LOG.cell)
  const needed = end + 1
  // A log whose beginning was deleted is drawn from a round offset before its start.
  const stub = Math.max(0, start - 2)
  const from = needed <= cells ? 0 : needed - stub <= cells ? stub : roundDown(start, end)
  const span = [cells, cells * 4, ...ROUND_SPANS].find((many) => many > end - from) ?? end - from + 1
  return { from, span, cell: width / span }
}

const ROUND_SPANS: readonly number[] = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000]

function roundDown(start: number, end: number): number {
  const step = end - start > 500 ? 100 : 10
  return Math.floor(start / step) * step
}

/** Every how many offsets the ruler has a number. */
export function rulerStep({ cell }: LogScale): number {
  const steps = [1, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000]
  return steps.find((step) => step * cell >= 26) ?? 100_000
}

/** A marker's name, and where it stands among the others. */
export interface PlacedMarker {
  readonly id: string
  readonly kind: NonNullable<PlaceView['ruler']>['markers'][number]['kind']
  readonly text: string
  /** Where it points, from the left edge of the row. */
  readonly x: number
  readonly lane: number
  /** Its name stands to the left of its sign, as there is no room on the right. */
  readonly flipped: boolean
}

/**
 * Names of markers in lanes, from the right: a name runs to the right of its sign, so signs further left hang
 * lower, and neither a name nor the stem of a sign crosses another name.
 */
export function placeMarkers(
  place: PlaceView,
  scale: LogScale,
  width: number,
  kept = lanesOf(place),
): PlacedMarker[] {
  const markers = [...together(place.ruler?.markers ?? [], kept, width)].sort(
    (one, other) => other.at - one.at || RANK[one.kind] - RANK[other.kind] || (one.id < other.id ? -1 : 1),
  )
  const lanes = LANES.slice(0, kept)
  const placed: (PlacedMarker & { readonly span: readonly [number, number] })[] = []
  for (const { id, kind, label, at } of markers) {
    const x = Math.min(width, Math.max(0, (at - scale.from) * scale.cell))
    const text = markerText(label, at, Math.max(x, width + LOG.margin - x) - MARKER_GAP - 4)
    const wide = monoWidth(text, NOTE_SIZE) + MARKER_GAP + 4
    const flipped = x + wide > width + LOG.margin && wide < x
    const span: [number, number] = flipped ? [x - wide, x + 6] : [x - 6, x + wide]
    const isFree = (lane: number) => placed.every((other) => areApart({ x, lane, span }, other))
    const isClear = (lane: number) =>
      placed.every((other) => other.lane !== lane || areApart({ x, lane, span }, other))
    // A stem behind a name can be borne, a name on another or under the log cannot: then the sign stands alone.
    const lane = lanes.find(isFree) ?? lanes.findLast(isClear)
    if (lane !== undefined) placed.push({ id, kind, text, x, lane, flipped, span })
    else placed.push({ id, kind, text: '', x, lane: lanes.length - 1, flipped, span: [x, x] })
  }
  return placed
}

/** The name and the offset; where neither side has room for the name, as much of it as there is. */
function markerText(label: string, at: number, room: number): string {
  if (label === '') return `${at}`
  const rest = room - monoWidth(` ${at}`, NOTE_SIZE)
  return `${clipText(label, rest, (text) => monoWidth(text, NOTE_SIZE))} ${at}`
}

type Marker = NonNullable<PlaceView['ruler']>['markers'][number]

/** More of them than there are lanes: those of one kind that stand at one offset share a sign and a line. */
function together(markers: readonly Marker[], lanes: number, width: number): readonly Marker[] {
  if (markers.length <= lanes) return markers
  const shared = new Map<string, Marker[]>()
  for (const marker of markers) {
    const id = `${marker.kind} ${marker.at}`
    shared.set(id, [...(shared.get(id) ?? []), marker])
  }
  return [...shared.values()].map((same) => ({
    ...(same[0] as Marker),
    label: listOf(
      same.map(({ label }) => label),
      width * LIST_PART,
    ),
  }))
}

/** A list takes no more than this part of the row. */
const LIST_PART = 0.45

/** As many names as have room, and how many more there are. */
function listOf(names: readonly string[], room: number): string {
  for (let count = names.length; count > 1; count--) {
    const rest = count === names.length ? '' : ` +${names.length - count}`
    const list = names.slice(0, count).join(' ') + rest
    if (monoWidth(list, NOTE_SIZE) <= room) return list
  }
  return names.length === 1 ? `${names[0]}` : `${names[0]} +${names.length - 1}`
}

const LANES = [0, 1, 2, 3, 4, 5, 6, 7]
/** A stem may pass through the sign over it: both point at the same offset. */
const SIGN = 6

interface Hanging {
  readonly x: number
  readonly lane: number
  readonly span: readonly [number, number]
}

/** Names do not cover each other, and the stem of the lower one passes beside the name of the upper one. */
function areApart(one: Hanging, other: Hanging): boolean {
  if (one.lane === other.lane) return one.span[1] < other.span[0] || one.span[0] > other.span[1]
  const [upper, lower] = one.lane < other.lane ? [one, other] : [other, one]
  return lower.x <= upper.span[0] + SIGN || lower.x >= upper.span[1] - SIGN
}

/** From a marker's point to its name. */
export const MARKER_GAP = 8

const RANK = { committed: 0, position: 1, 'last-stable': 2, 'high-watermark': 3 } as const
