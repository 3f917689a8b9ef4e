import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** The road of one publish: connection, channel, exchange, queues, and what the sender learns of it. */
export const publishPath: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
