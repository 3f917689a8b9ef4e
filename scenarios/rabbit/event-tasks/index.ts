import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** The tasks that a bridge makes of events: done in any order, again after a minute, and recognised. */
export const eventTasks: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
