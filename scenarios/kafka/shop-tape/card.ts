import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'shop-tape',
  number: 'S02K',
  track: 'A',
  model: 'kafka',
  level: 1,
  minutes: 4,
  fidelity: 'exact',
  goals: ['loss'],
  errata: [],
  beats: 7,
  twins: ['shop-courier'],
  title: { en: 'The shop: a tape', ru: 'Магазин: лента заказов' },
  thesis: {
    en: 'Kafka writes each order once; departments read the tape, each with its own bookmark.',
    ru: 'Kafka пишет заказ один раз; отделы читают ленту, у каждого своя закладка.',
  },
}
