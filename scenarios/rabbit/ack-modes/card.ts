import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'ack-modes',
  number: 'S09',
  track: 'R2',
  model: 'rabbitmq',
  level: 2,
  minutes: 7,
  fidelity: 'exact',
  goals: ['loss', 'duplicates'],
  errata: ['E12'],
  beats: 8,
  twins: ['commit-strategies'],
  title: {
    en: 'Four answers: auto, ack, requeue, dead-letter',
    ru: 'Четыре ответа: auto, ack, requeue, в DLQ',
  },
  thesis: {
    en: 'Auto ack loses what is in hand; manual ack gives back what was not answered.',
    ru: 'Auto ack теряет всё, что на руках; manual ack возвращает всё, на что не ответили.',
  },
}
