import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Six messages, three consumers: what round robin shares, and what it does not. */
export const roundRobin3x6: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
