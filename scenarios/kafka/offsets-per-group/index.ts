import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Two groups read one tape, each at its own pace, until they are given one name. */
export const offsetsPerGroup: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
