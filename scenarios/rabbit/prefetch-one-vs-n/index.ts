import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Prefetch, 1 or N: what a window costs over a slow link, and what it hoards. */
export const prefetchOneVsN: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
