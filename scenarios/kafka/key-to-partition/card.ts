import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'key-to-partition',
  number: 'S23',
  track: 'K1',
  model: 'kafka',
  level: 2,
  minutes: 7,
  fidelity: 'exact',
  goals: ['order', 'fairness'],
  errata: ['E24', 'E25'],
  beats: 9,
  twins: ['workers-vs-shards'],
  title: { en: 'Which tape? The key decides', ru: 'На какую ленту? Решает ключ' },
  thesis: {
    en: 'murmur2(key) % N in the producer: always the same tape for a key, and no promise to be even.',
    ru: 'murmur2(key) % N в продюсере: для ключа лента всегда одна, а поровну никто не обещал.',
  },
}
