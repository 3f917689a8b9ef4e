import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'duplicate-redelivery',
  number: 'S20',
  track: 'R3',
  model: 'rabbitmq',
  level: 2,
  minutes: 5,
  fidelity: 'exact',
  goals: ['duplicates', 'loss'],
  errata: ['E12'],
  beats: 10,
  twins: ['processed-not-committed'],
  title: { en: 'Charged twice', ru: 'Списали дважды' },
  thesis: {
    en: 'Between the effect and its ack a crash makes two of one; the flag does not tell which.',
    ru: 'Падение между эффектом и ack делает из одного два, и флаг не скажет, где именно.',
  },
}
