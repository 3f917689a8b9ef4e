import { Check, Hourglass } from 'lucide-react'
import { CATALOGUE } from '../../../scenarios/curriculum/catalogue.ts'
import { PAUSE, type Path } from '../../../scenarios/curriculum/paths.ts'
import { addressOf, cardOf } from '../../../scenarios/curriculum/places.ts'
import type { Card } from '../../../scenarios/index.ts'
import { useProgress } from '../../library/progress.ts'
import { Twins } from '../../library/Twins.tsx'
import { Stars } from '../../panels/Stars.tsx'
import { useStore } from '../../store.ts'
import { useCourseWords } from '../words/index.ts'
import styles from './Path.module.css'

/** The steps of a path, in order: a link to each that is there, the title of each that is coming. */
export function Steps({ path, next }: { readonly path: Path; readonly next: string | undefined }) {
  const { path: words } = useCourseWords()
  return (
    <ol className={styles['steps']}>
      {path.steps.map((number) => {
        if (number === PAUSE) {
          return (
            <li key={number} className={styles['pause']}>
              {words.pause}
            </li>
          )
        }
        const card = cardOf(number)
        return card === undefined ? (
          <Coming key={number} number={number} />
        ) : (
          <Step key={number} card={card} isNext={number === next} />
        )
      })}
    </ol>
  )
}

function Step({ card, isNext }: { readonly card: Card; readonly isNext: boolean }) {
  const { path: words } = useCourseWords()
  const language = useStore((page) => page.language)
  return (
    <li className={styles['step']} aria-current={isNext ? 'step' : undefined}>
      <span className={styles['number']}>{card.number}</span>
      <div>
        <h3>
          <a href={`#/s/${card.id}`}>{card.title[language]}</a>
        </h3>
        <p>{card.thesis[language]}</p>
      </div>
      <p className={styles['meta']}>
        <Stars level={card.level} size={12} />
        <span>{words.minutes(card.minutes)}</span>
        <State card={card} />
        <Twins card={card} />
      </p>
    </li>
  )
}

function State({ card }: { readonly card: Card }) {
  const { path: words } = useCourseWords()
  const progress = useProgress()[card.id]
  if (progress === undefined || progress.beat < 0) return null
  if (!progress.isDone) return <span>{words.beat(progress.beat + 1, card.beats)}</span>
  return (
    <span className={styles['done']}>
      <Check size={14} aria-hidden="true" />
      {words.done}
    </span>
  )
}

function Coming({ number }: { readonly number: string }) {
  const { path: words, coming, pages } = useCourseWords()
  const language = useStore((page) => page.language)
  const address = addressOf({ at: number })
  if (address !== undefined) {
    return (
      <li className={styles['step']}>
        <span className={styles['number']}>{number}</span>
        <div>
          <h3>
            <a href={address}>{CATALOGUE[number]?.[language] ?? number}</a>
          </h3>
          <p>{pages.choose}</p>
        </div>
      </li>
    )
  }
  return (
    <li className={`${styles['step']} ${styles['coming']}`}>
      <span className={styles['number']}>{number}</span>
      <div>
        <h3>{CATALOGUE[number]?.[language] ?? number}</h3>
        <p>{words.absent}</p>
      </div>
      <p className={styles['meta']}>
        <Hourglass size={14} aria-hidden="true" />
        {coming}
      </p>
    </li>
  )
}
