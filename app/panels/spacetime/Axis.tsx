import { useMemo } from 'react'
import { durationOf, numberOf } from '../../i18n/index.ts'
import { currentSession, useSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { useSlider } from '../timeline/use-scrub.ts'
import { momentsOf } from './moments.ts'
import type { Ruler } from './ruler.ts'
import styles from './SpaceTime.module.css'
import { useSpaceTimeWords } from './words/index.ts'

interface Props {
  readonly ruler: Ruler
  readonly from: number
  readonly to: number
  readonly isDown: boolean
  readonly unfolded: ReadonlySet<number>
  onUnfold(lens: number): void
}

/** The moments of the run along the picture: it is the scrub bar, and folded silences are laid open here. */
export function Axis({ ruler, from, to, isDown, unfolded, onUnfold }: Props) {
  const slider = useSlider({
    isDown,
    readingOf: ({ currentTarget, clientX, clientY }) => {
      const { left, top } = currentTarget.getBoundingClientRect()
      return ruler.readingAt(isDown ? clientY - top : clientX - left)
    },
  })
  return (
    <div className={styles['axis']}>
      <div className={styles['slider']} {...slider}>
        <Moments ruler={ruler} from={from} to={to} isDown={isDown} />
      </div>
      <Lenses ruler={ruler} isDown={isDown} unfolded={unfolded} onUnfold={onUnfold} />
    </div>
  )
}

/** The round moments in sight, with how they are said. */
export function useMoments(ruler: Ruler, from: number, to: number) {
  const language = useStore((page) => page.language)
  const revision = useStore((page) => page.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session has another run when its revision goes up.
  return useMemo(() => {
    const session = currentSession()
    if (session === undefined) return []
    const marks = momentsOf(
      ruler,
      [from, to],
      (reading) => session.tickAt(reading),
      (tick) => session.readingAtTick(tick),
    )
    const folds = session
      .lenses()
      .map((lens) => [ruler.xOf(lens.from) - 34, ruler.xOf(lens.to) + 34] as const)
    const free = marks.filter(({ x }) => !folds.some(([left, right]) => x > left && x < right))
    return free.map(({ x, tick }) => ({
      x,
      tick,
      label: `${numberOf(tick / 1000, language)} ${language === 'ru' ? 'с' : 's'}`,
    }))
  }, [ruler, from, to, language, revision])
}

function Moments({ ruler, from, to, isDown }: Omit<Props, 'unfolded' | 'onUnfold'>) {
  return useMoments(ruler, from, to).map(({ x, tick, label }) => (
    <span key={tick} className={styles['moment']} style={isDown ? { top: `${x}px` } : { left: `${x}px` }}>
      {label}
    </span>
  ))
}

function Lenses({ ruler, isDown, unfolded, onUnfold }: Omit<Props, 'from' | 'to'>) {
  const words = useSpaceTimeWords()
  const language = useStore((page) => page.language)
  const lenses = useSession((session) => session.lenses()) ?? []
  return lenses.map(({ from, to, fromTick, toTick }) => {
    const length = durationOf(Math.round((toTick - fromTick) / 100) * 100, language)
    const label = (unfolded.has(from) ? words.refold : words.unfold)(length)
    const middle = (ruler.xOf(from) + ruler.xOf(to)) / 2
    return (
      <button
        key={from}
        type="button"
        className={styles['lens']}
        style={isDown ? { top: `${middle}px` } : { left: `${middle}px` }}
        aria-label={label}
        title={label}
        onClick={() => onUnfold(from)}
      >
        {length}
      </button>
    )
  })
}
