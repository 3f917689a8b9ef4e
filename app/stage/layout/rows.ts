import type { WireView } from '../../../engine/index.ts'
import { onGrid, type Point } from '../geometry.ts'
import { type Block, type Link, linksOf } from './blocks.ts'

/** Between rows: room for arrows that lead down. */
const ROW_GAP = 40
const ITEM_GAP = 12

/**
 * For a phone: the way of a message as lines of a text, from the top. Two orders are tried, by columns and along
 * the wires; the second is taken if the page is much lower then.
 */
export function layRows(blocks: readonly Block[], wires: readonly WireView[], width: number): Point[] {
  const links = linksOf(blocks, wires)
  const byColumn = breakLines(blocks, bandsOf(blocks), width)
  const alongWires = breakLines(blocks, [orderAlong(blocks, links)], width)
  return heightOf(blocks, alongWires) < heightOf(blocks, byColumn) * MUCH_LOWER
    ? pointsOf(blocks, alongWires)
    : pointsOf(blocks, byColumn)
}

/** Columns are easier to read: the other order must save so much. */
const MUCH_LOWER = 0.8

/** Rows of each column, a column a band. */
function bandsOf(blocks: readonly Block[]): number[][] {
  const columns = [...new Set(blocks.map(({ column }) => column))].sort((one, other) => one - other)
  return columns.map((column) => blocks.flatMap((block, row) => (block.column === column ? [row] : [])))
}

/** From the producers down the wires, each place once. */
function orderAlong(blocks: readonly Block[], links: readonly Link[]): number[] {
  const order: number[] = []
  const visit = (row: number): void => {
    if (order.includes(row)) return
    order.push(row)
    for (const style of ['data', 'configuration', 'ownership'] as const) {
      for (const { from, to, wire } of links) if (from === row && wire.style === style) visit(to)
    }
  }
  const starts = blocks.map((_, row) => row)
  starts.sort((one, other) => (blocks[one] as Block).column - (blocks[other] as Block).column || one - other)
  for (const row of starts) visit(row)
  return order
}

/** Lines that are no wider than the page; a band that does not fit on the line as a whole begins a new one. */
function breakLines(blocks: readonly Block[], bands: readonly number[][], width: number): number[][] {
  const lines: number[][] = []
  let used = Infinity
  for (const band of bands) {
    const whole = band.reduce((sum, row) => sum + ITEM_GAP + wide(blocks[row] as Block), 0)
    if (used + whole > width) used = Infinity
    for (const row of band) {
      const needed = wide(blocks[row] as Block)
      if (used + ITEM_GAP + needed > width) {
        lines.push([])
        used = -ITEM_GAP
      }
      lines.at(-1)?.push(row)
      used += ITEM_GAP + needed
    }
  }
  return lines
}

function wide({ extent }: Block): number {
  return extent.left + extent.right
}

function heightOf(blocks: readonly Block[], lines: readonly number[][]): number {
  return lines.reduce(
    (sum, line) => sum + reach(blocks, line, 'top') + reach(blocks, line, 'bottom') + ROW_GAP,
    0,
  )
}

function reach(blocks: readonly Block[], line: readonly number[], side: 'top' | 'bottom'): number {
  return Math.max(...line.map((row) => (blocks[row] as Block).extent[side]))
}

/** Each line centred; what stands in it stands on one height. */
function pointsOf(blocks: readonly Block[], lines: readonly number[][]): Point[] {
  const points: Point[] = blocks.map(() => ({ x: 0, y: 0 }))
  let y = 0
  for (const line of lines) {
    const total = line.reduce((sum, row) => sum + wide(blocks[row] as Block), ITEM_GAP * (line.length - 1))
    const middle = y + reach(blocks, line, 'top')
    let x = -total / 2
    for (const row of line) {
      const block = blocks[row] as Block
      points[row] = { x: Math.round(x + block.extent.left), y: onGrid(middle) }
      x += wide(block) + ITEM_GAP
    }
    y = onGrid(middle) + reach(blocks, line, 'bottom') + ROW_GAP
  }
  return points
}
