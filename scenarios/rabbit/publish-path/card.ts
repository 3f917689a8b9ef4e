import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'publish-path',
  number: 'S06',
  track: 'R1',
  model: 'rabbitmq',
  level: 1,
  minutes: 5,
  fidelity: 'simplified',
  goals: ['loss'],
  errata: [],
  beats: 10,
  title: {
    en: 'The road of one publish',
    ru: 'Путь одной публикации: TCP → channel → exchange → queue',
  },
  thesis: {
    en: 'Half a second to get ready, one arrow to publish, and no word back.',
    ru: 'Полсекунды на подготовку, одна стрелка на публикацию — и ни слова в ответ.',
  },
}
