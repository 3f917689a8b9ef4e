import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Producer, exchange, binding, queue, consumer: the five roles, and the exchange with no name. */
export const postOfficeAnatomy: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
