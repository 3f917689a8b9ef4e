import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'commit-strategies',
  number: 'S34',
  track: 'K3',
  model: 'kafka',
  level: 3,
  minutes: 9,
  fidelity: 'exact',
  goals: ['loss', 'duplicates'],
  errata: [],
  beats: 11,
  twins: ['ack-modes', 'shared-channel-race'],
  title: { en: 'When do you move the bookmark?', ru: 'Когда двигать закладку?' },
  thesis: {
    en: 'Before the work: losses. After it: repetitions, as many as lie between two commits.',
    ru: 'До работы — потери. После — повторы, столько, сколько лежит между коммитами.',
  },
}
