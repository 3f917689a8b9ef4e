import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'connection-vs-channel',
  number: 'S16',
  track: 'R2',
  model: 'rabbitmq',
  level: 2,
  minutes: 6,
  fidelity: 'exact',
  goals: ['lag'],
  errata: ['E16'],
  beats: 7,
  title: { en: 'One wire, many lanes', ru: 'Одно соединение, много каналов' },
  thesis: {
    en: 'A channel costs one round trip and dies alone; a connection costs four and takes all with it.',
    ru: 'Канал стоит одного круга и гибнет один; соединение стоит четырёх и уносит с собой всех.',
  },
}
