import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Retry with a 60-second queue: who counts, who waits, and who decides about the DLQ. */
export const retryTtl60s: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
