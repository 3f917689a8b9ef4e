import type { WireView } from '../../../engine/index.ts'
import type { Point } from '../geometry.ts'
import type { Placed } from '../layout/arrangement.ts'

/** The side of a shape at which a wire begins or ends. */
export type Side = 'left' | 'right' | 'top' | 'bottom'

/** A point on the edge of a shape, and the way out from there. */
export interface Port {
  readonly side: Side
  readonly at: Point
  readonly out: Point
  /** How far from the side's own middle. */
  readonly off: number
}

const OUT: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}

/** A side at least this long has room for three wires. */
const LONG_SIDE = 100
const STEP = 28

/** Where wires may end: the tips of a shape, and on long sides also beside the middle and opposite the other. */
export function portsOf({ body, at, isContainer }: Placed, other: Placed): Port[] {
  const x = isContainer ? body.x + body.width / 2 : at.x
  const y = isContainer ? body.y + body.height / 2 : at.y
  const ports: Port[] = []
  const across = body.width >= LONG_SIDE ? [0, STEP, -STEP, 2 * STEP, -2 * STEP] : [0]
  const down = isContainer && body.height >= LONG_SIDE ? [0, STEP, -STEP] : [0]
  for (const off of down) {
    ports.push(portAt('right', { x: body.x + body.width, y: y + off }, off))
    ports.push(portAt('left', { x: body.x, y: y + off }, off))
  }
  for (const off of across) {
    ports.push(portAt('bottom', { x: x + off, y: body.y + body.height }, off))
    ports.push(portAt('top', { x: x + off, y: body.y }, off))
  }
  const straight = other.at.x - x
  if (across.length > 1 && Math.abs(straight) < body.width / 2 - CORNER_ROOM && !across.includes(straight)) {
    ports.push(portAt('bottom', { x: other.at.x, y: body.y + body.height }, STEP / 2))
    ports.push(portAt('top', { x: other.at.x, y: body.y }, STEP / 2))
  }
  return ports
}

/** No wire ends on a round corner. */
const CORNER_ROOM = 20

function portAt(side: Side, at: Point, off: number): Port {
  return { side, at, out: OUT[side], off: Math.abs(off) }
}

type Wishes = Readonly<Record<Side, number>>

/** What it costs to leave or enter at a side: messages go to the right; what is configured goes down. */
const LEAVE: Readonly<Record<WireView['style'], Wishes>> = {
  data: { right: 0, bottom: 40, top: 40, left: 110 },
  ownership: { right: 0, bottom: 40, top: 40, left: 60 },
  control: { top: 0, right: 20, bottom: 30, left: 30 },
  configuration: { bottom: 0, top: 30, right: 40, left: 40 },
}
const ENTER: Readonly<Record<WireView['style'], Wishes>> = {
  data: { left: 0, top: 40, bottom: 40, right: 110 },
  ownership: { left: 0, top: 40, bottom: 40, right: 60 },
  control: { left: 0, bottom: 10, top: 10, right: 30 },
  configuration: { left: 0, top: 10, bottom: 10, right: 40 },
}
/** On a phone the way is down. */
const LEAVE_DOWN: Wishes = { bottom: 0, right: 20, left: 60, top: 90 }
const ENTER_DOWN: Wishes = { top: 0, left: 20, right: 60, bottom: 90 }

/** How unlike a wire of this style a pair of ports is. */
export function portCost(style: WireView['style'], from: Port, to: Port, compact: boolean): number {
  const leave = compact ? LEAVE_DOWN : LEAVE[style]
  const enter = compact ? ENTER_DOWN : ENTER[style]
  return leave[from.side] + enter[to.side] + (from.off + to.off) * 0.4
}
