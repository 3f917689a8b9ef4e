import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Making the repeat harmless: five ways to know a message again, and where each fails. */
export const idempotentConsumer: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
