import { durationOf, numberOf } from '../../i18n/index.ts'
import { currentSession, useSession } from '../../playback/current.ts'
import type { Lens } from '../../playback/session.ts'
import { type Language, useStore } from '../../store.ts'
import { type AxisMark, axisOf, type Scale, xOf } from './scale.ts'
import styles from './Timeline.module.css'

/** How wide a lens's label is, in px, at most. */
const LABEL_PX = 50

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

/** Silences that are folded, each with its true length; where labels would touch, the longer ones have theirs. */
export function Lenses({ scale }: { readonly scale: Scale }) {
  const language = useStore((page) => page.language)
  const lenses = useSession((session) => session.lenses()) ?? []
  const named = namedOf(lenses, scale)
  return lenses.map((lens) => {
    const { from, to, fromTick, toTick } = lens
    const left = xOf(scale, from)
    const width = xOf(scale, to) - left
    // A narrow one at the end of the strip keeps its label inside.
    const inward = Math.min(0, scale.width - LABEL_PX / 2 - left - width / 2)
    return (
      <div key={from} className={styles['lens']} style={{ left: `${left}px`, width: `${width}px` }}>
        {named.has(lens) && (
          <span style={{ translate: `${inward}px` }}>
            {durationOf(Math.round((toTick - fromTick) / 100) * 100, language)}
          </span>
        )}
      </div>
    )
  })
}

function namedOf(lenses: readonly Lens[], scale: Scale): ReadonlySet<Lens> {
  const named = new Set<Lens>()
  const byLength = lenses.toSorted((one, other) => lengthOf(other) - lengthOf(one) || one.from - other.from)
  for (const lens of byLength) {
    const isFree = [...named].every(
      (other) => Math.abs(middleOf(other, scale) - middleOf(lens, scale)) >= LABEL_PX,
    )
    if (isFree) named.add(lens)
  }
  return named
}

function lengthOf({ fromTick, toTick }: Lens): number {
  return toTick - fromTick
}

function middleOf({ from, to }: Lens, scale: Scale): number {
  return (xOf(scale, from) + xOf(scale, to)) / 2
}

function labelOf({ tick }: AxisMark, language: Language): string {
  return `${numberOf(tick / 1000, language)}\u00A0${language === 'ru' ? 'с' : 's'}`
}

/** A label under a lens would be read as the lens's own. */
function isUnder({ from, to }: Lens, x: number, scale: Scale): boolean {
  return (
    Math.abs((xOf(scale, from) + xOf(scale, to)) / 2 - x) < (xOf(scale, to) - xOf(scale, from)) / 2 + LABEL_PX
  )
}
