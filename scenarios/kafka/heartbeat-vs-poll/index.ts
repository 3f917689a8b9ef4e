import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Two pulses of one consumer: what each of them proves, and who counts it. */
export const heartbeatVsPoll: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
