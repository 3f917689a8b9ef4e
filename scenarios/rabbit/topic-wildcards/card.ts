import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'topic-wildcards',
  number: 'S05',
  track: 'R1',
  model: 'rabbitmq',
  level: 1,
  minutes: 6,
  fidelity: 'exact',
  goals: ['loss'],
  errata: ['E01'],
  beats: 10,
  title: { en: 'The wildcard table, checked', ru: 'Таблица масок: проверяем каждую строку' },
  thesis: {
    en: '* is exactly one word, # any number of words, zero included.',
    ru: '* — ровно одно слово, # — сколько угодно слов, и ноль тоже считается.',
  },
}
