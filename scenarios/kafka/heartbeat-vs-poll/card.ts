import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'heartbeat-vs-poll',
  number: 'S31',
  track: 'K2',
  model: 'kafka',
  level: 3,
  minutes: 9,
  fidelity: 'exact',
  goals: ['lag', 'duplicates'],
  errata: ['E18'],
  beats: 12,
  twins: ['connection-leak'],
  title: { en: 'Alive or working? Two different pulses', ru: 'Жив или работает? Два разных пульса' },
  thesis: {
    en: 'The broker hears heartbeats; only the client itself knows that its own poll() is not called.',
    ru: 'Брокер слышит heartbeat; о том, что poll() не зовут, знает только сам клиент.',
  },
}
