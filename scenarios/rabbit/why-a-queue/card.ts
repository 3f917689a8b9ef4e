import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'why-a-queue',
  number: 'S01',
  track: 'A',
  model: 'rabbitmq',
  level: 1,
  minutes: 5,
  fidelity: 'simplified',
  goals: ['loss', 'lag'],
  errata: [],
  beats: 9,
  title: { en: 'Why a queue at all', ru: 'Зачем вообще нужна очередь' },
  thesis: {
    en: 'Eight orders in one second, two a second get done: six errors, or four seconds.',
    ru: 'Восемь заказов за секунду при скорости два в секунду: шесть потерь — или четыре секунды.',
  },
}
