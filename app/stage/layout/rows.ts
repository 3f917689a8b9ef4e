import type { WireView } from '../../../engine/index.ts'
import { onGrid, type Point } from '../geometry.ts'
import { monoWidth, NOTE_SIZE } from '../text.ts'
import { type Block, type Link, linksOf } from './blocks.ts'

/** Between rows: room for arrows that lead down. */
const ROW_GAP = 40
const ITEM_GAP = 12
/** Between two that a wire joins. */
const WIRED_GAP = 36
/** Round the words on a wire. */
const LABEL_AIR = 36

/**
 * For a phone: the way of a message as lines of a text, from the top. Two orders are tried, by columns and along
 * the wires; the second is taken if the page is much lower then.
 */
export function layRows(blocks: readonly Block[], wires: readonly WireView[], width: number): Point[] {
  const links = linksOf(blocks, wires)
  const byColumn = breakLines(blocks, bandsOf(blocks), width, gapBy(links))
  const alongWires = breakLines(blocks, [orderAlong(blocks, links)], width, gapBy(links))
  return heightOf(blocks, alongWires) < heightOf(blocks, byColumn) * MUCH_LOWER
    ? pointsOf(blocks, alongWires, width, links)
    : pointsOf(blocks, byColumn, width, links)
}

/** How far from the one before: an arrow between them has to be seen. */
type GapBetween = (one: number | undefined, other: number) => number

function gapBy(links: readonly Link[]): GapBetween {
  const wired = new Map<string, number>()
  for (const { from, to, wire } of links) {
    const { style, label = '' } = wire
    // What is written on a way of messages has to be read; where there is no room for it, the next line has.
    const words = style === 'data' && label !== '' ? monoWidth(label, NOTE_SIZE) + LABEL_AIR : 0
    for (const pair of [`${from} ${to}`, `${to} ${from}`]) {
      wired.set(pair, Math.max(WIRED_GAP, words, wired.get(pair) ?? 0))
    }
  }
  return (one, other) => (one === undefined ? 0 : (wired.get(`${one} ${other}`) ?? ITEM_GAP))
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
function breakLines(
  blocks: readonly Block[],
  bands: readonly number[][],
  width: number,
  gap: GapBetween,
): number[][] {
  const lines: number[][] = []
  for (const band of bands) {
    const last = lines.at(-1)
    if (last === undefined || widthOf(blocks, [...last, ...band], gap) > width) lines.push([])
    const most = evenShare(blocks, band, width, gap)
    let taken = 0
    for (const row of band) {
      const line = lines.at(-1) as number[]
      const isFull = taken === most || widthOf(blocks, [...line, row], gap) > width
      if (line.length > 0 && isFull) {
        lines.push([row])
        taken = 0
      } else line.push(row)
      taken++
    }
  }
  return lines
}

/** How many of a band stand on each of its lines: four in two lines are two and two, not three and one. */
function evenShare(
  blocks: readonly Block[],
  band: readonly number[],
  width: number,
  gap: GapBetween,
): number {
  let [lines, line]: [number, number[]] = [1, []]
  for (const row of band) {
    if (line.length > 0 && widthOf(blocks, [...line, row], gap) > width) {
      lines++
      line = []
    }
    line.push(row)
  }
  return Math.ceil(band.length / lines)
}

function widthOf(blocks: readonly Block[], line: readonly number[], gap: GapBetween): number {
  return line.reduce((sum, row, at) => sum + gap(line[at - 1], row) + wide(blocks[row] as Block), 0)
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

/** Where a line has room to spare, each gap takes so much of it: a wire to the next line can pass there. */
const SPREAD_MAX = 32

/** Each line centred; what stands in it stands on one height, or level with what it is wired to in a container. */
function pointsOf(
  blocks: readonly Block[],
  lines: readonly number[][],
  width: number,
  links: readonly Link[],
): Point[] {
  const tight = gapBy(links)
  const points: Point[] = blocks.map(() => ({ x: 0, y: 0 }))
  let y = 0
  for (const line of lines) {
    const spare = (width - widthOf(blocks, line, tight)) / Math.max(1, line.length - 1)
    const more = Math.max(0, Math.min(SPREAD_MAX, spare))
    const gap: GapBetween = (one, other) => tight(one, other) + (one === undefined ? 0 : more)
    const middle = onGrid(y + reach(blocks, line, 'top'))
    let x = -widthOf(blocks, line, gap) / 2
    line.forEach((row, at) => {
      const block = blocks[row] as Block
      x += gap(line[at - 1], row)
      const level = middle + levelOf(row, blocks, line, links)
      points[row] = { x: Math.round(x + block.extent.left), y: level }
      x += wide(block)
    })
    y = middle + reach(blocks, line, 'bottom') + ROW_GAP
  }
  return points
}

/** How far from the middle of its line a place stands: a tall container has what it is wired to further up or down. */
function levelOf(
  row: number,
  blocks: readonly Block[],
  line: readonly number[],
  links: readonly Link[],
): number {
  const { members, extent } = blocks[row] as Block
  if (members.size > 1) return 0
  for (const { from, to, wire } of links) {
    const other = from === row ? to : to === row ? from : -1
    const point = line.includes(other)
      ? blocks[other]?.points.get(from === row ? wire.to : wire.from)
      : undefined
    if (point === undefined) continue
    const top = extent.top - reach(blocks, line, 'top')
    return Math.max(top, Math.min(reach(blocks, line, 'bottom') - extent.bottom, point.y))
  }
  return 0
}
