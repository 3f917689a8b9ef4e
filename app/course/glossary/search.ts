import { en } from '../../../scenarios/curriculum/glossary/en.ts'
import { ru } from '../../../scenarios/curriculum/glossary/ru.ts'
import { TERMS, type Term } from '../../../scenarios/curriculum/glossary/terms.ts'
import type { ModelName } from '../../../scenarios/index.ts'
import { wordsIn } from '../../library/gallery-filter.ts'

/** The glossary, by language. */
export const TERM_WORDS = { en, ru } as const

/** Whose terms are shown. */
export type Broker = ModelName | 'all'

/** Terms whose words begin with every word that is looked for, in whichever language. */
export function foundTerms(text: string, broker: Broker): readonly Term[] {
  const asked = wordsIn(text)
  return TERMS.filter(({ id, models, settings = [] }) => {
    if (broker !== 'all' && !models.includes(broker)) return false
    const said = [en[id].name, ru[id].name, en[id].says, ru[id].says, id, ...settings]
    const words = wordsIn(said.join(' '))
    return asked.every((part) => words.some((word) => word.startsWith(part)))
  })
}
