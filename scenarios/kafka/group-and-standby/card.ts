import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'group-and-standby',
  number: 'S28',
  track: 'K2',
  model: 'kafka',
  level: 1,
  minutes: 7,
  fidelity: 'exact',
  goals: ['lag', 'fairness'],
  errata: ['E17'],
  beats: 8,
  twins: ['round-robin-3x6', 'prefetch-hoarding'],
  title: { en: 'Three lanes, four drivers', ru: 'Три полосы, четыре водителя' },
  thesis: {
    en: 'Three partitions keep three consumers busy; the fourth waits until somebody leaves.',
    ru: 'Трём партициям хватает трёх консьюмеров; четвёртый ждёт, пока кто-то уйдёт.',
  },
}
