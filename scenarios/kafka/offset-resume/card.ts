import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'offset-resume',
  number: 'S26',
  track: 'K1',
  model: 'kafka',
  level: 1,
  minutes: 6,
  fidelity: 'exact',
  goals: ['loss', 'duplicates'],
  errata: ['E13', 'E14'],
  beats: 9,
  title: { en: 'The bookmark and the restart', ru: 'Закладка и перезапуск' },
  thesis: {
    en: 'A position dies with its process; the committed offset is where the next one begins.',
    ru: 'Позиция умирает с процессом; следующий начнёт с закоммиченного offset.',
  },
}
