import { durationOf } from '../../i18n/index.ts'
import { useStore } from '../../store.ts'
import { useLabWords } from '../words/index.ts'
import styles from './Prefetch.module.css'
import type { PrefetchRun } from './sweep.ts'

const WIDTH = 720
const HEIGHT = 240
const LEFT = 56
const BOTTOM = 28
const TOP = 12
const RIGHT = 16
/** Columns that are named below; the last one is always. */
const NAMED = new Set([0, 1, 2, 4, 9, 19])

interface CurveProps {
  readonly runs: readonly PrefetchRun[]
  readonly place: number
  readonly bet: number
  nameOf(place: number): string
}

/** When each run was done. The run that is shown has a ring, the bet a square. */
export function Curve({ runs, place, bet, nameOf }: CurveProps) {
  const { prefetch: words } = useLabWords()
  const language = useStore((state) => state.language)
  const top = Math.max(1, ...runs.map(({ finish }) => finish)) * 1.08
  const x = (at: number) => LEFT + (at / (runs.length - 1)) * (WIDTH - LEFT - RIGHT)
  const y = (finish: number) => HEIGHT - BOTTOM - (finish / top) * (HEIGHT - BOTTOM - TOP)
  const said = runs.map(({ finish }, at) => `${nameOf(at)}: ${durationOf(finish, language)}`).join('; ')
  return (
    <svg
      className={styles['curve']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${words.curve}. ${said}`}
    >
      {ticksOf(top).map((tick) => (
        <g key={tick}>
          <line className={styles['grid']} x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text className={styles['label']} x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {durationOf(tick, language)}
          </text>
        </g>
      ))}
      <polyline
        className={styles['line']}
        points={runs.map(({ finish }, at) => `${x(at)},${y(finish)}`).join(' ')}
      />
      {runs.map(({ prefetch, finish }, at) => (
        <circle key={prefetch} className={styles['dot']} cx={x(at)} cy={y(finish)} r={3} />
      ))}
      {runs.map(({ prefetch }, at) =>
        NAMED.has(at) || at === runs.length - 1 ? (
          <text key={prefetch} className={styles['label']} x={x(at)} y={HEIGHT - 8} textAnchor="middle">
            {prefetch === 0 ? '∞' : prefetch}
          </text>
        ) : null,
      )}
      <rect
        className={styles['bet']}
        x={x(bet) - 7}
        y={y(runs[bet]?.finish ?? 0) - 7}
        width={14}
        height={14}
      />
      <circle className={styles['here']} cx={x(place)} cy={y(runs[place]?.finish ?? 0)} r={10} />
    </svg>
  )
}

/** Round numbers up to the top: four or five of them. */
function ticksOf(top: number): readonly number[] {
  const rough = top / 4
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((each) => each >= rough) ?? rough
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, at) => at * step)
}
