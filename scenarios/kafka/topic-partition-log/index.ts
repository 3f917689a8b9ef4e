import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** A topic is a name; its partitions are logs, each with offsets of its own. */
export const topicPartitionLog: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
