import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'brokers-cluster',
  number: 'S25',
  track: 'K1',
  model: 'kafka',
  level: 2,
  minutes: 6,
  fidelity: 'simplified',
  goals: ['loss'],
  errata: ['E27'],
  beats: 9,
  title: { en: 'Brokers share the tapes', ru: 'Брокеры делят ленты' },
  thesis: {
    en: 'Partitions are spread over brokers when they are made; nothing moves by itself later.',
    ru: 'Партиции раскладывают по брокерам при создании; потом сами собой они не переезжают.',
  },
}
