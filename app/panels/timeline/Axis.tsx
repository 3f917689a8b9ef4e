import { durationOf, numberOf } from '../../i18n/index.ts'
import { currentSession, useSession } from '../../playback/current.ts'
import type { Lens } from '../../playback/session.ts'
import { type Language, useStore } from '../../store.ts'
import { type AxisMark, axisOf, type Scale, xOf } from './scale.ts'
import styles from './Timeline.module.css'

/** Round moments of the run above the strip. */
export function Axis({ scale }: { readonly scale: Scale }) {
  const language = useStore((page) => page.language)
  useStore((page) => page.revision)
  const session = currentSession()
  if (session === undefined) return null
  const marks = axisOf(
    scale,
    (reading) => session.tickAt(reading),
    (tick) => session.readingAtTick(tick),
  )
  const free = marks.filter(({ x }) => !session.lenses().some((lens) => isUnder(lens, x, scale)))
  return (
    <div className={styles['axis']}>
      {free.map(({ x, tick }) => (
        <span key={tick} className={styles['moment']} style={{ left: `${Math.min(x, scale.width - 18)}px` }}>
          {labelOf({ x, tick }, language)}
        </span>
      ))}
    </div>
  )
}

/** Silences that are folded, each with its true length. */
export function Lenses({ scale }: { readonly scale: Scale }) {
  const language = useStore((page) => page.language)
  const lenses = useSession((session) => session.lenses()) ?? []
  return lenses.map(({ from, to, fromTick, toTick }) => {
    const left = xOf(scale, from)
    const width = xOf(scale, to) - left
    return (
      <div key={from} className={styles['lens']} style={{ left: `${left}px`, width: `${width}px` }}>
        {width > 26 && <span>{durationOf(Math.round((toTick - fromTick) / 100) * 100, language)}</span>}
      </div>
    )
  })
}

function labelOf({ tick }: AxisMark, language: Language): string {
  return `${numberOf(tick / 1000, language)}\u00A0${language === 'ru' ? 'с' : 's'}`
}

/** A label under a lens would be read as the lens's own. */
function isUnder({ from, to }: Lens, x: number, scale: Scale): boolean {
  return xOf(scale, from) - 22 < x && x < xOf(scale, to) + 22
}
