import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'post-office-anatomy',
  number: 'S03',
  track: 'A',
  model: 'rabbitmq',
  level: 1,
  minutes: 5,
  fidelity: 'exact',
  goals: ['loss'],
  errata: ['E03'],
  beats: 9,
  title: { en: 'The post office: parts of RabbitMQ', ru: 'Почтовое отделение: из чего состоит RabbitMQ' },
  thesis: {
    en: 'Producer, exchange, binding, queue, consumer: no road leads past the exchange.',
    ru: 'Producer, exchange, binding, queue, consumer: мимо exchange дороги нет.',
  },
}
