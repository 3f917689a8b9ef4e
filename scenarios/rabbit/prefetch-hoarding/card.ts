import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'prefetch-hoarding',
  number: 'S15',
  track: 'R2',
  model: 'rabbitmq',
  level: 2,
  minutes: 5,
  fidelity: 'exact',
  goals: ['fairness', 'lag'],
  errata: ['E08'],
  beats: 9,
  twins: ['group-and-standby'],
  title: { en: 'Who grabbed everything?', ru: 'Кто забрал всё себе?' },
  thesis: {
    en: 'Without a limit whoever comes first has it all, however slow; the fast one idles.',
    ru: 'Без ограничения всё у того, кто пришёл первым, даже медленного; быстрый простаивает.',
  },
}
