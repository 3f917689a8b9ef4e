import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'offsets-per-group',
  number: 'S27',
  track: 'K1',
  model: 'kafka',
  level: 1,
  minutes: 5,
  fidelity: 'exact',
  goals: ['lag'],
  errata: [],
  beats: 9,
  title: { en: 'analytics at 100, billing at 70', ru: 'analytics на 100, billing на 70' },
  thesis: {
    en: 'Each group has its own bookmark in the same tape; two applications with one group.id share it.',
    ru: 'У каждой группы своя закладка на той же ленте; два приложения с одним group.id делят одну.',
  },
}
