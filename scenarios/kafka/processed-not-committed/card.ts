import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'processed-not-committed',
  number: 'S35',
  track: 'K3',
  model: 'kafka',
  level: 2,
  minutes: 5,
  fidelity: 'exact',
  goals: ['duplicates'],
  errata: ['E21'],
  beats: 8,
  twins: ['duplicate-redelivery'],
  title: { en: 'Done, but not written down', ru: 'Сделал, но не записал' },
  thesis: {
    en: 'What was done and not committed is done again: by the next life, or by a neighbour.',
    ru: 'Сделанное, но не закоммиченное сделают снова: после рестарта или руками соседа.',
  },
}
