import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** order.created, billing.queue and its DLQ: the notes' case, message by message. */
export const orderBillingDlq: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
