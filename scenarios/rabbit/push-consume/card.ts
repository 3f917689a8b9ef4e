import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'push-consume',
  number: 'S08',
  track: 'R1',
  model: 'rabbitmq',
  level: 1,
  minutes: 4,
  fidelity: 'exact',
  goals: ['lag'],
  errata: [],
  beats: 8,
  twins: ['push-vs-pull', 'topic-partition-log'],
  title: { en: 'Subscribed: the broker comes to you', ru: 'Подписка: брокер приносит сам' },
  thesis: {
    en: 'One standing order, then a push for each message; asking instead costs a wait.',
    ru: 'Один раз подписался — дальше брокер приносит сам. Спрашивать самому — значит ждать.',
  },
}
