import type { Rect } from '../geometry.ts'
import styles from '../Stage.module.css'
import { useDepths } from './past.ts'

/** So far back it goes, in seconds: a step each. */
const SECONDS = 20

interface SparklineProps {
  readonly id: string
  readonly room: Rect
  /** How much is there now. */
  readonly now: number
}

/** How deep a place was lately: which way it goes. Its digits are those of the place. */
export function Sparkline({ id, room, now }: SparklineProps) {
  const depths = useDepths(id, SECONDS)
  if (depths === undefined) return null
  const all = [...depths, now]
  const most = Math.max(1, ...all)
  const step = room.width / SECONDS
  const left = room.x + room.width - depths.length * step
  const points = all.map((depth, at) => {
    const x = left + at * step
    const y = room.y + room.height * (1 - depth / most)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  const [end = ''] = points.slice(-1)
  return (
    <g data-testid={`sparkline:${id}`}>
      <path className={styles.sparkline} d={`M${points.join('L')}`} />
      <path className={styles.sparklineEnd} d={`M${end}h0`} />
    </g>
  )
}
