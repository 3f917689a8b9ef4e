import { describe, expect, it } from 'vitest'
import { arcsOf } from './arcs.ts'
import { Courses, stateAt, takenAt, waysOf } from './moves.ts'

const life = (id: string, state: string, kind = 'group') => ({ id, kind, name: id, lifecycle: 'x', state })

describe('lives', () => {
  it('remember each step with the event that took it', () => {
    const courses = new Courses()
    courses.take([life('a', 'Empty')], 0)
    courses.take([life('a', 'Empty'), life('m', 'NEW', 'member')], 1)
    courses.take([life('a', 'Full'), life('m', 'NEW', 'member')], 2)
    courses.take([life('a', 'Empty')], 3)
    courses.take([life('a', 'Full')], 4)
    const [a, m] = courses.all()
    if (a === undefined || m === undefined) throw new Error('none')
    expect(a.moves.map(({ seq, to }) => [seq, to])).toEqual([
      [1, 'Full'],
      [2, 'Empty'],
      [3, 'Full'],
    ])
    expect([0, 1, 2, 3, 4].map((seq) => stateAt(a, seq))).toEqual(['Empty', 'Empty', 'Full', 'Empty', 'Full'])
    expect(stateAt(m, 0)).toBeUndefined()
    expect(takenAt(a, { from: 'Empty', to: 'Full', by: [] }, 3)).toEqual({ count: 1, last: 1 })
    expect(takenAt(a, { from: 'Empty', to: 'Full', by: [] }, 4)).toEqual({ count: 2, last: 3 })
  })

  it('know the ways of their table, and those that were taken without one', () => {
    const table = { Empty: { join: 'Full', refill: 'Full' }, Full: {} }
    expect(waysOf(table, [{ seq: 0, from: 'Full', to: 'Empty' }])).toEqual([
      { from: 'Empty', to: 'Full', by: ['join', 'refill'] },
      { from: 'Full', to: 'Empty', by: [] },
    ])
  })

  it('go on at the right and back at the left', () => {
    const column = { width: 300, row: 40, boxWidth: 100, boxHeight: 28 }
    const ways = [
      { from: 'a', to: 'b', by: [] },
      { from: 'b', to: 'a', by: [] },
    ]
    const [on, back] = arcsOf(['a', 'b'], ways, column)
    expect(on?.x).toBeGreaterThan(200)
    expect(back?.x).toBeLessThan(100)
  })
})
