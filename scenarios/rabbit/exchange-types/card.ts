import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'exchange-types',
  number: 'S04',
  track: 'R1',
  model: 'rabbitmq',
  level: 1,
  minutes: 8,
  fidelity: 'exact',
  goals: ['loss'],
  errata: ['E02'],
  beats: 9,
  title: {
    en: 'Four sorters: direct, topic, fanout, headers',
    ru: 'Четыре сортировщика: direct, topic, fanout, headers',
  },
  thesis: {
    en: 'The same three messages, four types of exchange, four different sets of copies.',
    ru: 'Те же три сообщения, четыре типа exchange — и четыре разных набора копий.',
  },
}
