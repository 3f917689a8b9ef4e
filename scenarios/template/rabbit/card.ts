import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'my-scenario',
  number: 'S999',
  track: 'RX',
  model: 'rabbitmq',
  level: 1,
  minutes: 2,
  fidelity: 'exact',
  goals: ['lag'],
  errata: [],
  beats: 2,
  title: { en: 'Three orders, one worker', ru: 'Три заказа, один работник' },
  thesis: {
    en: 'What comes faster than it is worked on waits, and is done in the order in which it came.',
    ru: 'Что приходит быстрее, чем обрабатывается, ждёт и выполняется в порядке прихода.',
  },
}
