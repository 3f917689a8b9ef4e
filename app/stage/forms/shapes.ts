import type { PlaceView } from '../../../engine/index.ts'
import { evenly, type Rect } from '../geometry.ts'
import { monoWidth, SMALL_SIZE } from '../text.ts'
import { CHIP, chipsWidth } from './chips.ts'
import {
  CAPTION_GAP,
  type CaptionSide,
  captionBeside,
  captionOf,
  captionUnder,
  clocksIn,
  type Form,
  type Measures,
  type Room,
} from './form.ts'

/** Half of the shapes' sizes. */
export const PRODUCER = { x: 28, y: 20 } as const
export const EXCHANGE = 32
export const CONSUMER = 24

/** Words with two quantities in a line. */
const WIDE = 200
/** Statuses come and go: one of ten letters has room beside a name. */
const STATUS_MIN = 72

/** A window beside a consumer: brackets with seats; beyond so many, digits. */
export const WINDOW = { bracket: 7, seat: 9, gap: 3, height: 30, seatsMax: 6, space: 8 } as const

/** A pentagon that points to where messages go; what it waits for is on its roof. */
export const producerForm: Measures = (place, room) => {
  const { lines = 'many' } = room
  const width = room.compact ? 112 : lines === 'fewest' ? WIDE : 132
  const caption = captionOf(place, width, !room.compact && lines !== 'many', STATUS_MIN)
  const spot = captionUnder(caption, PRODUCER.y)
  const roof = place.slots === undefined ? undefined : roofOf(PRODUCER.y, room.compact ? 2 : 3)
  const half = Math.max(PRODUCER.x, caption.width / 2, roof === undefined ? 0 : roof.width / 2)
  const top = roof === undefined ? PRODUCER.y : -roof.y
  return {
    extent: { left: half, right: half, top, bottom: spot.top + spot.height },
    body: evenly(PRODUCER.x, PRODUCER.y),
    caption: spot,
    notes: caption.notes,
    facts: caption.facts,
    ring: { x: 0, y: 0, radius: 10 },
    ...(roof !== undefined && { slots: roof }),
    ...clocksIn(caption, spot),
  }
}

/** A diamond with its type inside; its name is under it. */
export const exchangeForm: Measures = (place) => {
  // Its type never changes: it stands beside the name.
  const caption = captionOf(place, 140, true)
  const spot = captionUnder(caption, EXCHANGE - 4)
  const half = Math.max(EXCHANGE, caption.width / 2)
  const held = place.slots === undefined ? undefined : roofOf(EXCHANGE, 2)
  const top = held === undefined ? EXCHANGE : -held.y
  return {
    extent: { left: half, right: half, top, bottom: spot.top + spot.height },
    body: evenly(EXCHANGE, EXCHANGE),
    caption: spot,
    notes: caption.notes,
    facts: caption.facts,
    ...(held !== undefined && { slots: held }),
  }
}

/** A circle in which work is seen, with its window towards the queue, and its words on the other side. */
export const consumerForm: Measures = (place, room, side) => circleForm(place, room, side, 0)

/** A member of a group: a circle with a ring for its clocks. */
export const memberForm: Measures = (place, room, side) => circleForm(place, room, side, MEMBER_RING)

function circleForm(place: PlaceView, room: Room, side: CaptionSide, ring: number): Form {
  const isUnder = room.compact || side === 'under'
  const { lines = 'many' } = room
  const width = room.compact ? 108 : lines === 'fewest' ? WIDE : 128
  const caption = captionOf(place, width, !isUnder && lines !== 'many', STATUS_MIN)
  const radius = CONSUMER + ring
  const beside = windowWidth(place) + heldWidth(place)
  const left = radius + (beside === 0 ? 0 : WINDOW.space + beside)
  const body = { left, right: radius, top: radius, bottom: radius }
  const spot = isUnder ? captionUnder(caption, radius) : captionBeside(caption, radius)
  const half = caption.width / 2
  const extent = isUnder
    ? {
        left: Math.max(left, half),
        right: Math.max(radius, half),
        top: radius,
        bottom: spot.top + spot.height,
      }
    : {
        left,
        right: spot.x + spot.width,
        top: Math.max(radius, -spot.top),
        bottom: Math.max(radius, spot.top + spot.height),
      }
  return {
    extent,
    body,
    caption: spot,
    notes: caption.notes,
    facts: caption.facts,
    ring: { x: 0, y: 0, radius: CONSUMER },
    ...heldRoom(place, ring),
    ...clocksIn(caption, spot),
  }
}

/** How far the clocks' ring stands off. */
export const MEMBER_RING = 6

/** How wide the brackets of a window are, with seats or digits between them. */
export function windowWidth({ window, slots }: PlaceView): number {
  if (window === undefined || slots !== undefined) return 0
  return 2 * WINDOW.bracket + windowInside(window)
}

/** Seats as far as they can be counted at a glance; else the digits say it alone. */
export function windowInside({ size }: NonNullable<PlaceView['window']>): number {
  if (size !== undefined && size <= WINDOW.seatsMax) return size * (WINDOW.seat + WINDOW.gap) - WINDOW.gap + 4
  return monoWidth(size === undefined ? '000' : `${size}/${size}`, SMALL_SIZE)
}

/** What it holds in its hands: between the brackets of its window, two chips wide. */
function heldWidth({ slots, window }: PlaceView): number {
  if (slots === undefined) return 0
  return chipsWidth(HELD_CHIPS) + (window === undefined ? 0 : 2 * WINDOW.bracket + 4)
}

const HELD_CHIPS = 2

function heldRoom(place: PlaceView, off: number): { slots?: Rect } {
  if (place.slots === undefined) return {}
  const bracket = place.window === undefined ? 0 : WINDOW.bracket + 2
  const width = chipsWidth(HELD_CHIPS)
  const x = -CONSUMER - off - WINDOW.space - bracket - width
  return { slots: { x, y: -CHIP.height / 2, width, height: CHIP.height } }
}

/** A row of chips over a shape. */
function roofOf(halfHeight: number, chips: number): Rect {
  const width = chipsWidth(chips)
  return { x: -width / 2, y: -halfHeight - CAPTION_GAP - CHIP.height, width, height: CHIP.height }
}
