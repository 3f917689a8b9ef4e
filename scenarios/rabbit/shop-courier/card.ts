import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'shop-courier',
  number: 'S02',
  track: 'A',
  model: 'rabbitmq',
  level: 1,
  minutes: 4,
  fidelity: 'exact',
  goals: ['loss'],
  errata: [],
  beats: 7,
  twins: ['shop-tape'],
  title: { en: 'The shop: a courier', ru: 'Магазин: курьер' },
  thesis: {
    en: 'RabbitMQ brings each department its own copy, and forgets it once it is signed for.',
    ru: 'RabbitMQ приносит каждому отделу свою копию и забывает её после подписи.',
  },
}
