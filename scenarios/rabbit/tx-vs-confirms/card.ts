import type { Card } from '../../format.ts'

/** What the gallery shows. */
export const card: Card = {
  id: 'tx-vs-confirms',
  number: 'S07',
  track: 'R1',
  model: 'rabbitmq',
  level: 2,
  minutes: 7,
  fidelity: 'simplified',
  goals: ['loss', 'duplicates'],
  errata: ['E04', 'E05', 'E06'],
  beats: 10,
  title: { en: 'Transactions vs publisher confirms', ru: 'Транзакции против publisher confirms' },
  thesis: {
    en: 'Both say that the broker has it. What is slow is to wait for the word after each message.',
    ru: 'И то и другое говорит «у брокера». Медленно — ждать этого слова после каждого сообщения.',
  },
}
