import { upperBound } from '../../../engine/index.ts'
import { type Scale, xOf } from '../../panels/timeline/scale.ts'
import type { ChartData, Stair } from './series.ts'

/** How a chart is drawn: its x is the strip's map of the run, its y goes from nothing to a round number. */
export interface Frame {
  readonly scale: Scale
  readonly top: number
  readonly height: number
}

/** The least round number that is not below a value: 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20 ... */
export function roundAbove(value: number): number {
  for (let step = 1; ; step *= 10) {
    for (const part of ROUND) {
      const round = part * step
      if (Number.isInteger(round) && round >= value) return round
    }
  }
}

const ROUND = [1, 1.2, 1.5, 2, 3, 4, 5, 6, 8]

/** Where a value lies, in px from the top. */
export function yOf({ top, height }: Frame, value: number): number {
  return height - (value / top) * height
}

/** A stair as a path; where there is no value, there is no line. */
export function pathOf(frame: Frame, { readings, values }: Stair, end: number): string {
  let path = ''
  let isDown = false
  for (const [row, value] of values.entries()) {
    const x = round(xOf(frame.scale, readings[row] ?? 0))
    if (Number.isNaN(value)) {
      if (isDown) path += `H${x}`
      isDown = false
      continue
    }
    const y = round(yOf(frame, value))
    path += isDown ? `H${x}V${y}` : `M${x} ${y}`
    isDown = true
  }
  return isDown ? `${path}H${round(xOf(frame.scale, end))}` : path
}

/** What lies under a stair. */
export function areaOf(frame: Frame, { readings, values }: Stair, end: number): string {
  let path = ''
  for (const [row, value] of values.entries()) {
    if (Number.isNaN(value) || value === 0) continue
    const from = round(xOf(frame.scale, readings[row] ?? 0))
    const to = round(xOf(frame.scale, readings[row + 1] ?? end))
    const y = round(yOf(frame, value))
    path += `M${from} ${frame.height}V${y}H${to}V${frame.height}Z`
  }
  return path
}

/** The value that holds at a reading. */
export function valueAt({ readings, values }: Stair, reading: number): number {
  return values[upperBound(readings, reading) - 1] ?? Number.NaN
}

/** The moments at which anything on a chart changes, rising. */
export function momentsOf({ lines }: ChartData): number[] {
  const moments = new Set<number>()
  for (const { readings } of lines) for (const reading of readings) moments.add(reading)
  return [...moments].sort((one, other) => one - other)
}

function round(px: number): number {
  return Math.round(px * 10) / 10
}
