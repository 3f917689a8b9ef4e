import type { PlaceView, TimerView } from '../../../engine/index.ts'
import type { Density } from '../forms/chips.ts'
import { CLOCK_ROW } from '../forms/form.ts'
import type { Rect } from '../geometry.ts'
import type { Arrangement, Placed } from '../layout/arrangement.ts'
import { markOf, placeSlots } from '../slots.ts'

/** A clock that drains, and how it is drawn: round a chip, under a tile, round a circle, as a row. */
export interface Clock {
  readonly form: 'chip' | 'underline' | 'ring' | 'row' | 'words'
  readonly timer: TimerView
  readonly rect: Rect
  /** Of chips: how round. Of rings: which one, from the inside. */
  readonly turn: number
  /** Of chips: a badge stands on the left upper corner, and the ring leaves it out. */
  readonly isNotched?: boolean
}

/** All clocks of the stage. They run without a fact, so the canvas draws them. */
export function clocksOf(
  places: Iterable<PlaceView>,
  { places: placed }: Arrangement,
  densities: ReadonlyMap<string, Density>,
): Clock[] {
  const clocks: Clock[] = []
  for (const place of places) {
    const spot = placed.get(place.id)
    if (spot === undefined || spot.isContainer) continue
    if (place.ruler === undefined) addSlotClocks(clocks, place, spot, densities.get(place.id) ?? 'chips')
    addPlaceClocks(clocks, place, spot)
  }
  return clocks
}

function addSlotClocks(clocks: Clock[], place: PlaceView, placed: Placed, density: Density): void {
  if (place.slots?.some(({ timer }) => timer !== undefined) !== true) return
  for (const { slot, rect } of placeSlots(place, placed.form.slots, density).shown) {
    if (slot.timer === undefined) continue
    const moved = { ...rect, x: rect.x + placed.at.x, y: rect.y + placed.at.y }
    const form = density === 'chips' ? 'chip' : 'underline'
    const isNotched = markOf(slot) !== undefined
    clocks.push({ form, timer: slot.timer, rect: moved, turn: 7, isNotched })
  }
}

function addPlaceClocks(clocks: Clock[], place: PlaceView, { at, form }: Placed): void {
  const rows = form.clocks
  const ring = form.ring
  place.timers?.forEach((timer, turn) => {
    if (timer.until - timer.from < READABLE_TICKS) return
    if (ring !== undefined) {
      const radius = ring.radius + 4 + turn * 4
      const rect = {
        x: at.x + ring.x - radius,
        y: at.y + ring.y - radius,
        width: radius * 2,
        height: radius * 2,
      }
      if (turn < 2) clocks.push({ form: 'ring', timer, rect, turn })
    }
    if (rows === undefined || (turn + 1) * CLOCK_ROW > rows.height + 1) return
    const rect = {
      x: at.x + rows.x,
      y: at.y + rows.y + turn * CLOCK_ROW,
      width: rows.width,
      height: CLOCK_ROW,
    }
    clocks.push({ form: ring === undefined ? 'row' : 'words', timer, rect, turn })
  })
}

/** A clock of a place that runs for less than this is not read; the work in the place is seen as such. */
const READABLE_TICKS = 200

/** How much of a clock is left at a moment: 1 to 0. */
export function leftOf({ from, until }: TimerView, tick: number): number {
  if (until <= from) return 0
  return Math.min(1, Math.max(0, (until - tick) / (until - from)))
}

/** How the units are abbreviated in the reader's language. */
export interface ClockUnits {
  readonly seconds: string
  readonly minutes: string
  /** What stands before tenths. */
  readonly decimalMark: string
}

/** What is left, in words: `0.4 s`, `41 s`, `3 min`. Never less than there is. */
export function leftInWords({ until }: TimerView, tick: number, units: ClockUnits): string {
  const { seconds, minutes, decimalMark } = units
  const left = Math.max(0, until - tick)
  if (left <= 9_900) {
    const tenths = Math.ceil(left / 100)
    return `${Math.floor(tenths / 10)}${decimalMark}${tenths % 10} ${seconds}`
  }
  if (left <= 600_000) return `${Math.ceil(left / 1000)} ${seconds}`
  return `${Math.ceil(left / 60_000)} ${minutes}`
}
