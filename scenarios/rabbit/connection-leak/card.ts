import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'connection-leak',
  number: 'S18',
  track: 'R2',
  model: 'rabbitmq',
  level: 2,
  minutes: 6,
  fidelity: 'exact',
  goals: ['lag'],
  errata: ['E15'],
  beats: 10,
  twins: ['heartbeat-vs-poll'],
  title: { en: 'Ghost connections', ru: 'Утечка соединений и призраки' },
  thesis: {
    en: 'A dead process is noticed at once, a dead machine after two heartbeats, a forgotten connection never.',
    ru: 'Смерть процесса видна сразу, смерть машины — через два heartbeat, забытое соединение — никогда.',
  },
}
