import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'ordering-anomaly',
  number: 'S24',
  track: 'K1',
  model: 'kafka',
  level: 2,
  minutes: 7,
  fidelity: 'exact',
  goals: ['order'],
  errata: ['E26'],
  beats: 6,
  title: {
    en: 'Password changed before e-mail confirmed',
    ru: 'Пароль сменили раньше, чем подтвердили почту',
  },
  thesis: {
    en: 'Order holds within a partition; give the events of one user one key, and it holds for the user.',
    ru: 'Порядок есть внутри партиции; один ключ на пользователя — и порядок есть у пользователя.',
  },
}
