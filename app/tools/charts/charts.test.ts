import { describe, expect, it } from 'vitest'
import { areaOf, momentsOf, pathOf, roundAbove, valueAt } from './plot.ts'
import { slidingRate } from './rates.ts'
import { chartsOf, numbersOf, type Sample, widthsOf } from './series.ts'

const queues = (reading: number, ...rows: (readonly [string, number, number])[]): Sample => ({
  reading,
  tables: [
    {
      id: 'queues',
      columns: ['Name', 'Ready', 'Unacked', 'Consumers'],
      rows: rows.map(([name, ready, unacked]) => [name, ready, unacked, 1]),
    },
  ],
})

const lags = (reading: number, ...rows: (readonly [string, number, number | '-'])[]): Sample => ({
  reading,
  tables: [{ id: 'offsets', columns: ['GROUP', 'PARTITION', 'LAG'], rows }],
})

describe('charts', () => {
  it('show a queue with its depths, and nothing that never changes', () => {
    const [chart, ...others] = chartsOf([
      queues(0, ['q', 0, 0]),
      queues(5, ['q', 2, 0]),
      queues(9, ['q', 1, 1]),
    ])
    expect(others).toEqual([])
    expect(chart?.title).toBe('q')
    expect(chart?.lines.map(({ label, role }) => [label, role])).toEqual([
      ['Ready', 'ready'],
      ['Unacked', 'unacked'],
    ])
    expect(chart?.lines[0]).toMatchObject({ readings: [0, 5, 9], values: [0, 2, 1] })
  })

  it('name rows by as many cells as are ever needed, a chart for each first cell', () => {
    const samples = [
      lags(0, ['a', 0, '-']),
      lags(3, ['a', 0, 4], ['a', 1, 1]),
      lags(7, ['a', 0, 2], ['a', 1, 5]),
    ]
    const charts = chartsOf(samples)
    expect(charts.map(({ title, isLead }) => [title, isLead])).toEqual([['LAG · a', true]])
    expect(charts[0]?.lines.map(({ label, values }) => [label, values])).toEqual([
      ['0', [Number.NaN, 4, 2]],
      ['1', [Number.NaN, 1, 5]],
    ])
    expect([...numbersOf(samples[2]?.tables ?? [], widthsOf(samples)).values()]).toEqual([2, 5])
  })

  it('say what is gone by a gap', () => {
    const [chart] = chartsOf([queues(0, ['q', 3, 0]), queues(4, ['q', 1, 0]), queues(6)])
    expect(chart?.lines[0]?.values).toEqual([3, 1, Number.NaN])
    expect(valueAt(chart?.lines[0] ?? { readings: [], values: [] }, 5)).toBe(1)
  })

  it('count over a window that slides', () => {
    const clocks = { tickAt: (reading: number) => reading, readingAtTick: (tick: number) => tick }
    const rate = slidingRate([100, 600, 2000], clocks, 1000)
    expect(rate.readings).toEqual([0, 100, 600, 1100, 1600, 2000, 3000])
    expect(rate.values).toEqual([0, 1, 2, 1, 0, 1, 0])
  })

  it('draw stairs that end where there is no value', () => {
    const frame = { scale: { left: 0, width: 110, end: 100 }, top: 10, height: 100 }
    const stair = { readings: [0, 10, 30, 50], values: [0, 5, Number.NaN, 10] }
    expect(pathOf(frame, stair, 100)).toBe('M0 100H10V50H30M50 0H100')
    expect(areaOf(frame, stair, 100)).toBe('M10 100V50H30V100ZM50 100V0H100V100Z')
    expect(momentsOf({ id: '', title: '', isLead: true, lines: [] })).toEqual([])
  })

  it('go up to a round number', () => {
    expect([0.4, 1, 3, 7, 11, 60].map(roundAbove)).toEqual([1, 1, 3, 8, 12, 60])
  })
})
