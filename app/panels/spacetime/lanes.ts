import type { PlaceView } from '../../../engine/index.ts'
import type { MovingView } from '../../stage/props.ts'
import type { Past } from './past.ts'

/** A place with a line of its own. */
export interface Lane {
  readonly id: string
  readonly name: string
  readonly kind: string
}

/** What a reader has done to the lanes. */
export interface LaneWish {
  /** Ids in the order in which they are to stand; others follow as they would. */
  readonly order: readonly string[]
  readonly hidden: ReadonlySet<string>
  /** These come first and stay in sight. */
  readonly pinned: ReadonlySet<string>
}

/** A lane where it stands, in px across time. */
export interface Row extends Lane {
  readonly top: number
  readonly size: number
  /** Where its line is. */
  readonly line: number
  /** Under the line: how much waits. */
  readonly area: number | undefined
  /** Under that: the clocks, each kind with a line of its own. */
  readonly timers: readonly { readonly label: string; readonly top: number }[]
}

/** Nothing was moved, hidden or pinned. */
export const NO_WISH: LaneWish = { order: [], hidden: new Set(), pinned: new Set() }

/** Those who send stand above those who keep, and those above those who take: the way of responsibility. */
const KINDS = [
  'producer',
  'process',
  'exchange',
  'queue',
  'stream',
  'partition',
  'coordinator',
  'consumer',
  'member',
]

/** More kinds of clocks than this in one place are not drawn. */
const TIMERS_MAX = 4

/** How a lane is built, in px across time. */
export const BUILD = { above: 24, below: 18, area: 20, timer: 15, phone: 30 } as const

/** Every place that something moves at, as it is read: by what it is, then by when it first has a part. */
export function allLanes(places: readonly PlaceView[], moves: readonly MovingView[]): Lane[] {
  const first = new Map<string, number>()
  for (const { motion, departs } of moves) {
    const at = motion.weight === 'message' ? departs : departs + 1e9
    for (const id of [motion.from, motion.to]) first.set(id, Math.min(at, first.get(id) ?? at))
  }
  const rank = ({ id, kind }: PlaceView) => [rankOf(kind), first.get(id) as number] as const
  return places
    .filter(({ id }) => first.has(id))
    .toSorted((one, other) => {
      const [[kind, at], [otherKind, otherAt]] = [rank(one), rank(other)]
      return kind - otherKind || (kind === rankOf('partition') ? 0 : at - otherAt)
    })
    .map(({ id, name, kind }) => ({ id, name, kind }))
}

function rankOf(kind: string): number {
  const row = KINDS.indexOf(kind)
  return row < 0 ? KINDS.length : row
}

/** The lanes that a reader sees, in their order. */
export function shownLanes(lanes: readonly Lane[], { order, hidden, pinned }: LaneWish): Lane[] {
  const placeOf = (id: string) => {
    const row = order.indexOf(id)
    return row < 0 ? order.length + lanes.findIndex((lane) => lane.id === id) : row
  }
  return lanes
    .filter(({ id }) => !hidden.has(id))
    .toSorted(
      (one, other) =>
        Number(pinned.has(other.id)) - Number(pinned.has(one.id)) || placeOf(one.id) - placeOf(other.id),
    )
}

/** Moves a lane by one among those that are shown. */
export function moved(lanes: readonly Lane[], wish: LaneWish, id: string, by: 1 | -1): LaneWish {
  const ids = shownLanes(lanes, wish).map((lane) => lane.id)
  const row = ids.indexOf(id)
  const other = ids[row + by]
  if (row < 0 || other === undefined) return wish
  ids[row] = other
  ids[row + by] = id
  return { ...wish, order: ids }
}

/** Hides or pins a lane, or takes that back. */
export function toggled(wish: LaneWish, what: 'hidden' | 'pinned', id: string): LaneWish {
  const next = new Set(wish[what])
  if (!next.delete(id)) next.add(id)
  return { ...wish, [what]: next }
}

/** Gives each lane its room. */
export function rowsOf(lanes: readonly Lane[], { timers, levels }: Past): Row[] {
  const labels = new Map<string, Set<string>>()
  for (const { lane, label } of timers) {
    const known = labels.get(lane) ?? new Set()
    labels.set(lane, known.add(label))
  }
  let top = 0
  return lanes.map((lane) => {
    const hasArea = levels.get(lane.id)?.some(({ ready, claimed }) => ready + claimed > 0) ?? false
    const line = top + BUILD.above
    const under = line + BUILD.below - 8
    const firstTimer = under + (hasArea ? BUILD.area + 4 : 0)
    const own = [...(labels.get(lane.id) ?? [])].slice(0, TIMERS_MAX)
    const clocks = own.map((label, row) => ({ label, top: firstTimer + row * BUILD.timer }))
    const bottom = firstTimer + own.length * BUILD.timer + 8
    const row = { ...lane, top, size: bottom - top, line, area: hasArea ? under : undefined, timers: clocks }
    top = bottom
    return row
  })
}
