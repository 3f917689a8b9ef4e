import { describe, expect, it } from 'vitest'
import {
  copyDeque,
  createDeque,
  type Deque,
  insertAt,
  itemAt,
  popBack,
  popFront,
  pushBack,
  pushFront,
  removeAt,
  toArray,
} from './deque.ts'

/** Each does the same to a deque and to an array; `nth` picks what, and where. */
const DOINGS: readonly ((deque: Deque<number>, row: number[], nth: number) => void)[] = [
  (deque, row, nth) => {
    pushBack(deque, nth)
    row.push(nth)
  },
  (deque, row, nth) => {
    pushFront(deque, nth)
    row.unshift(nth)
  },
  (deque, row, nth) => {
    insertAt(deque, nth % (row.length + 1), nth)
    row.splice(nth % (row.length + 1), 0, nth)
  },
  (deque, row) => expect(popFront(deque)).toBe(row.shift()),
  (deque, row) => expect(popBack(deque)).toBe(row.pop()),
  (deque, row, nth) => expect(removeAt(deque, nth % 7)).toBe(row.splice(nth % 7, 1)[0]),
]

describe('a deque', () => {
  it('is an array, whatever is done to it from empty on', () => {
    for (const first of [0, 1, 2]) {
      const row: number[] = []
      const deque = createDeque<number>()
      for (let nth = 0, dice = first; nth < 2_000; nth++, dice = (dice * 75 + 74) % 65_537) {
        const doings = nth % 200 < 100 ? 3 : DOINGS.length
        DOINGS[nth === 0 ? first : dice % doings]?.(deque, row, nth)
        expect(toArray(deque)).toEqual(row)
        expect(itemAt(deque, row.length - 1)).toBe(row.at(-1))
      }
    }
  })

  it('shares no place with its copy, also when both are empty', () => {
    const one = createDeque<number>()
    const other = copyDeque(one)
    pushBack(one, 1)
    pushFront(other, 2)
    const third = copyDeque(other)
    popFront(other)
    expect([toArray(one), toArray(other), toArray(third)]).toEqual([[1], [], [2]])
  })
})
