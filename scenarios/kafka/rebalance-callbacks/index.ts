import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** What a member may do before it gives partitions up, and when nobody asks it. */
export const rebalanceCallbacks: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
