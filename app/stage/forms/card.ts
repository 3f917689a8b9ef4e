import type { PlaceView } from '../../../engine/index.ts'
import { LINE_HEIGHT, SMALL_SIZE, textWidth } from '../text.ts'
import { CHIP, chipsWidth, type SlotRoom } from './chips.ts'
import {
  CLOCK_ROW,
  clockWidth,
  type Form,
  factLines,
  type Measures,
  nameWidth,
  noteWidth,
  type Room,
  widthOfLines,
} from './form.ts'

/** The parts of a card, from the top: header, notes, tray, facts, clocks. */
export const CARD = { pad: 12, header: 28, note: 16, tray: 50, foot: 8, mouth: 22 } as const

/** How many lines of configuration stand on a card; the rest is in its full name. */
const NOTES_MAX = 2
/** Notes are not cut before they are wider than this, however little room there is. */
const TIGHT_MAX = 224
/** Between a name and the quantities beside it. */
const NAME_AIR = 16
/** A clock on a card has a bar that drains. */
const CLOCK_BAR = 56

/** What kind of a card. */
interface CardKind {
  /** How many chips its tray is wide; 0 has no tray. */
  readonly chips: number
  /** How wide a chip is, if not as usual. */
  readonly chip?: number
  /** Never narrower. */
  readonly widthMin: number
  /** Room for a sign in the header. */
  readonly sign: number
  /** Rows kept for clocks that come and go. */
  readonly clockRows: number
  /** Its status is what one looks at: it has a line of its own. */
  readonly hasStatusLine?: boolean
  /** Notes are cut rather than make it wider. */
  readonly isTight?: boolean
  /** Its quantities stand beside its name. */
  readonly isLow?: boolean
}

/** Rabbit's pill tray: the head of the queue is on the right. */
export const queueForm: Measures = (place, room) =>
  cardForm(place, {
    ...chipsIn(room),
    widthMin: room.head ?? 0,
    sign: 0,
    clockRows: 0,
    isTight: room.chips < 6,
    isLow: room.head !== undefined,
  })

/** How wide a queue has to be for what it counts to stand beside its name. */
export function queueHead({ name, facts }: PlaceView): number {
  return nameWidth(name) + NAME_AIR + widthOfLines([facts]) + 2 * CARD.pad
}

/** As many wide chips as take the room of the usual ones, and never less than two. */
function chipsIn({ chips, chip = CHIP.width }: Room): { chips: number; chip: number } {
  const usual = chipsWidth(chips)
  return { chips: Math.max(2, Math.floor((usual + CHIP.gap) / (chip + CHIP.gap))), chip }
}

/** The group coordinator: its word for the state, and a clock for each member. */
export const coordinatorForm: Measures = (place) =>
  cardForm(place, {
    chips: 0,
    widthMin: 208,
    sign: 26,
    clockRows: place.timers === undefined ? 0 : 1,
    hasStatusLine: true,
  })

/** Something outside of the brokers, or of a kind that has no picture of its own. */
export const plainForm: Measures = (place, room) =>
  cardForm(place, {
    chips: place.slots === undefined ? 0 : Math.min(5, room.chips),
    widthMin: 144,
    sign: place.glyph === undefined ? 0 : 24,
    clockRows: place.timers === undefined ? 0 : 1,
  })

function cardForm(place: PlaceView, kind: CardKind): Form {
  const notes = (place.notes ?? []).slice(0, NOTES_MAX)
  const width = Math.ceil(cardWidth(place, kind, notes))
  const facts = kind.isLow === true ? [place.facts] : factLines(place.facts, width - 2 * CARD.pad)
  const lines = notes.length * CARD.note + (kind.hasStatusLine === true ? LINE_HEIGHT : 0)
  const above = CARD.header + lines + (lines > 0 ? 4 : 0)
  const isBeside = kind.isLow === true && place.facts.length > 0
  const rows = kind.clockRows === 0 ? 0 : Math.max(kind.clockRows, place.timers?.length ?? 0)
  const footer = isBeside || facts.length === 0 ? 0 : facts.length * LINE_HEIGHT + CARD.foot
  const clocks = rows === 0 ? 0 : rows * CLOCK_ROW + CARD.foot
  const tray = kind.chips === 0 ? 0 : CARD.tray
  const height = above + tray + footer + clocks
  // With a tray the middle of the tray is the middle of the place: wires run straight into it.
  const top = tray === 0 ? height / 2 : above + tray / 2
  const extent = { left: width / 2, right: width / 2, top, bottom: height - top }
  return {
    extent,
    body: extent,
    notes,
    facts,
    ...(isBeside && { hasFactsBeside: true }),
    ...(tray > 0 && { slots: trayRoom(width, kind) }),
    ...(rows > 0 && {
      clocks: {
        x: -width / 2 + CARD.pad,
        y: height - top - clocks,
        width: width - 2 * CARD.pad,
        height: clocks,
      },
    }),
  }
}

/** The slots end at the mouth. */
function trayRoom(width: number, { chips, chip = CHIP.width }: CardKind): SlotRoom {
  const wide = chipsWidth(chips, chip)
  return { x: width / 2 - CARD.mouth - wide, y: -CHIP.height / 2, width: wide, height: CHIP.height, chip }
}

function cardWidth(place: PlaceView, kind: CardKind, notes: readonly string[]): number {
  const tray = kind.chips === 0 ? 0 : chipsWidth(kind.chips, kind.chip) + CARD.mouth + 8
  const isBeside = place.status !== '' && kind.chips === 0 && kind.hasStatusLine !== true
  const status = isBeside ? textWidth(place.status, SMALL_SIZE) + 12 : 0
  const header = kind.sign + nameWidth(place.name) + status + 2 * CARD.pad
  const clocks = place.timers === undefined ? 0 : clockWidth(place.timers) + CLOCK_BAR
  const widths = [kind.widthMin, tray, header, clocks + 2 * CARD.pad]
  const longest = Math.max(0, ...notes.map((note) => noteWidth(note) + 2 * CARD.pad))
  if (kind.isTight === true) return Math.max(...widths, Math.min(TIGHT_MAX, longest))
  return Math.max(...widths, longest)
}
