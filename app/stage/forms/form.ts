import type { FactView, PlaceView } from '../../../engine/index.ts'
import type { Extent, Rect } from '../geometry.ts'
import { LINE_HEIGHT, monoWidth, NAME_SIZE, NOTE_SIZE, SMALL_SIZE, textWidth } from '../text.ts'
import type { SlotRoom } from './chips.ts'

/** How much room there is: a phone gets narrower forms, never smaller letters. */
export interface Room {
  readonly compact: boolean
  /** How many chips wide a queue is. */
  readonly chips: number
  /** How wide a chip with the name of its holder is. */
  readonly chip?: number
  /** How words are set: in a low window in fewer lines. */
  readonly lines?: Lines
  /** How wide queues are at the least so that quantities fit beside names: all of a stage are alike. */
  readonly head?: number
}

/** A line for each word; or what is said of a place beside its name; or, too, two quantities in a line. */
export type Lines = 'many' | 'fewer' | 'fewest'

/** Where the words of a circle stand: beside it, unless a wire leaves there. */
export type CaptionSide = 'beside' | 'under'

/**
 * The measures of a place, round its middle. They follow from what kind of a place it is and how it is
 * configured, not from what it holds at the moment: so nothing moves during a run.
 */
export interface Form {
  /** With captions: what nothing else may cover. */
  readonly extent: Extent
  /** The shape itself: where wires end. */
  readonly body: Extent
  /** Words under the shape, this wide: an obstacle of their own, as beside them there is room. */
  readonly caption?: CaptionSpot
  /** Where what it holds is drawn. */
  readonly slots?: SlotRoom
  /** Small print and quantities, as they are broken into lines. */
  readonly notes: readonly string[]
  readonly facts: readonly (readonly FactView[])[]
  /** Its quantities stand beside its name, and end at the edge. */
  readonly hasFactsBeside?: boolean
  /** The circle in which work is seen, and round which clocks run. */
  readonly ring?: { readonly x: number; readonly y: number; readonly radius: number }
  /** Where clocks are drawn as rows. */
  readonly clocks?: Rect
}

/** How wide the words of a clock are: whose it is, and how long. */
export function clockWidth(timers: PlaceView['timers']): number {
  return Math.max(0, ...(timers ?? []).map(({ label }) => textWidth(label, SMALL_SIZE) + CLOCK_DIGITS))
}

/** Room for "300 s" and the gap before it. */
const CLOCK_DIGITS = 52

/** Where the words of a shape begin: centred under or over it, or beside it. */
export interface CaptionSpot {
  readonly x: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly isCentred: boolean
  /** Name and status stand in one line. */
  readonly isOneLine: boolean
}

/** Measures one kind of place. */
export type Measures = (place: PlaceView, room: Room, side: CaptionSide) => Form

/** Digits may grow during a run: a number has room for at least so many. */
const DIGITS_RESERVED = 2
/** Between two facts of a line. */
export const FACT_GAP = 10
/** How high a row with a clock is. */
export const CLOCK_ROW = 18

/** Numbers are set bolder than their names, and so are wider. */
const BOLD = 1.1

/** How wide "Ready 2" is, with room for its number to grow. */
export function factWidth({ label, value }: FactView): number {
  const shown = typeof value === 'number' ? String(value).padStart(DIGITS_RESERVED, '0') : value
  return textWidth(label === '' ? '' : `${label} `, SMALL_SIZE) + textWidth(shown, SMALL_SIZE) * BOLD
}

/** Facts in lines that are no wider than `width`, each line as long as it can be. */
export function factLines(facts: readonly FactView[], width: number): FactView[][] {
  const lines: FactView[][] = []
  let used = Infinity
  for (const fact of facts) {
    const needed = factWidth(fact)
    if (used + FACT_GAP + needed > width) {
      lines.push([])
      used = -FACT_GAP
    }
    lines.at(-1)?.push(fact)
    used += FACT_GAP + needed
  }
  return lines
}

/** How wide the widest line of facts is. */
export function widthOfLines(lines: readonly (readonly FactView[])[]): number {
  return Math.max(0, ...lines.map((line) => sum(line.map(factWidth)) + FACT_GAP * (line.length - 1)))
}

/** How wide a name is: it is set a little bolder than the rest. */
export function nameWidth(name: string): number {
  return textWidth(name, NAME_SIZE) * 1.04
}

/** How wide a note is. */
export function noteWidth(note: string): number {
  return monoWidth(note, NOTE_SIZE)
}

/** The words under a shape that has no room inside: name, status, a note, facts; centred. */
export interface Caption {
  readonly width: number
  readonly height: number
  readonly isOneLine: boolean
  readonly notes: readonly string[]
  readonly facts: readonly (readonly FactView[])[]
  /** Where its clocks are, from the beginning of the words. */
  readonly clocks?: Rect
}

/**
 * Measures the words under a shape. A line is kept for the status, which comes and goes; beside the name it
 * has room for `statusMin` at the least.
 */
export function captionOf(place: PlaceView, width: number, isOneLine = false, statusMin = 0): Caption {
  const facts = factLines(place.facts, width)
  const notes = (place.notes ?? []).slice(0, 1)
  const lines = (isOneLine ? 1 : 2) + notes.length + facts.length
  const [name, status] = [nameWidth(place.name), Math.max(statusMin, textWidth(place.status, SMALL_SIZE))]
  const widths = [
    isOneLine ? name + STATUS_GAP + status + LINE_SLACK : Math.max(name, status),
    ...notes.map(noteWidth),
  ]
  const words = lines * LINE_HEIGHT
  const rows = place.timers?.length ?? 0
  const wide = clockWidth(place.timers)
  return {
    facts,
    notes,
    isOneLine,
    width: Math.max(...widths, widthOfLines(facts), wide),
    height: words + rows * CLOCK_ROW,
    ...(rows > 0 && { clocks: { x: 0, y: words, width: wide, height: rows * CLOCK_ROW } }),
  }
}

/** What two measures in one line may be short of. */
const LINE_SLACK = 6
/** Between a name and the status beside it. */
export const STATUS_GAP = 6

/** The words under a shape, in its middle. */
export function captionUnder({ width, height, isOneLine }: Caption, top: number): CaptionSpot {
  return { x: 0, top: top + CAPTION_GAP, width, height, isCentred: true, isOneLine }
}

/** The words beside a shape, in the middle of its height. */
export function captionBeside({ width, height, isOneLine }: Caption, x: number): CaptionSpot {
  return { x: x + CAPTION_GAP + 4, top: -height / 2, width, height, isCentred: false, isOneLine }
}

/** Where the clocks of a caption are, from the middle of the place. */
export function clocksIn({ clocks }: Caption, spot: CaptionSpot): { clocks?: Rect } {
  if (clocks === undefined) return {}
  const x = spot.isCentred ? -clocks.width / 2 : spot.x
  return { clocks: { ...clocks, x, y: spot.top + clocks.y } }
}

/** Between a shape and its words. */
export const CAPTION_GAP = 6

function sum(values: readonly number[]): number {
  return values.reduce((one, other) => one + other, 0)
}
