import { overlaps, type Point, type Rect } from '../geometry.ts'
import { NAME_SIZE, textWidth } from '../text.ts'
import type { DrawnWire } from './wiring.ts'

/** A member's name on one of its bands. */
export interface RibbonName extends Point {
  readonly id: string
  readonly name: string
}

type Band = Pick<DrawnWire, 'id' | 'to' | 'names' | 'middle' | 'head'>

/**
 * Names along bands. Bands that run close to each other share a name, as no name may lie on another: first each
 * member has one, then each band near its member, then where it leaves its log.
 */
export function ribbonNames(
  wires: readonly Band[],
  names: ReadonlyMap<string, string>,
): readonly RibbonName[] {
  const wished = wires.flatMap((wire) => {
    const name = names.get(wire.to) ?? ''
    return namesOn(wire, name).map((at, row, all) => ({
      ...at,
      id: wire.id,
      to: wire.to,
      name,
      far: all.length - row,
    }))
  })
  const taken: Rect[] = []
  const said: RibbonName[] = []
  const near = wished.toSorted((one, other) => one.far - other.far)
  const first = near.filter(({ to }, at) => near.findIndex((other) => other.to === to) === at)
  for (const { id, name, x, y } of [...first, ...near.filter((one) => !first.includes(one))]) {
    const width = textWidth(name, NAME_SIZE)
    const rect = { x: x - width / 2, y: y - HEIGHT / 2, width, height: HEIGHT }
    if (taken.some((other) => overlaps(rect, other))) continue
    taken.push(rect)
    said.push({ id, name, x, y })
  }
  return said
}

/** Letters of a name are so high. */
const HEIGHT = 14

/** A long name moves towards the middle so that it covers neither end; where there is no room for two, one stays. */
function namesOn({ names, middle, head }: Band, name: string): readonly Point[] {
  const off = textWidth(name, NAME_SIZE) / 2 + 6
  const [from, to] = [2 * middle.x - head.at.x, head.at.x]
  const moved = names.map(({ x, y }) => ({ x: Math.max(from + off, Math.min(to - off, x)), y }))
  const [first, last] = [moved[0], moved.at(-1)]
  const isCrowded = first !== undefined && last !== undefined && last.x - first.x < 2 * off
  return isCrowded ? moved.slice(-1) : moved
}
