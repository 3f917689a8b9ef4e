import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Transactions and publisher confirms: how a publisher learns that the broker has it. */
export const txVsConfirms: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
