import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Connections that nobody closes: which of them the broker gets rid of, when, and what they hold. */
export const connectionLeak: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
