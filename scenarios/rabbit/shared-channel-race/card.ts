import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'shared-channel-race',
  number: 'S17',
  track: 'R2',
  model: 'rabbitmq',
  level: 3,
  minutes: 8,
  fidelity: 'exact',
  goals: ['loss', 'duplicates'],
  errata: [],
  beats: 10,
  twins: ['commit-strategies'],
  title: { en: 'Two threads, one channel', ru: 'Два потока, один канал' },
  thesis: {
    en: 'An ack is about a number on a channel: shared, it strikes off what another thread still works on.',
    ru: 'ack называет номер на канале: на общем он вычёркивает и то, над чем работает соседний поток.',
  },
}
