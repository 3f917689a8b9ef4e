import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'slow-consumer-isolated',
  number: 'S33',
  track: 'K2',
  model: 'kafka',
  level: 2,
  minutes: 7,
  fidelity: 'exact',
  goals: ['lag', 'fairness'],
  errata: ['E20'],
  beats: 9,
  twins: ['prefetch-one-vs-n'],
  title: { en: 'One is stuck; what about the rest?', ru: 'Один завис — а остальные?' },
  thesis: {
    en: 'A slow member holds up its own partitions alone, until a rebalance has to wait for it.',
    ru: 'Медленный держит только свои партиции — пока его не начнёт ждать ребаланс.',
  },
}
