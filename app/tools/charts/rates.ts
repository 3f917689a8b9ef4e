import type { MovingView } from '../../stage/props.ts'
import type { ChartData, Line } from './series.ts'

/** The run's two clocks. */
export interface Clocks {
  tickAt(reading: number): number
  readingAtTick(tick: number): number
}

/** What came and went is counted over so many ticks: the management UI looks at five seconds. */
export function windowOf(tickEnd: number): number {
  return tickEnd <= 30_000 ? 1_000 : 5_000
}

/** What is counted at a place: messages that come to rest in it, and messages that leave it. */
export function rateChartOf(
  place: { readonly id: string; readonly name: string },
  motions: readonly MovingView[],
  clocks: Clocks,
  window: number,
  words: { readonly arriving: string; readonly leaving: string },
): ChartData | undefined {
  const messages = motions.filter(({ motion }) => motion.weight === 'message' && motion.from !== motion.to)
  const arriving = messages.filter(({ motion }) => motion.to === place.id).map(({ arrives }) => arrives)
  const leaving = messages.filter(({ motion }) => motion.from === place.id).map(({ departs }) => departs)
  if (arriving.length === 0 || leaving.length === 0) return undefined
  const lines: Line[] = [
    {
      id: `${place.id} in`,
      label: words.arriving,
      role: 'ready',
      ...slidingRate(arriving, clocks, window),
    },
    {
      id: `${place.id} out`,
      label: words.leaving,
      role: 'unacked',
      ...slidingRate(leaving, clocks, window),
    },
  ]
  return { id: `rate ${place.id}`, title: place.name, unit: 'per second', isLead: true, lines }
}

/** How many a second there were within the window that ends now: a stair. */
export function slidingRate(
  readings: readonly number[],
  clocks: Clocks,
  window: number,
): { readonly readings: number[]; readonly values: number[] } {
  const steps = readings.flatMap((reading) => [
    { reading, by: 1 },
    { reading: clocks.readingAtTick(clocks.tickAt(reading) + window), by: -1 },
  ])
  steps.sort((one, other) => one.reading - other.reading || other.by - one.by)
  const stair = { readings: [0], values: [0] }
  let count = 0
  for (const { reading, by } of steps) {
    count += by
    const value = (count * 1000) / window
    if (stair.readings.at(-1) === reading) stair.values[stair.values.length - 1] = value
    else {
      stair.readings.push(reading)
      stair.values.push(value)
    }
  }
  return stair
}
