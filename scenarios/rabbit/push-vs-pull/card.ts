import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'push-vs-pull',
  number: 'S12',
  track: 'R2',
  model: 'rabbitmq',
  level: 2,
  minutes: 7,
  fidelity: 'exact',
  goals: ['lag', 'fairness'],
  errata: ['E10'],
  beats: 8,
  twins: ['push-consume'],
  title: { en: 'Push and pull under the same load', ru: 'Push и pull под одной нагрузкой' },
  thesis: {
    en: 'Push needs a window, or it drowns the worker; pull needs a question that waits.',
    ru: 'Push без окна топит рабочего; pull хорош, когда вопрос ждёт ответа у брокера.',
  },
}
