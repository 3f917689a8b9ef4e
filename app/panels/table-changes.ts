import type { TableView } from '../../engine/index.ts'

/**
 * The cells that differ from an earlier moment, also those of rows that are new. A cell is known by its column
 * and by the name of its row: as few of the first cells as tell the rows apart (a group has many partitions).
 */
export function changedCells(now: readonly TableView[], before: readonly TableView[]): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const table of now) {
    const earlier = before.find(({ id }) => id === table.id)
    const width = Math.max(nameWidth(table), earlier === undefined ? 1 : nameWidth(earlier))
    const known = new Map<string, string | number>()
    if (earlier !== undefined) eachCell(earlier, width, (key, value) => known.set(key, value))
    eachCell(table, width, (key, value, row, column) => {
      if (known.get(key) !== value) changed.add(cellKey(table.id, row, column))
    })
  }
  return changed
}

/** A cell of a table as the engine gives it, before it is sorted. */
export function cellKey(table: string, row: number, column: number): string {
  return `${table}/${row}/${column}`
}

/** How a table is sorted; undefined: as the engine gives it. */
export interface Sorting {
  readonly column: number
  readonly isDown: boolean
}

/** A row, and where it stood as the engine gave it. */
export interface PlacedRow {
  readonly row: readonly (string | number)[]
  readonly at: number
}

/** The rows in order of a column: numbers by size, before words; equals stay as they stood. */
export function sortedRows(table: TableView, sorting: Sorting | undefined): readonly PlacedRow[] {
  const rows = table.rows.map((row, at) => ({ row, at }))
  if (sorting === undefined) return rows
  const { column, isDown } = sorting
  const sign = isDown ? -1 : 1
  return rows.sort((one, other) => sign * compare(one.row[column], other.row[column]) || one.at - other.at)
}

/** The next way to sort when a column's head is pressed: up, down, as it came. */
export function nextSorting(sorting: Sorting | undefined, column: number): Sorting | undefined {
  if (sorting?.column !== column) return { column, isDown: false }
  return sorting.isDown ? undefined : { column, isDown: true }
}

/** How many of the first cells tell the rows of a table apart. */
export function nameWidth({ columns, rows }: TableView): number {
  for (let width = 1; width < columns.length; width++) {
    if (new Set(rows.map((row) => nameOf(row, width))).size === rows.length) return width
  }
  return columns.length
}

function nameOf(row: readonly (string | number)[], width: number): string {
  return row.slice(0, width).join('\n')
}

function eachCell(
  { columns, rows }: TableView,
  width: number,
  tell: (key: string, value: string | number, row: number, column: number) => void,
): void {
  for (const [at, row] of rows.entries()) {
    const name = nameOf(row, width)
    for (const [column, label] of columns.entries()) {
      tell(`${name}\n${label}`, row[column] ?? '', at, column)
    }
  }
}

function compare(one: string | number | undefined, other: string | number | undefined): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (typeof one === 'number') return -1
  if (typeof other === 'number') return 1
  const [a, b] = [one ?? '', other ?? '']
  return a < b ? -1 : a > b ? 1 : 0
}
