import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'replay-rewind',
  number: 'S36',
  track: 'K3',
  model: 'kafka',
  level: 2,
  minutes: 6,
  fidelity: 'simplified',
  goals: ['loss', 'duplicates'],
  errata: [],
  beats: 9,
  twins: ['retry-ttl-60s'],
  title: { en: 'Rewind the tape', ru: 'Перемотка' },
  thesis: {
    en: 'Move the offset back, and the same records come again: to the table, and to the mailbox.',
    ru: 'Отмотай offset назад — придут те же записи: и в таблицу, и на почту.',
  },
}
