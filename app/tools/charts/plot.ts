import { upperBound } from '../../../engine/index.ts'
import { type Scale, xOf } from '../../panels/timeline/scale.ts'
import type { ChartData, Stair } from './series.ts'

/** How a chart is drawn: its x is the strip's map of the run, its y goes from nothing to a round number. */
export interface Frame {
  readonly scale: Scale
  readonly top: number
  readonly height: number
}

/** The roundest number that is not below a value: 1, 2, 5, 10, 20, 50 ... */
export function roundAbove(value: number): number {
  for (let step = 1; ; step *= 10) {
    for (const part of [step, step * 2, step * 5]) if (part >= value) return part
  }
}

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
