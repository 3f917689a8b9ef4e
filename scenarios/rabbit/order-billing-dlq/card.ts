import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'order-billing-dlq',
  number: 'S10',
  track: 'R1',
  model: 'rabbitmq',
  level: 2,
  minutes: 6,
  fidelity: 'exact',
  goals: ['loss'],
  errata: [],
  beats: 10,
  title: { en: 'order.created → billing.queue → DLQ', ru: 'order.created → billing.queue → DLQ' },
  thesis: {
    en: 'A failed message is kept by the dead-letter exchange, if its key leads anywhere.',
    ru: 'Упавшее сообщение сохранит DLX — если его ключ там куда-то ведёт.',
  },
}
