import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Three orders, one worker. */
export const myScenario: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
