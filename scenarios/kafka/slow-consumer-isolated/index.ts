import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** A member hangs: whom it holds up while the group is stable, and whom when somebody joins. */
export const slowConsumerIsolated: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
