import { ArrowLeftRight } from 'lucide-react'
import { type Card, scenarioOf } from '../../scenarios/index.ts'
import { useWords } from '../i18n/index.ts'
import { useStore } from '../store.ts'
import styles from './Twins.module.css'

/** The scenarios that show the same moment with the other broker, or the other half of it. */
export function Twins({ card }: { readonly card: Card }) {
  const { gallery } = useWords().page
  const language = useStore((page) => page.language)
  const twins = (card.twins ?? []).flatMap((id) => scenarioOf(id)?.card ?? [])
  return twins.map(({ id, number, title }) => {
    const said = gallery.twin(`${number} ${title[language]}`)
    return (
      <a key={id} className={styles['twin']} href={`#/s/${id}`} title={said} aria-label={said}>
        <ArrowLeftRight size={12} aria-hidden="true" />
        {number}
      </a>
    )
  })
}
