import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** A call and a queue: what a shelf between two services is worth. */
export const whyAQueue: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
