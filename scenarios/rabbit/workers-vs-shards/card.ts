import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'workers-vs-shards',
  number: 'S19',
  track: 'R2',
  model: 'rabbitmq',
  level: 2,
  minutes: 7,
  fidelity: 'exact',
  goals: ['order', 'fairness', 'lag'],
  errata: [],
  beats: 8,
  twins: ['key-to-partition'],
  title: { en: 'More workers or more queues?', ru: 'Больше рабочих или больше очередей?' },
  thesis: {
    en: 'One queue for all shares the work; a queue for each keeps the order, and has no stand-in.',
    ru: 'Общая очередь делит работу, своя у каждого держит порядок, но заменить некому.',
  },
}
