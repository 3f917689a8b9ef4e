import type { Way } from './moves.ts'

/** A way between states that stand in a column: on at the right, back at the left. */
export interface Arc {
  readonly way: Way
  readonly path: string
  /** Where its count is written. */
  readonly x: number
  readonly y: number
}

/** The drawing's measures, in px. */
export interface Column {
  readonly width: number
  readonly row: number
  readonly boxWidth: number
  readonly boxHeight: number
}

/** The middle of a state's box. */
export function middleOf(
  row: number,
  { width, row: height }: Column,
): { readonly x: number; readonly y: number } {
  return { x: width / 2, y: row * height + height / 2 }
}

/** Each way as an arc. The further apart two states are, the further out it goes, as far as there is room. */
export function arcsOf(states: readonly string[], ways: readonly Way[], column: Column): readonly Arc[] {
  const longest = Math.max(1, states.length - 1)
  const room = (column.width - column.boxWidth) / 2 - 14
  return ways.map((way) => {
    const [from, to] = [states.indexOf(way.from), states.indexOf(way.to)]
    const span = to - from
    const side = span >= 0 ? 1 : -1
    const edge = column.width / 2 + (side * column.boxWidth) / 2
    const reach = 16 + ((room - 16) * Math.max(0, Math.abs(span) - 1)) / longest
    const out = edge + side * reach
    const spread = Math.min(column.boxHeight / 2 - 3, 3 + Math.abs(span))
    const start = middleOf(from, column).y + (span === 0 ? -5 : Math.sign(span) * spread)
    const end = middleOf(to, column).y + (span === 0 ? 5 : -Math.sign(span) * spread)
    const [near, far, top, bottom] = [edge, out, start, end].map(round)
    const path = `M${near} ${top}C${far} ${top} ${far} ${bottom} ${near} ${bottom}`
    return { way, path, x: round(edge + side * reach * 0.75), y: round((start + end) / 2) }
  })
}

function round(px: number): number {
  return Math.round(px * 10) / 10
}
