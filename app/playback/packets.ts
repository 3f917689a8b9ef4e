import {
  type MotionView,
  PHYSICS,
  type PlaceView,
  packetActionsOf,
  type Tick,
  type Typed,
} from '../../engine/index.ts'
import type { AnyTrace } from './session.ts'

/** A move over a link as a place of its own, for a menu: the id of a transit's move is `t` and its row. */
export function packetPlaceOf(
  { transits }: AnyTrace,
  move: string,
  { label }: MotionView,
): PlaceView | undefined {
  const transit = move.startsWith('t') ? transits[Number(move.slice(1))] : undefined
  const actions = transit === undefined ? [] : packetActionsOf(transit, label)
  if (actions.length === 0) return undefined
  return {
    id: label,
    kind: 'packet',
    name: label,
    address: PHYSICS,
    status: '',
    health: 'well',
    facts: [],
    actions,
  }
}

/** A packet that is seen amid the tick in which it arrives can be lost before the arrivals of that tick only. */
export function latestFor(signal: Typed, { transits }: AnyTrace, at: Tick): Tick {
  if (signal.type !== 'packet.drop') return at
  const { order } = signal as unknown as { readonly order: number }
  return Math.min(at, transits[order]?.arrives ?? at)
}
