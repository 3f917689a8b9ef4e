import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Who grabbed everything: whoever comes first, however slow. */
export const prefetchHoarding: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
