import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Five ways to move the bookmark, the same records and the same death for each. */
export const commitStrategies: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
