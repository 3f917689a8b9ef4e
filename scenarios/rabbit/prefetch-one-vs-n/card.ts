import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'prefetch-one-vs-n',
  number: 'S14',
  track: 'R2',
  model: 'rabbitmq',
  level: 2,
  minutes: 8,
  fidelity: 'exact',
  goals: ['fairness', 'lag'],
  errata: ['E09'],
  beats: 9,
  twins: ['slow-consumer-isolated'],
  title: { en: 'Prefetch: 1 or N?', ru: 'Prefetch: 1 или N?' },
  thesis: {
    en: 'Too small a window waits for the wire; too large a one keeps work from whoever is free.',
    ru: 'Слишком узкое окно ждёт сеть, слишком широкое держит работу у занятого.',
  },
}
