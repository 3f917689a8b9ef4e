import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** What a consumer remembers, what the group remembers, and where a restart begins. */
export const offsetResume: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
