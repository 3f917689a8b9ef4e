import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'retry-ttl-60s',
  number: 'S11',
  track: 'R2',
  model: 'rabbitmq',
  level: 2,
  minutes: 9,
  fidelity: 'exact',
  goals: ['loss', 'order', 'duplicates'],
  errata: ['E11'],
  beats: 14,
  twins: ['replay-rewind'],
  title: {
    en: 'Retry with a 60‑second queue',
    ru: 'Повтор через минуту: retry‑очередь с TTL = 60 с',
  },
  thesis: {
    en: 'A failure becomes a minute in another queue; giving up is the consumer’s own code.',
    ru: 'Сбой превращается в минуту ожидания в другой очереди, а сдаётся только код consumer.',
  },
}
