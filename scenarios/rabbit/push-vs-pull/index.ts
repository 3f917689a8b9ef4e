import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Push and pull under the same load: what asking costs, and what being told does. */
export const pushVsPull: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
