import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Charged twice: a crash between an effect and its ack. */
export const duplicateRedelivery: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
