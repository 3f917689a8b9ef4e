import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'rebalance-callbacks',
  number: 'S32',
  track: 'K2',
  model: 'kafka',
  level: 3,
  minutes: 7,
  fidelity: 'exact',
  goals: ['duplicates'],
  errata: ['E19'],
  beats: 9,
  title: { en: 'Last words before the handover', ru: 'Последнее слово: onPartitionsRevoked' },
  thesis: {
    en: 'A commit in onPartitionsRevoked hands over without repetition; the dead have no last word.',
    ru: 'Коммит в onPartitionsRevoked передаёт без повторов; у мёртвых последнего слова нет.',
  },
}
