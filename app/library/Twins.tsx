import { ArrowLeftRight, Columns2 } from 'lucide-react'
import { type Card, scenarioOf } from '../../scenarios/index.ts'
import { hashOfPair } from '../compare/address.ts'
import { useWords } from '../i18n/index.ts'
import { useStore } from '../store.ts'
import styles from './Twins.module.css'

/** The other half of a scenario, or the same task on the other broker: that one is shown beside it. */
export function Twins({ card }: { readonly card: Card }) {
  const { page, time } = useWords()
  const language = useStore((state) => state.language)
  const twins = (card.twins ?? []).flatMap((id) => scenarioOf(id)?.card ?? [])
  return twins.map(({ id, number, title, model }) => {
    const isBeside = model !== card.model
    const named = `${number} ${title[language]}`
    const said = isBeside ? time.branches.twin(named) : page.gallery.twin(named)
    const Sign = isBeside ? Columns2 : ArrowLeftRight
    const href = isBeside ? hashOfPair(card.id, id) : `#/s/${id}`
    return (
      <a key={id} className={styles['twin']} href={href} title={said} aria-label={said}>
        <Sign size={12} aria-hidden="true" />
        {number}
      </a>
    )
  })
}
