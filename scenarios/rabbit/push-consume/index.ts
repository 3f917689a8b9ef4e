import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** A subscription: the broker comes to the consumer. */
export const pushConsume: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
