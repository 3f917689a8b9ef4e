import type { Entry } from '../../format.ts'
import { card } from './card.ts'

/** Events in Kafka, tasks in RabbitMQ, and the bridge between them. */
export const kafkaPlusRabbit: Entry = {
  card,
  scenario: () => import('./scenario.ts'),
  words: { en: () => import('./en.ts'), ru: () => import('./ru.ts') },
}
