import type { ActionView, PlaceView, Scene } from '../../engine/index.ts'
import { counterpartOf } from './differences.ts'
import type { Side } from './pair.ts'

/** Something that is done to a place of one side. */
export interface Doing {
  readonly side: Side
  readonly place: PlaceView
  readonly action: ActionView
}

/** What an action on one side does: to its place, and to that in the same role of the other, if both are linked. */
export function doingsOf(
  scenes: Readonly<Record<Side, Scene>>,
  side: Side,
  action: ActionView,
  isLinked: boolean,
): Doing[] {
  const other: Side = side === 'left' ? 'right' : 'left'
  const [here, there] = [scenes[side], scenes[other]]
  const place = here.places.find(({ actions }) => actions.includes(action))
  if (place === undefined) return []
  const twin = isLinked ? counterpartOf(place, here, there) : undefined
  const same = twin?.actions.find(({ id }) => id === action.id)
  const own: Doing = { side, place, action }
  return twin === undefined || same === undefined ? [own] : [own, { side: other, place: twin, action: same }]
}
