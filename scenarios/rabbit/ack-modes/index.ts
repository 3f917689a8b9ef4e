import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Four answers to a delivery: none at all, ack, back into the queue, and away. */
export const ackModes: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
