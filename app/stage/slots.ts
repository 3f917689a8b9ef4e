import type { PlaceView, SlotView } from '../../engine/index.ts'
import { type Density, gridOf, type SlotRoom } from './forms/chips.ts'
import type { Rect } from './geometry.ts'

/** Something that rests, and where, from the middle of its place. */
export interface PlacedSlot {
  readonly slot: SlotView
  /** Its own name among the slots of the place: the same message may be there twice. */
  readonly id: string
  readonly rect: Rect
}

/** All that rests in a place, drawn at one density. */
export interface PlacedSlots {
  readonly shown: readonly PlacedSlot[]
  /** How many had no room. */
  readonly more: number
  /** Where their number stands. */
  readonly moreAt?: Rect
}

const NONE: PlacedSlots = { shown: [], more: 0 }

/** Slots from the right, where the head is, row by row. What has no room is counted in the last cell. */
export function placeSlots({ slots }: PlaceView, room: SlotRoom | undefined, density: Density): PlacedSlots {
  if (slots === undefined || room === undefined || density === 'bar') return NONE
  const { fitting, cell } = cellsFor(slots.length, room, density)
  const seen = new Map<string, number>()
  const shown = slots
    .slice(0, fitting)
    .map((slot, at) => ({ slot, id: nameOnce(slot.id, seen), rect: cell(at) }))
  const more = slots.length - fitting
  return more === 0 ? { shown, more } : { shown, more, moreAt: cell(fitting) }
}

/** Where so many would rest: how many of them have a cell of their own, and where each is. */
export function cellsFor(
  count: number,
  room: SlotRoom,
  density: Exclude<Density, 'bar'>,
): { readonly fitting: number; cell(at: number): Rect } {
  const grid = gridOf(density, room)
  const capacity = grid.columns * grid.rows
  const fitting = count <= capacity ? count : capacity - 1
  const used = Math.min(grid.rows, Math.ceil(Math.min(count, capacity) / grid.columns))
  const top = room.y + (room.height - used * grid.height - (used - 1) * grid.gapY) / 2
  const cell = (at: number): Rect => ({
    x: room.x + room.width - grid.width - (at % grid.columns) * (grid.width + grid.gapX),
    y: top + Math.floor(at / grid.columns) * (grid.height + grid.gapY),
    width: grid.width,
    height: grid.height,
  })
  return { fitting, cell }
}

function nameOnce(id: string, seen: Map<string, number>): string {
  const before = seen.get(id) ?? 0
  seen.set(id, before + 1)
  return before === 0 ? id : `${id}#${before}`
}

/** What to write on a chip with room for so many letters: the id, or its digits where it is too long. */
export function chipLabel(id: string, letters = 3): string {
  if (id.length <= letters) return id
  const digits = id.match(/\d+$/)?.[0]
  return digits === undefined ? `${id.slice(0, letters - 1)}…` : digits.slice(-letters)
}

/** What the badge of a chip says: that it is here twice, or how often it came back; undefined without either. */
export function markOf({ duplicate, redelivered, attempts = 0 }: SlotView): string | undefined {
  if (duplicate === true) return '×2'
  if (attempts > 0) return `↻${attempts}`
  return redelivered === true ? '↻' : undefined
}
