import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'rebalance-triggers',
  number: 'S30',
  track: 'K2',
  model: 'kafka',
  level: 2,
  minutes: 6,
  fidelity: 'exact',
  goals: ['lag'],
  errata: [],
  beats: 9,
  title: { en: 'What starts a rebalance?', ru: 'Что запускает ребаланс?' },
  thesis: {
    en: 'Members, subscriptions, partitions: each change is a generation. Producers and records are none.',
    ru: 'Участники, подписки, партиции: каждое изменение — новое поколение. Продюсеры и записи — нет.',
  },
}
