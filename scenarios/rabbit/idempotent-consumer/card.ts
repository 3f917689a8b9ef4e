import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'idempotent-consumer',
  number: 'S21',
  track: 'R3',
  model: 'rabbitmq',
  level: 3,
  minutes: 9,
  fidelity: 'exact',
  goals: ['duplicates', 'loss'],
  errata: ['E30'],
  beats: 12,
  title: { en: 'Making the repeat harmless', ru: 'Идемпотентность: повтор без последствий' },
  thesis: {
    en: 'A list of processed ids helps only if the id and the effect are written together.',
    ru: 'Список обработанных id помогает, только если id и эффект пишутся вместе.',
  },
}
