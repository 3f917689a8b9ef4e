import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'event-tasks',
  number: 'S38R',
  track: 'D',
  model: 'rabbitmq',
  level: 3,
  minutes: 6,
  fidelity: 'simplified',
  goals: ['duplicates', 'order'],
  errata: [],
  beats: 7,
  twins: ['kafka-plus-rabbit'],
  title: { en: 'Together: the side of the tasks', ru: 'Вместе: сторона задач' },
  thesis: {
    en: 'Tasks may be done in any order and more than once; what counts is that somebody does them.',
    ru: 'Задачи можно делать в любом порядке и не один раз; главное, чтобы кто-то их сделал.',
  },
}
