import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'round-robin-3x6',
  number: 'S13',
  track: 'R2',
  model: 'rabbitmq',
  level: 1,
  minutes: 4,
  fidelity: 'exact',
  goals: ['fairness'],
  errata: ['E07'],
  beats: 8,
  twins: ['group-and-standby'],
  title: { en: 'Six messages, three consumers', ru: 'Шесть сообщений на троих' },
  thesis: {
    en: 'Equal counts are not equal work: one slow consumer, and 2 s become 10 s.',
    ru: 'Поровну сообщений не значит поровну работы: один медленный, и 2 с превращаются в 10 с.',
  },
}
