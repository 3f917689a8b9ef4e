import { describe, expect, test } from 'vitest'
import { FOLD_PX, fitZoom, type Measured, rulerOf } from './ruler.ts'

/** 100 ms are read in 1000; from 1000 to 2000 a silence of a minute is folded; then 100 ms in 1000 again. */
const KNOTS = [
  [0, 0],
  [1_000, 100],
  [2_000, 60_100],
  [3_000, 60_200],
] as const

function between(at: number, [from, to]: readonly [0 | 1, 0 | 1]): number {
  const row = Math.max(
    1,
    KNOTS.findIndex((knot) => knot[from] >= at),
  )
  const [one, other] = [KNOTS[row - 1] as (typeof KNOTS)[number], KNOTS[row] as (typeof KNOTS)[number]]
  return one[to] + ((at - one[from]) / (other[from] - one[from])) * (other[to] - one[to])
}

const run: Measured = {
  end: 3_000,
  tickEnd: 60_200,
  lenses: [{ from: 1_000, to: 2_000, fromTick: 100, toTick: 60_100 }],
  tickAt: (reading) => between(reading, [0, 1]),
  readingAtTick: (tick) => between(tick, [1, 0]),
}
const none = new Set<number>()

describe('the ruler of space and time', () => {
  test('lays a run out as it is told, silences folded', () => {
    const ruler = rulerOf(run, { zoom: 0.1, isEven: false, unfolded: none })
    expect([0, 500, 1_000, 2_000, 3_000].map(ruler.xOf)).toEqual([0, 50, 100, 100 + FOLD_PX, 200 + FOLD_PX])
    expect(ruler.length).toBe(200 + FOLD_PX)
  })

  test('lays it out true to scale', () => {
    const ruler = rulerOf(run, { zoom: 2, isEven: true, unfolded: none })
    expect(ruler.xOf(500)).toBe(100)
    expect(ruler.xOf(2_500)).toBe(200 + FOLD_PX + 100)
  })

  test('lays a silence open, and not beyond all measure', () => {
    const ruler = rulerOf(run, { zoom: 0.01, isEven: false, unfolded: new Set([1_000]) })
    expect(ruler.length).toBeCloseTo(10 + 600 + 10)
    expect(rulerOf(run, { zoom: 5, isEven: false, unfolded: new Set([1_000]) }).length).toBe(
      5_000 + 2_400 + 5_000,
    )
  })

  test.each([true, false])('finds the moment of a place (even %s)', (isEven) => {
    const ruler = rulerOf(run, { zoom: 0.3, isEven, unfolded: none })
    for (const reading of [0, 10, 999, 1_500, 2_001, 3_000]) {
      expect(ruler.readingAt(ruler.xOf(reading))).toBeCloseTo(reading, 6)
    }
    expect(ruler.readingAt(-5)).toBe(0)
    expect(ruler.readingAt(1e9)).toBeCloseTo(3_000)
  })

  test.each([true, false])('is as long as there is room (even %s)', (isEven) => {
    const setting = { isEven, unfolded: none }
    expect(rulerOf(run, { ...setting, zoom: fitZoom(run, setting, 900) }).length).toBeCloseTo(900)
  })
})
