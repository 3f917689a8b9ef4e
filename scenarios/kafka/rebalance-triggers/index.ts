import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** What makes a group deal anew, how soon it is noticed, and what does not matter to it. */
export const rebalanceTriggers: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
