import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** A consumer dies, and its group finds out: the blind spot, the barrier, the new deal. */
export const rebalanceC2Dies: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
