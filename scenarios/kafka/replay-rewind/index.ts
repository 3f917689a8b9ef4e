import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** What it takes to read a log again, and what comes again with it. */
export const replayRewind: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
