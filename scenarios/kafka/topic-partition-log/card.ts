import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'topic-partition-log',
  number: 'S22',
  track: 'K1',
  model: 'kafka',
  level: 1,
  minutes: 5,
  fidelity: 'exact',
  goals: ['order'],
  errata: [],
  beats: 8,
  twins: ['push-consume'],
  title: { en: 'A topic is three tapes', ru: 'Топик — это три ленты' },
  thesis: {
    en: 'One name, three logs: each counts from 0 and only grows at its right end.',
    ru: 'Одно имя, три лога: каждый считает с нуля и растёт только справа.',
  },
}
