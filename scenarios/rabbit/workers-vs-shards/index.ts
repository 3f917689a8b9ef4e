import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Workers at one queue, or a queue for each: speed against order. */
export const workersVsShards: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
