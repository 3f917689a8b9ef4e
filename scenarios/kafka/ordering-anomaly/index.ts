import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Events of one user in three partitions, and a reader that is slow in one of them. */
export const orderingAnomaly: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
