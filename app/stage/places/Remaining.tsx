import { useContext } from 'react'
import type { SlotView, TimerView } from '../../../engine/index.ts'
import type { Rect } from '../geometry.ts'
import styles from '../Stage.module.css'
import { PastContext } from './past.ts'

/** In so many parts of the longest time that is left. */
const PARTS = 10
const BAR = { width: 3, step: 4 } as const
const SECOND_MS = 1_000

interface RemainingProps {
  readonly id: string
  readonly slots: readonly SlotView[]
  readonly room: Rect
}

/** How long those that wait have still to live: how many shortly, how many long, and from when to when. */
export function Remaining({ id, slots, room }: RemainingProps) {
  const past = useContext(PastContext)
  const timers = slots.flatMap(({ timer }) => timer ?? [])
  const [first] = timers
  if (past === undefined || first === undefined) return null
  const left = timers.map(({ until }) => secondsLeft(until, past.second))
  // There may be more than a call takes arguments.
  const least = left.reduce((one, other) => Math.min(one, other))
  const most = left.reduce((one, other) => Math.max(one, other))
  const counts = partsOf(left, most)
  const highest = Math.max(...counts)
  const bars = counts.map((count, part) => {
    const height = (count / highest) * room.height
    const x = room.x + part * BAR.step
    return count === 0 ? '' : `M${x} ${room.y + room.height}h${BAR.width}v${-height}h${-BAR.width}Z`
  })
  const span = least === most ? `${most}` : `${least}–${most}`
  return (
    <g data-testid={`remaining:${id}`}>
      <path className={styles.remaining} d={bars.join('')} />
      <text className={styles.remainingText} x={room.x + PARTS * BAR.step + 5} y={room.y + room.height}>
        {first.label} {span} {past.seconds}
      </text>
    </g>
  )
}

/** Whole seconds, so that none has more than it came with; what should be gone waits behind the head. */
function secondsLeft(until: TimerView['until'], second: number): number {
  return Math.max(0, Math.floor(until / SECOND_MS) - second)
}

function partsOf(left: readonly number[], most: number): number[] {
  const counts = Array.from({ length: PARTS }, () => 0)
  for (const each of left) {
    const part = most === 0 ? 0 : Math.min(PARTS - 1, Math.floor((each / most) * PARTS))
    counts[part] = (counts[part] ?? 0) + 1
  }
  return counts
}
