import { describe, expect, test } from 'vitest'
import type { PlaceView } from '../../../engine/index.ts'
import type { MovingView } from '../../stage/props.ts'
import { allLanes, moved, NO_WISH, rowsOf, shownLanes, toggled } from './lanes.ts'
import { NOTHING } from './past.ts'

function place(id: string, kind: string): PlaceView {
  return { id, kind, name: id, address: id, status: '', health: 'well', facts: [], actions: [] }
}

function move(from: string, to: string, departs: number): MovingView {
  return {
    id: `t${departs}`,
    motion: { from, to, weight: 'message', label: '' },
    departs,
    arrives: departs + 5,
  }
}

const places = [place('W', 'consumer'), place('b', 'queue'), place('a', 'queue'), place('P', 'producer')]
const moves = [move('P', 'a', 0), move('a', 'W', 10), move('W', 'b', 20)]
const lanes = allLanes(places, moves)
const names = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join(' ')

describe('the lanes', () => {
  test('stand as they are read: who sends, who keeps, who takes; of a kind, who comes first', () => {
    expect(names(lanes)).toBe('P a b W')
  })

  test('leave out what has no part in anything', () => {
    expect(names(allLanes([...places, place('idle', 'queue')], moves))).toBe('P a b W')
  })

  test('can be moved, hidden and pinned, and brought back', () => {
    const down = moved(lanes, NO_WISH, 'P', 1)
    expect(names(shownLanes(lanes, down))).toBe('a P b W')
    const pinned = toggled(down, 'pinned', 'W')
    expect(names(shownLanes(lanes, pinned))).toBe('W a P b')
    const hidden = toggled(pinned, 'hidden', 'a')
    expect(names(shownLanes(lanes, hidden))).toBe('W P b')
    expect(names(shownLanes(lanes, toggled(hidden, 'hidden', 'a')))).toBe('W a P b')
    expect(moved(lanes, NO_WISH, 'P', -1)).toBe(NO_WISH)
  })

  test('have room for what waits and for clocks, and none lies over another', () => {
    const span = { lane: 'a', key: undefined, from: 0, to: 5, wound: 0, due: 5 }
    const timers = ['x', 'y', 'x'].map((label) => ({ ...span, label }))
    const rows = rowsOf(lanes, {
      ...NOTHING,
      timers,
      levels: new Map([['a', [{ reading: 0, ready: 2, claimed: 0 }]]]),
    })
    expect(rows.map(({ timers: own }) => own.length)).toEqual([0, 2, 0, 0])
    expect(rows.map(({ area }) => area !== undefined)).toEqual([false, true, false, false])
    for (const [at, row] of rows.entries()) {
      expect(row.top).toBe(rows.slice(0, at).reduce((sum, { size }) => sum + size, 0))
    }
  })
})
