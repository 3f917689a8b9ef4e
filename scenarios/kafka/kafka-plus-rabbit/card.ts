import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'kafka-plus-rabbit',
  number: 'S38',
  track: 'D',
  model: 'kafka',
  level: 3,
  minutes: 8,
  fidelity: 'simplified',
  goals: ['loss', 'duplicates', 'order'],
  errata: ['E29'],
  beats: 8,
  twins: ['event-tasks'],
  title: { en: 'Together: events and tasks', ru: 'Вместе: события в Kafka, задачи в RabbitMQ' },
  thesis: {
    en: 'Kafka keeps what happened; a bridge turns it into tasks, and commits only after the confirm.',
    ru: 'Kafka хранит, что произошло; мост делает из этого задачи и коммитит только после confirm.',
  },
}
