import type { Rect } from '../geometry.ts'
import { CHIP_SIZE, monoWidth, textWidth } from '../text.ts'

/** A message that rests, at full size: a tab with the glyph, and the id. */
export const CHIP = { width: 38, height: 36, gap: 4, tab: 11 } as const

/** How wide a row of chips is. */
export function chipsWidth(count: number, chip: number = CHIP.width): number {
  return count * chip + (count - 1) * CHIP.gap
}

/** How wide a message with this name is while it is on its way. */
export function tokenWidth(name: string): number {
  return Math.max(CHIP.width, CHIP.tab + monoWidth(name, CHIP_SIZE) + 9)
}

const CHIP_MAX = 124

/** Where slots are drawn, and how wide a chip is there; as usual when nobody has said. */
export interface SlotRoom extends Rect {
  readonly chip?: number
}

/** How wide a chip must be for the names of those who may have it in hand, `billing-service` for one. */
export function chipFor(holders: readonly string[]): number {
  const widest = Math.max(0, ...holders.map((name) => textWidth(name, CHIP_SIZE)))
  return Math.ceil(Math.max(CHIP.width, Math.min(CHIP_MAX, widest + CHIP.tab + 7)))
}

/**
 * How finely what a place holds is drawn. Z0: chips with ids, in one row or two. Z1: tiles and grains, hue only.
 * Z2: a bar with digits.
 */
export type Density = 'chips' | 'half-chips' | 'tiles' | 'grains' | 'bar'

/** From coarse to fine. */
export const DENSITIES: readonly Density[] = ['chips', 'half-chips', 'tiles', 'grains', 'bar']

/** A regular grid in the room that a place has for its slots. */
export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
  readonly gapX: number
  readonly gapY: number
}

interface Cell {
  readonly width: number
  readonly height: number
  readonly gap: number
}

const CELLS: Readonly<Record<Exclude<Density, 'bar'>, Cell>> = {
  chips: { width: CHIP.width, height: CHIP.height, gap: CHIP.gap },
  'half-chips': { width: CHIP.width, height: 17, gap: 2 },
  tiles: { width: 9, height: 17, gap: 2 },
  grains: { width: 5, height: 8, gap: 1.3 },
}

/** The grid of a density in a room; a bar is one cell that fills it. */
export function gridOf(density: Density, room: SlotRoom): Grid {
  if (density === 'bar') {
    return { columns: 1, rows: 1, width: room.width, height: room.height, gapX: 0, gapY: 0 }
  }
  const { height, gap } = CELLS[density]
  const width = density === 'chips' ? (room.chip ?? CHIP.width) : CELLS[density].width
  const gapX = density === 'half-chips' ? CHIP.gap : gap
  const columns = Math.max(1, Math.floor((room.width + gapX) / (width + gapX)))
  const rows = Math.max(1, Math.floor((room.height + gap) / (height + gap)))
  return { columns, rows, width, height, gapX, gapY: gap }
}

/** How many slots a density has room for. */
export function capacityOf(density: Density, room: SlotRoom): number {
  if (density === 'bar') return Infinity
  const { columns, rows } = gridOf(density, room)
  return columns * rows
}
