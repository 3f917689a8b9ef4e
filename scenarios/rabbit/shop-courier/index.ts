import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** The shop with a courier: a copy for each department, and gone once it is signed for. */
export const shopCourier: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
