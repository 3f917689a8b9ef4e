import { Hourglass, Play } from 'lucide-react'
import { CATALOGUE } from '../../scenarios/curriculum/catalogue.ts'
import { addressOf, cardOf, type Place } from '../../scenarios/curriculum/places.ts'
import { useStore } from '../store.ts'
import styles from './Proof.module.css'
import { useCourseWords } from './words/index.ts'

/** The way to a place in the curriculum; what is not there yet is told as coming, and leads nowhere. */
export function Proof({ place, label }: { readonly place: Place; readonly label?: string }) {
  const { coming } = useCourseWords()
  const language = useStore((page) => page.language)
  const address = addressOf(place)
  const title = (cardOf(place.at)?.title ?? CATALOGUE[place.at])?.[language] ?? ''
  if (address === undefined) {
    return (
      <span className={styles['coming']} title={title}>
        <Hourglass size={12} aria-hidden="true" />
        {place.at} · {coming}
      </span>
    )
  }
  return (
    <a className={styles['proof']} href={address} title={title} aria-label={`${label ?? place.at}: ${title}`}>
      <Play size={12} aria-hidden="true" />
      {label ?? place.at}
    </a>
  )
}
