import type { MotionView } from '../../../engine/index.ts'
import type { AnyTrace } from '../../playback/session.ts'
import type { MovingView } from '../../stage/props.ts'

/** A move between two lanes, or work on one. */
export interface Arrow {
  readonly id: string
  readonly motion: MotionView
  readonly departs: number
  readonly arrives: number
  /** Where on its way it was lost, as a share of the way. */
  readonly lostAt: number | undefined
  /** So many moves are drawn as this one. */
  readonly count: number
}

/** More moves than this in view are bundled. */
export const ARROWS_MAX = 300
/** Moves that depart within so many px of each other go in one bundle. */
const BUNDLE_PX = 26

/** Which transits were lost, and after how many events. */
export function lossesOf({ events }: AnyTrace): ReadonlyMap<string, number> {
  const losses = new Map<string, number>()
  for (const [seq, event] of events.entries()) {
    if (event.type !== 'transit.lost' && event.type !== 'transit.dropped') continue
    const { order } = event as unknown as { readonly order: number }
    if (order >= 0) losses.set(`t${order}`, seq)
  }
  return losses
}

/** What is asked of the moves. */
export interface View {
  readonly from: number
  readonly to: number
  xOf(reading: number): number
  /** Whether a move is drawn for itself, however many there are. */
  isKept(view: MovingView): boolean
  /** Whether there is no room to show it. */
  isHidden(view: MovingView): boolean
}

/** The moves in view; when there are too many, those that go the same way together. */
export function arrowsIn(
  moves: readonly MovingView[],
  losses: ReadonlyMap<string, number>,
  readingOf: (seq: number) => number,
  view: View,
): Arrow[] {
  const arrows: Arrow[] = []
  for (const move of moves) {
    if (move.departs > view.to) break
    if (move.arrives >= view.from && !view.isHidden(move)) arrows.push(arrowOf(move, losses, readingOf))
  }
  if (arrows.length <= ARROWS_MAX) return arrows
  // What is thin goes together first: it is many, and says little.
  const thin = bundled(arrows, view, ({ motion }) => motion.weight !== 'message')
  return thin.length <= ARROWS_MAX ? thin : bundled(thin, view, () => true)
}

function arrowOf(
  { id, motion, departs, arrives }: MovingView,
  losses: ReadonlyMap<string, number>,
  readingOf: (seq: number) => number,
): Arrow {
  const lost = losses.get(id)
  if (lost === undefined) return { id, motion, departs, arrives, lostAt: undefined, count: 1 }
  // A cable that is cut takes what is on it at once: on a cut cable nothing gets far.
  const share = (readingOf(lost) - departs) / Math.max(1, arrives - departs)
  return { id, motion, departs, arrives, lostAt: Math.min(0.9, Math.max(0.35, share)), count: 1 }
}

function bundled(arrows: readonly Arrow[], view: View, isIts: (arrow: Arrow) => boolean): Arrow[] {
  const bundles = new Map<string, Arrow>()
  for (const arrow of arrows) {
    const { id, motion, departs, arrives, lostAt } = arrow
    const isKept = view.isKept({ id, motion, departs, arrives }) || lostAt !== undefined
    const isAlone = isKept || !isIts(arrow)
    const bin = Math.floor(view.xOf(departs) / BUNDLE_PX)
    const name = isAlone ? id : `${motion.from}>${motion.to} ${motion.weight} ${bin}`
    const known = bundles.get(name)
    bundles.set(name, known === undefined ? arrow : { ...known, count: known.count + arrow.count })
  }
  return [...bundles.values()]
}
