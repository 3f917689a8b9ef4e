import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Members join one by one, a fourth finds nothing to do, and then there is a vacancy. */
export const groupAndStandby: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
