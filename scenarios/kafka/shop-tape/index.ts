import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** The shop with a tape: written once, read by whoever comes, whenever. */
export const shopTape: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
