import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'rebalance-c2-dies',
  number: 'S29',
  track: 'K2',
  model: 'kafka',
  level: 2,
  minutes: 9,
  fidelity: 'exact',
  goals: ['duplicates', 'lag'],
  errata: ['E22', 'E23'],
  beats: 10,
  title: { en: 'C2 is dead: anatomy of a rebalance', ru: 'C2 упал: анатомия ребаланса' },
  thesis: {
    en: '45 s of silence that nobody notices, then everybody lets go, and the cards are dealt again.',
    ru: '45 с тишины, которую никто не видит; потом все отпускают всё, и карты сдают заново.',
  },
}
