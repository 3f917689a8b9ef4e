import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Where a record goes, who decides it, and why it is not as even as it looks. */
export const keyToPartition: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
