import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Threads that share a channel: frames that mix, and acknowledgements of somebody else's message. */
export const sharedChannelRace: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
