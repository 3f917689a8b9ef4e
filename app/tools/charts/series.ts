import type { TableView } from '../../../engine/index.ts'
import { nameWidth } from '../../panels/table-changes.ts'

/** What a line stands for: the management UI draws depths in colours of their own, and so do we. */
export type Role = 'ready' | 'unacked' | 'total' | 'other'

/** A quantity over the run as a stair: from each reading on it has that value; NaN where there is none. */
export interface Stair {
  readonly readings: readonly number[]
  readonly values: readonly number[]
}

/** A line of a chart. */
export interface Line extends Stair {
  /** Table, row and column: by it the value at the playhead is found in the tables. */
  readonly id: string
  readonly label: string
  readonly role: Role
}

/** Quantities that are looked at together. */
export interface ChartData {
  readonly id: string
  readonly title: string
  /** What is counted, where the lines do not say it. */
  readonly unit?: 'per second'
  /** It is what one looks for first: depth and lag. The rest is a click away. */
  readonly isLead: boolean
  readonly lines: readonly Line[]
}

/** The tables as they were at a reading of the run. */
export interface Sample {
  readonly reading: number
  readonly tables: readonly TableView[]
}

/** Columns that belong on one chart, a chart a row: as the management UI draws a queue. */
const DEPTHS: ReadonlyMap<string, Role> = new Map([
  ['Ready', 'ready'],
  ['Unacked', 'unacked'],
  ['Total', 'total'],
])

/** Columns that get a chart of their own among the first. */
const LEADING: ReadonlySet<string> = new Set(['LAG'])

/** More lines than this are no chart any more. */
const LINES_MAX = 8

/** Names a cell at every moment of a run. */
export function cellName(table: string, row: string, column: string): string {
  return `${table}\n${row}\n${column}`
}

/** The numbers of tables by the names of their cells; `widths` says how many cells name a row. */
export function numbersOf(
  tables: readonly TableView[],
  widths: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const { id, columns, rows } of tables) {
    const width = widths.get(id) ?? 1
    for (const row of rows) {
      const name = row.slice(0, width).join(' ')
      for (let at = width; at < columns.length; at++) {
        const value = row[at]
        if (typeof value === 'number') numbers.set(cellName(id, name, columns[at] ?? ''), value)
      }
    }
  }
  return numbers
}

/** How many cells name a row of each table: as many as are ever needed during the run. */
export function widthsOf(samples: readonly Sample[]): ReadonlyMap<string, number> {
  const widths = new Map<string, number>()
  for (const { tables } of samples) {
    for (const table of tables) {
      if (table.rows.length > 0) widths.set(table.id, Math.max(widths.get(table.id) ?? 1, nameWidth(table)))
    }
  }
  return widths
}

/** All charts that a run has something for: of each number that is ever another one. */
export function chartsOf(samples: readonly Sample[]): ChartData[] {
  const widths = widthsOf(samples)
  const stairs = stairsOf(samples, widths)
  const charts = new Map<string, ChartData & { readonly lines: Line[] }>()
  for (const [id, stair] of stairs) {
    if (new Set(stair.values.filter((value) => !Number.isNaN(value))).size < 2) continue
    const [table = '', row = '', column = ''] = id.split('\n')
    const plan = planOf(table, row, column, widths.get(table) ?? 1)
    const chart = charts.get(plan.chart) ?? {
      id: plan.chart,
      title: plan.title,
      isLead: plan.isLead,
      lines: [],
    }
    charts.set(plan.chart, chart)
    chart.lines.push({ id, label: plan.label, role: plan.role, ...stair })
  }
  return [...charts.values()].filter(({ lines, isLead }) => isLead || lines.length <= LINES_MAX).map(capped)
}

/** Of too many lines, those that rise highest. */
function capped(chart: ChartData): ChartData {
  if (chart.lines.length <= LINES_MAX) return chart
  const highest = chart.lines
    .map((line) => ({ line, top: topOf([line]) }))
    .sort((one, other) => other.top - one.top)
    .slice(0, LINES_MAX)
    .map(({ line }) => line)
  return { ...chart, lines: chart.lines.filter((line) => highest.includes(line)) }
}

/** The highest value of some lines. */
export function topOf(lines: readonly Stair[]): number {
  let top = 0
  for (const { values } of lines) for (const value of values) if (value > top) top = value
  return top
}

function planOf(table: string, row: string, column: string, width: number) {
  const depth = DEPTHS.get(column)
  if (depth !== undefined && table === 'queues') {
    return { chart: `${table} ${row}`, title: row, label: column, role: depth, isLead: true }
  }
  const [first = '', ...rest] = row.split(' ')
  const title = width > 1 ? `${column} · ${first}` : column
  const label = width > 1 ? rest.join(' ') : row
  return {
    chart: `${table} ${title}`,
    title,
    label,
    role: 'other' as const,
    isLead: LEADING.has(column),
  }
}

function stairsOf(samples: readonly Sample[], widths: ReadonlyMap<string, number>): Map<string, Building> {
  const stairs = new Map<string, Building>()
  for (const { reading, tables } of samples) {
    const numbers = numbersOf(tables, widths)
    for (const [id, value] of numbers) {
      const stair = stairs.get(id) ?? { readings: [0], values: [Number.NaN] }
      stairs.set(id, stair)
      add(stair, reading, value)
    }
    for (const [id, stair] of stairs) if (!numbers.has(id)) add(stair, reading, Number.NaN)
  }
  return stairs
}

interface Building {
  readonly readings: number[]
  readonly values: number[]
}

function add({ readings, values }: Building, reading: number, value: number): void {
  if (Object.is(values.at(-1), value)) return
  if (readings.at(-1) === reading) {
    values[values.length - 1] = value
    return
  }
  readings.push(reading)
  values.push(value)
}
