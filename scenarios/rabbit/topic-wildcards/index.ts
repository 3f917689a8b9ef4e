import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** The wildcards of topic exchanges: every row of the notes' two tables, checked. */
export const topicWildcards: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
