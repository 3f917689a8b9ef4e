import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Where partitions live, and what a broker's death and a new broker change. */
export const brokersCluster: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
