import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Column } from './column.ts'

const LONG = 10_000

test('whatever is done to a column and to an array, both hold the same', () => {
  const doing = fc.oneof(
    fc.record({ do: fc.constant('append' as const), rows: fc.integer({ min: 0, max: LONG }) }),
    fc.record({ do: fc.constant('truncate' as const), share: fc.integer({ min: 0, max: 100 }) }),
  )
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 8 }), (doings) => {
      const column = new Column()
      const row: number[] = []
      for (const [nth, order] of doings.entries()) {
        if (order.do === 'append') {
          const values = Array.from({ length: order.rows }, (_, at) => nth * LONG + at)
          column.append(values)
          row.push(...values)
        } else {
          row.length = Math.floor((row.length * order.share) / 100)
          column.truncate(row.length)
        }
      }
      const at = row.length >> 1
      expect(column.length).toBe(row.length)
      expect([...column]).toEqual(row)
      expect([...column.slice(at)]).toEqual(row.slice(at))
      expect([...column.slice(0, at)]).toEqual(row.slice(0, at))
      expect([column.get(at), column.get(-1), column.get(row.length)]).toEqual([
        row[at],
        undefined,
        undefined,
      ])
    }),
    { numRuns: 60 },
  )
})

test('a number beyond 32 bits comes back as it was: a tick of the second month is one', () => {
  expect(Column.of([2 ** 40 + 1]).get(0)).toBe(2 ** 40 + 1)
})

test('a value stands after its equals', () => {
  const column = Column.of([1, 3, 3, 3, 7])
  expect([0, 1, 2, 3, 7, 8].map((value) => column.countUpTo(value))).toEqual([0, 1, 1, 4, 5, 5])
})
