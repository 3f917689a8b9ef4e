import { describe, expect, test } from 'vitest'
import { axisOf, EDGE, readingAt, roundestBetween, xOf } from './scale.ts'

const scale = { left: 60, width: 870, end: 10_000 }

describe('the scale of the strip', () => {
  test('goes there and back', () => {
    for (let reading = 0; reading <= 10_000; reading += 137) {
      expect(readingAt(scale, xOf(scale, reading))).toBeCloseTo(reading, 6)
    }
    expect(readingAt(scale, -50)).toBe(0)
    expect(readingAt(scale, 5_000)).toBe(10_000)
    expect(xOf({ left: EDGE, width: 100, end: 0 }, 0)).toBe(EDGE)
  })
})

describe('the axis', () => {
  test.each([
    [0, 90, 0],
    [30, 90, 50],
    [990, 1_200, 1_000],
    [1_001, 1_004, 1_002],
    [3.2, 4.1, 4],
    [3.2, 3.9, undefined],
  ])('takes the roundest moment between %d and %d', (least, most, tick) => {
    expect(roundestBetween(least, most)).toBe(tick)
  })

  test('writes round moments with room between them', () => {
    const marks = axisOf(
      scale,
      (reading) => reading,
      (tick) => tick,
    )
    expect(marks.length).toBeGreaterThan(4)
    for (const [at, { x, tick }] of marks.entries()) {
      expect(tick % 50).toBe(0)
      if (at > 0) expect(x - (marks[at - 1]?.x ?? 0)).toBeGreaterThanOrEqual(75)
    }
  })

  test('writes a moment once, however long it is read', () => {
    const plateau = (reading: number) => (reading < 5_000 ? 7 : 7 + (reading - 5_000) / 10)
    const back = (tick: number) => (tick <= 7 ? 5_000 : 5_000 + (tick - 7) * 10)
    const ticks = axisOf(scale, plateau, back).map(({ tick }) => tick)
    expect(new Set(ticks).size).toBe(ticks.length)
  })
})
