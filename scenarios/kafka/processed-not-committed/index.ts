import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** An e-mail is sent, nothing is committed, and the process dies. */
export const processedNotCommitted: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
