import { describe, expect, it } from 'vitest'
import type { RulerView } from '../../../engine/index.ts'
import { place } from '../stage.fixture.ts'
import { LOG, lanesOf, logForm, logScale, placeMarkers, rulerStep } from './log.ts'

const WIDTH = 384
const ROOM = { compact: false, chips: 6 }

const marked = (...markers: RulerView['markers'][number][]) =>
  place('partition:p', { ruler: { start: 0, end: 12, markers } })

describe('a log', () => {
  it('has cells that stand still while it grows, until a row is full', () => {
    expect(logScale(0, 1, WIDTH)).toEqual({ from: 0, span: 12, cell: 32 })
    expect(logScale(0, 11, WIDTH)).toEqual(logScale(0, 1, WIDTH))
    expect(logScale(0, 12, WIDTH)).toEqual({ from: 0, span: 48, cell: 8 })
    expect(logScale(0, 40, WIDTH)).toEqual(logScale(0, 12, WIDTH))
  })

  it.each([12, 47, 48, 99, 100, 999, 5000, 123_456])('shows its end at %d records', (end) => {
    const { from, span, cell } = logScale(0, end, WIDTH)
    expect((end - from) * cell).toBeLessThanOrEqual(WIDTH)
    expect(span * cell).toBeCloseTo(WIDTH, 6)
  })

  it('whose beginning is gone shows a stub of it', () => {
    expect(logScale(40, 47, WIDTH)).toEqual({ from: 38, span: 12, cell: 32 })
  })

  it('has a ruler whose numbers have room', () => {
    for (const end of [5, 30, 90, 700, 9000]) {
      const scale = logScale(0, end, WIDTH)
      expect(rulerStep(scale) * scale.cell).toBeGreaterThanOrEqual(26)
    }
  })
})

describe('the markers of a log', () => {
  const scale = logScale(0, 11, WIDTH)

  it('point at the offset that is next', () => {
    const [marker] = placeMarkers(marked({ id: 'g', kind: 'committed', label: 'g', at: 5 }), scale, WIDTH)
    expect(marker?.x).toBe(5 * 32)
    expect(marker?.text).toBe('g 5')
  })

  it('have names that do not cover each other', () => {
    const place = marked(
      { id: 'a', kind: 'committed', label: 'billing', at: 5 },
      { id: 'b', kind: 'position', label: 'C1', at: 6 },
      { id: 'c', kind: 'high-watermark', label: 'HW', at: 6 },
    )
    expect(placeMarkers(place, scale, WIDTH).map(({ lane }) => lane)).toEqual([0, 1, 2])
    expect(lanesOf(place)).toBe(3)
  })

  it('share a sign where there are more of them than lanes and they stand together', () => {
    const groups = ['a', 'b', 'c', 'd', 'e']
    const place = marked(
      ...groups.map((label) => ({ id: `c-${label}`, kind: 'committed' as const, label, at: 4 })),
      ...groups.map((label, at) => ({ id: `p-${label}`, kind: 'position' as const, label, at: 5 + at })),
    )
    const placed = placeMarkers(place, scale, WIDTH)
    expect(placed.map(({ text }) => text)).toContain('a b c d e 4')
    const long = groups.map((label) => ({
      id: label,
      kind: 'committed' as const,
      label: label.repeat(14),
      at: 4,
    }))
    const [shared] = placeMarkers(
      marked(...long, { ...long[0], id: 'f' } as (typeof long)[number]),
      scale,
      WIDTH,
    )
    expect(shared?.text).toBe('aaaaaaaaaaaaaa +5 4')
    expect(placed).toHaveLength(6)
  })

  it('have names on no other and within the log, also where a stem has to pass behind one', () => {
    const place = marked(
      { id: 'a', kind: 'committed', label: 'order-processors', at: 12 },
      { id: 'b', kind: 'committed', label: 'g', at: 9 },
      { id: 'c', kind: 'position', label: 'h', at: 9 },
    )
    const lanes = placeMarkers(place, scale, WIDTH).map(({ lane }) => lane)
    expect(new Set(lanes).size).toBe(3)
    expect(Math.max(...lanes)).toBeLessThan(lanesOf(place))
  })

  it('share a lane where they are far apart', () => {
    const place = marked(
      { id: 'a', kind: 'committed', label: 'g', at: 1 },
      { id: 'b', kind: 'committed', label: 'h', at: 8 },
    )
    expect(placeMarkers(place, scale, WIDTH).map(({ lane }) => lane)).toEqual([0, 0])
  })

  it('at the right edge have their name on the left', () => {
    const [marker] = placeMarkers(
      marked({ id: 'g', kind: 'committed', label: 'order-processors', at: 12 }),
      scale,
      WIDTH,
    )
    expect(marker?.flipped).toBe(true)
  })
})

describe('the head of a log', () => {
  const heightOf = (labels: readonly string[]) => {
    const facts = labels.map((label) => ({ label, value: 12 }))
    const { extent, facts: lines } = logForm(place('partition:orders-0', { facts }), ROOM, 'beside')
    return { top: extent.top, lines: lines.map((line) => line.map(({ label }) => label)) }
  }

  it('has what fits beside the name, and the rest under it', () => {
    const [few, many] = [
      heightOf(['LEO', 'LAG']),
      heightOf(['LOG-END-OFFSET', 'LAG analytics', 'LAG billing']),
    ]
    expect(few.lines).toEqual([['LEO', 'LAG']])
    expect(many.lines).toEqual([['LOG-END-OFFSET'], ['LAG analytics', 'LAG billing']])
    expect(many.top).toBe(few.top + LOG.header)
  })

  it('is there without any quantities', () => {
    expect(heightOf([])).toEqual({ top: heightOf(['LEO']).top, lines: [[]] })
  })
})
