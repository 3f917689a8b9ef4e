import type { WireView } from '../../../engine/index.ts'
import { onGrid, type Point } from '../geometry.ts'
import { monoWidth, NOTE_SIZE } from '../text.ts'
import { type Block, type Link, linksOf } from './blocks.ts'

/** Between columns: room for an arrow, more where wires have labels or are ribbons. */
const COLUMN_GAP = 80
const LABEL_AIR = 56
const RIBBON_GAP = 136
/** Between places of a column. */
const ROW_GAP = 24
/** A column is broken in two beyond this height. */
const COLUMN_HEIGHT_MAX = 720

/**
 * The way of a message from left to right: producers, exchanges, queues or logs, consumers, systems. Within a
 * column, the order of the scene: W1, W2, W3. Pure, and the same for the same scene every time.
 */
export function layColumns(blocks: readonly Block[], wires: readonly WireView[]): Point[] {
  if (blocks.length === 0) return []
  const links = linksOf(blocks, wires)
  const columns = columnsOf(blocks)
  const y = heightsOf(blocks, columns, links)
  const x = placesAcross(blocks, columns, links)
  return blocks.map((_, row) => ({ x: onGrid(x[row] as number), y: onGrid(y[row] as number) }))
}

/** Rows by column, without empty columns; a tall one is broken into several side by side. */
function columnsOf(blocks: readonly Block[]): number[][] {
  const byColumn = new Map<number, number[]>()
  blocks.forEach((block, row) => {
    const column = Math.ceil(block.column)
    byColumn.set(column, [...(byColumn.get(column) ?? []), row])
  })
  for (const rows of byColumn.values()) rows.sort((one, other) => byRank(blocks, one, other) || one - other)
  const sorted = [...byColumn].sort(([one], [other]) => one - other).map(([, rows]) => rows)
  return sorted.flatMap((rows) => broken(rows, blocks))
}

function broken(rows: number[], blocks: readonly Block[]): number[][] {
  const height = rows.reduce((sum, row) => sum + tall(blocks[row] as Block) + ROW_GAP, 0)
  const parts = Math.ceil(height / COLUMN_HEIGHT_MAX)
  const each = Math.ceil(rows.length / parts)
  return Array.from({ length: parts }, (_, part) => rows.slice(part * each, (part + 1) * each))
}

function tall({ extent }: Block): number {
  return extent.top + extent.bottom
}

/** Sweeps to the right and back: each place stands level with its neighbours as far as its column has room. */
function heightsOf(blocks: readonly Block[], columns: number[][], links: readonly Link[]): number[] {
  const y: number[] = blocks.map(() => 0)
  for (const column of columns) stack(column, blocks, y, () => undefined)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const seen = new Set<number>()
    for (const column of sweep % 2 === 0 ? columns : columns.toReversed()) {
      stack(column, blocks, y, pullOf(links, y, sweep < 2 ? seen : undefined))
      for (const row of column) seen.add(row)
    }
  }
  return y
}

const SWEEPS = 4

/** The mean height of the neighbours of a row; control does not pull, it finds its way. */
function pullOf(links: readonly Link[], y: readonly number[], among: ReadonlySet<number> | undefined) {
  return (row: number): number | undefined => {
    let [sum, count] = [0, 0]
    for (const { from, to, wire } of links) {
      const other = from === row ? to : to === row ? from : undefined
      if (other === undefined || wire.style === 'control') continue
      if (among !== undefined && !among.has(other)) continue
      sum += y[other] as number
      count++
    }
    return count === 0 ? undefined : sum / count
  }
}

/** What belongs on top of its column stays there. */
function byRank(blocks: readonly Block[], one: number, other: number): number {
  return (blocks[one] as Block).column - (blocks[other] as Block).column
}

/** Several neighbours that would like to overlap: they stand together, at the mean of their wishes. */
interface Pool {
  wish: number
  weight: number
  count: number
}

/** How much a place without neighbours cares where it stands. */
const INDIFFERENT = 0.01

/**
 * One under the other in the order of the scene, each as near to where it is pulled as the others allow: the
 * least squares, found by pooling neighbours that violate the order.
 */
function stack(
  column: readonly number[],
  blocks: readonly Block[],
  y: number[],
  pull: (row: number) => number | undefined,
): void {
  const offsets = offsetsOf(column, blocks)
  const pools: Pool[] = []
  column.forEach((row, at) => {
    const wish = pull(row)
    const wanted = (wish ?? (y[row] as number)) - (offsets[at] as number)
    pools.push({ wish: wanted, weight: wish === undefined ? INDIFFERENT : 1, count: 1 })
    merge(pools)
  })
  let at = 0
  for (const { wish, count } of pools) {
    for (let member = 0; member < count; member++, at++)
      y[column[at] as number] = wish + (offsets[at] as number)
  }
}

/** How far below the first one each stands at least. */
function offsetsOf(column: readonly number[], blocks: readonly Block[]): number[] {
  let below = 0
  return column.map((row, at) => {
    const { extent } = blocks[row] as Block
    const middle = at === 0 ? 0 : below + ROW_GAP + extent.top
    below = middle + extent.bottom
    return middle
  })
}

function merge(pools: Pool[]): void {
  for (let last = pools.at(-1), before = pools.at(-2); last !== undefined && before !== undefined; ) {
    if (before.wish <= last.wish) return
    const weight = before.weight + last.weight
    before.wish = (before.wish * before.weight + last.wish * last.weight) / weight
    before.weight = weight
    before.count += last.count
    pools.pop()
    last = before
    before = pools.at(-2)
  }
}

/** Columns from left to right, with room between them for what is written on the wires. */
function placesAcross(
  blocks: readonly Block[],
  columns: readonly number[][],
  links: readonly Link[],
): number[] {
  const x: number[] = blocks.map(() => 0)
  let edge = 0
  columns.forEach((column, at) => {
    const left = Math.max(...column.map((row) => (blocks[row] as Block).extent.left))
    const right = Math.max(...column.map((row) => (blocks[row] as Block).extent.right))
    for (const row of column) x[row] = edge + left
    edge += left + right + gapAfter(column, columns[at + 1] ?? [], links)
  })
  return x
}

function gapAfter(column: readonly number[], next: readonly number[], links: readonly Link[]): number {
  let gap = COLUMN_GAP
  for (const { from, to, wire } of links) {
    const isBetween =
      (column.includes(from) && next.includes(to)) || (next.includes(from) && column.includes(to))
    if (!isBetween) continue
    if (wire.style === 'ownership') gap = Math.max(gap, RIBBON_GAP)
    if (wire.label !== undefined) gap = Math.max(gap, monoWidth(wire.label, NOTE_SIZE) + LABEL_AIR)
  }
  return gap
}
