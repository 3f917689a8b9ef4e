import { describe, expect, test } from 'vitest'
import type { MotionView, PlaceView } from '../../../engine/index.ts'
import type { MovingView } from '../../stage/props.ts'
import { lanesOf, strokesOf } from './lanes.ts'

function place(id: string): PlaceView {
  return {
    id,
    kind: 'box',
    name: id.toUpperCase(),
    address: id,
    status: '',
    health: 'well',
    facts: [],
    actions: [],
  }
}

function move(
  from: string,
  to: string,
  departs: number,
  weight: MotionView['weight'] = 'message',
): MovingView {
  return {
    id: `${from}${to}${departs}`,
    motion: { from, to, weight, label: '', key: 'k' },
    departs,
    arrives: departs + 10,
  }
}

const places = ['a', 'b', 'c', 'd'].map(place)
const moves = [
  move('a', 'b', 0),
  move('b', 'c', 20),
  move('b', 'c', 40),
  move('c', 'b', 60, 'control'),
  move('c', 'c', 70, 'work'),
]

describe('the lanes of time', () => {
  test('are the places that something moves between, in the order of the stage', () => {
    expect(lanesOf(places, moves, {}, 9).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(lanesOf(places, moves, { a: [90, 0], b: [10, 5], c: [10, 2] }, 9).map(({ id }) => id)).toEqual([
      'c',
      'b',
      'a',
    ])
  })

  test('are the busiest when there is no room for all', () => {
    expect(lanesOf(places, moves, {}, 2)).toEqual([
      { id: 'b', name: 'B' },
      { id: 'c', name: 'C' },
    ])
  })

  test('carry one path for each look', () => {
    const lanes = lanesOf(places, moves, {}, 9)
    const strokes = strokesOf(
      lanes,
      moves,
      (x) => x,
      (row) => row * 10,
      () => 'key-1',
    )
    expect(strokes).toEqual([
      { look: 'key-1', path: 'M0 0L10 10M20 10L30 20M40 10L50 20' },
      { look: 'control', path: 'M60 20L70 10' },
      { look: 'work', path: 'M70 20L80 20' },
    ])
  })

  test('reach from the beginning of a run to its end, however much moves: what lies together is one stroke', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => move('a', 'b', at))
    const [stroke] = strokesOf(
      lanesOf(places, many, {}, 9),
      many,
      (reading) => reading / 20,
      (row) => row * 10,
      () => 'key-1',
    )
    const starts = [...(stroke?.path ?? '').matchAll(/M([\d.]+)/g)].map(([, x]) => Number(x))
    expect(starts[0]).toBe(0)
    expect(starts.at(-1)).toBeGreaterThan(995)
    expect(starts.length).toBeLessThanOrEqual(1_500)
    // No gap in it is wider than what became one.
    expect(Math.max(...starts.slice(1).map((x, at) => x - (starts[at] as number)))).toBeLessThan(3)
  })

  test('leave out what has no lane', () => {
    const lanes = lanesOf(places, moves, {}, 2)
    expect(
      strokesOf(
        lanes,
        moves,
        (x) => x,
        (row) => row,
        () => 'key-1',
      )[0]?.path,
    ).toBe('M20 0L30 1M40 0L50 1')
  })
})
