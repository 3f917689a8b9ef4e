import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Direct, topic, fanout and headers: the same three messages, sorted four times. */
export const exchangeTypes: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
