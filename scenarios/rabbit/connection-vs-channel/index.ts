import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Three connections, or one with channels in it: what each costs, and who falls with it. */
export const connectionVsChannel: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
