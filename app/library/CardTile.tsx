import { Check } from 'lucide-react'
import type { Card } from '../../scenarios/index.ts'
import { useWords } from '../i18n/index.ts'
import { Stars } from '../panels/Stars.tsx'
import { useStore } from '../store.ts'
import styles from './Card.module.css'
import type { Progress } from './progress.ts'
import { Still } from './Still.tsx'
import { Twins } from './Twins.tsx'

/** A scenario before it is opened: its still, what it claims, and how far the reader has come. */
export function CardTile(props: {
  readonly card: Card
  readonly progress: Progress | undefined
  readonly isHighlighted: boolean
}) {
  const { card, progress, isHighlighted } = props
  const { gallery } = useWords().page
  const language = useStore((page) => page.language)
  return (
    <article className={`${styles['card']} ${isHighlighted ? styles['highlight'] : ''}`}>
      <div className={styles['still']}>
        <Still id={card.id} />
      </div>
      <div className={styles['body']}>
        <p className={styles['meta']}>
          <span>{card.number}</span>
          <Stars level={card.level} size={12} />
          <span>{gallery.minutes(card.minutes)}</span>
          <State progress={progress} beats={card.beats} />
        </p>
        <h3 className={styles['title']}>
          <a href={`#/s/${card.id}`}>{card.title[language]}</a>
        </h3>
        <p className={styles['thesis']}>{card.thesis[language]}</p>
        <Tags card={card} />
      </div>
    </article>
  )
}

function Tags({ card }: { readonly card: Card }) {
  const { gallery } = useWords().page
  return (
    <p className={styles['tags']}>
      <span className={`${styles['tag']} ${styles['broker']} ${styles[card.model]}`}>
        {gallery.brokers[card.model]}
      </span>
      {card.goals.map((goal) => (
        <span key={goal} className={styles['tag']}>
          {gallery.goals[goal]}
        </span>
      ))}
      {card.errata.length > 0 && (
        <span className={`${styles['tag']} ${styles['warn']}`} title={gallery.errata}>
          {card.errata.join(', ')}
        </span>
      )}
      <Twins card={card} />
    </p>
  )
}

function State({ progress, beats }: { readonly progress: Progress | undefined; readonly beats: number }) {
  const { gallery } = useWords().page
  if (progress === undefined || progress.beat < 0) return <span />
  if (progress.isDone) {
    return (
      <span className={`${styles['state']} ${styles['done']}`}>
        <Check size={14} aria-hidden="true" />
        {gallery.done}
      </span>
    )
  }
  return <span className={styles['state']}>{gallery.beatOf(progress.beat + 1, beats)}</span>
}
