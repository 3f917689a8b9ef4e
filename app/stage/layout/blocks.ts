import type { WireView } from '../../../engine/index.ts'
import { kindOf } from '../forms/index.ts'
import type { Extent, Point } from '../geometry.ts'
import { CONTAINER, type Sketch } from './arrangement.ts'

/** Something to be put somewhere as a whole: a place, or a container with its own layout inside. */
export interface Block {
  readonly id: string
  readonly column: number
  readonly extent: Extent
  /** What stands in it, from the block's middle. */
  readonly points: ReadonlyMap<string, Point>
  /** All places in it, so that wires to them count as wires to it. */
  readonly members: ReadonlySet<string>
}

/** Puts blocks somewhere: a point for each. */
export type BlockLayout = (blocks: readonly Block[], wires: readonly WireView[], width: number) => Point[]

/** Lays a sketch out from the inside: each container by itself, then as one block among others. */
export function layBlocks(sketch: Sketch, lay: BlockLayout, width: number): Map<string, Point> {
  const points = new Map<string, Point>()
  const blocks = blocksWithin(undefined, sketch, lay, width)
  const middles = lay(blocks, sketch.wires, width)
  blocks.forEach((block, at) => {
    const middle = middles[at] as Point
    for (const [id, { x, y }] of block.points) points.set(id, { x: middle.x + x, y: middle.y + y })
  })
  return points
}

function blocksWithin(within: string | undefined, sketch: Sketch, lay: BlockLayout, width: number): Block[] {
  const { leaves, containers } = sketch
  const inner = containers
    .filter((container) => container.within === within)
    .map((container) => containerBlock(container.id, kindOf(container.kind).column, sketch, lay, width))
  const own = leaves
    .filter(({ place }) => place.within === within || (within === undefined && isLost(place.within, sketch)))
    .map(({ place, form }) => ({
      id: place.id,
      column: kindOf(place.kind).column,
      extent: form.extent,
      points: new Map([[place.id, { x: 0, y: 0 }]]),
      members: new Set([place.id]),
    }))
  return [...own, ...inner]
}

/** It says that it is within something that the scene does not have. */
function isLost(within: string | undefined, { containers }: Sketch): boolean {
  return within !== undefined && !containers.some(({ id }) => id === within)
}

function containerBlock(id: string, column: number, sketch: Sketch, lay: BlockLayout, width: number): Block {
  const inside = width - 2 * CONTAINER.pad
  const blocks = blocksWithin(id, sketch, lay, inside)
  const middles = lay(blocks, sketch.wires, inside)
  const round = roundOf(blocks, middles)
  const middle = { x: (round.left + round.right) / 2, y: (round.top + round.bottom) / 2 }
  const points = new Map<string, Point>()
  blocks.forEach((block, at) => {
    const { x, y } = middles[at] as Point
    for (const [place, point] of block.points) {
      points.set(place, { x: x + point.x - middle.x, y: y + point.y - middle.y })
    }
  })
  const halfWidth = (round.right - round.left) / 2 + CONTAINER.pad
  const halfHeight = (round.bottom - round.top) / 2
  return {
    id,
    column,
    extent: {
      left: halfWidth,
      right: halfWidth,
      top: halfHeight + CONTAINER.title,
      bottom: halfHeight + CONTAINER.pad,
    },
    points,
    members: new Set([id, ...blocks.flatMap(({ members }) => [...members])]),
  }
}

function roundOf(blocks: readonly Block[], middles: readonly Point[]): Extent {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  blocks.forEach(({ extent }, at) => {
    const { x, y } = middles[at] as Point
    left = Math.min(left, x - extent.left)
    right = Math.max(right, x + extent.right)
    top = Math.min(top, y - extent.top)
    bottom = Math.max(bottom, y + extent.bottom)
  })
  return left > right ? { left: 0, right: 0, top: 0, bottom: 0 } : { left, right, top, bottom }
}

/** The wires that lead from one block to another, as rows of the blocks. */
export function linksOf(blocks: readonly Block[], wires: readonly WireView[]): Link[] {
  const rows = new Map<string, number>()
  blocks.forEach(({ members }, row) => {
    for (const member of members) rows.set(member, row)
  })
  const links: Link[] = []
  for (const wire of wires) {
    const from = rows.get(wire.from)
    const to = rows.get(wire.to)
    if (from !== undefined && to !== undefined && from !== to) links.push({ from, to, wire })
  }
  return links
}

/** A wire between two blocks. */
export interface Link {
  readonly from: number
  readonly to: number
  readonly wire: WireView
}
