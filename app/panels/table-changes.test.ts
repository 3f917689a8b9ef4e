import { describe, expect, it } from 'vitest'
import type { TableView } from '../../engine/index.ts'
import { cellKey, changedCells, nextSorting, type PlacedRow, sortedRows } from './table-changes.ts'

const queues: TableView = {
  id: 'queues',
  columns: ['name', 'messages_ready', 'state'],
  rows: [
    ['main.q', 3, 'running'],
    ['dlq', 0, 'running'],
  ],
}

describe('what changed in a table', () => {
  it('is nothing when nothing did', () => {
    expect(changedCells([queues], [queues]).size).toBe(0)
  })

  it('is the cell of its row, wherever the row stands', () => {
    const later: TableView = {
      ...queues,
      rows: [
        ['dlq', 1, 'running'],
        ['main.q', 3, 'running'],
      ],
    }
    expect([...changedCells([later], [queues])]).toEqual([cellKey('queues', 0, 1)])
  })

  it('is every cell of a row that was not there', () => {
    const later: TableView = { ...queues, rows: [...queues.rows, ['retry.q', 1, 'running']] }
    expect(changedCells([later], [queues]).size).toBe(3)
  })
})

describe('what changed in a table whose rows have long names', () => {
  const groups = (offset: number): TableView => ({
    id: 'groups',
    columns: ['GROUP', 'TOPIC', 'PARTITION', 'CURRENT-OFFSET'],
    rows: [
      ['billing', 'orders', 0, 5],
      ['billing', 'orders', 1, offset],
      ['billing', 'refunds', 1, 5],
    ],
  })

  it('is found by as many cells as name a row', () => {
    expect([...changedCells([groups(7)], [groups(5)])]).toEqual([cellKey('groups', 1, 3)])
  })
})

describe('a sorted table', () => {
  it('compares numbers by size and words by letters', () => {
    const table: TableView = {
      id: 't',
      columns: ['n', 'v'],
      rows: [
        ['b', 10],
        ['a', 9],
        ['c', '-'],
      ],
    }
    const names = (rows: readonly PlacedRow[]) => rows.map(({ row }) => row[0]).join('')
    expect(names(sortedRows(table, { column: 1, isDown: false }))).toBe('abc')
    expect(names(sortedRows(table, { column: 1, isDown: true }))).toBe('cba')
    expect(names(sortedRows(table, { column: 0, isDown: false }))).toBe('abc')
    expect(names(sortedRows(table, undefined))).toBe('bac')
  })

  it('goes up, down, and back to how it came', () => {
    const up = nextSorting(undefined, 1)
    const down = nextSorting(up, 1)
    expect([up, down, nextSorting(down, 1)]).toEqual([
      { column: 1, isDown: false },
      { column: 1, isDown: true },
      undefined,
    ])
    expect(nextSorting(down, 2)).toEqual({ column: 2, isDown: false })
  })
})
