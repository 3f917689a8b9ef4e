import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const idempotentConsumer: readonly Generator[] = [
  {
    id: 'guarded',
    draw: [
      { set: 'strategy', from: ['none', 'check-then-act', 'mark-after', 'mark-before', 'unique-constraint'] },
      { set: 'crash', from: ['never', 'mid-work', 'after-effect', 'after-ack'] },
    ],
    ask: {
      kind: 'written',
      measure: 'charges',
      question: {
        en:
          'The guard is {strategy}, ids are kept in the bank; W1 dies: {crash}. How often is ' +
          'Alice charged?',
        ru: 'Защита: {strategy}, id хранятся в bank; W1 умирает: {crash}. Сколько раз спишут у Alice?',
      },
      because: {
        en: 'Only an id written in one transaction with the effect tells the truth after any death.',
        ru: 'После любой смерти не соврёт только id, записанный одной транзакцией с эффектом.',
      },
      beliefs: [
        {
          gives: 1,
          why: {
            en: 'Between the effect and the note there is a moment, and W1 died in it.',
            ru: 'Между эффектом и записью есть промежуток, и W1 умер именно в нём.',
          },
        },
        {
          gives: 2,
          why: {
            en: 'The guard knew the second delivery, or there was none.',
            ru: 'Защита узнала повтор — или его не было.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'The effect was done before the death, or it was repeated after it.',
            ru: 'Эффект успели сделать до смерти или повторили после.',
          },
        },
      ],
    },
  },
  {
    id: 'redis',
    branch: 'redis-after',
    draw: [
      { set: 'strategy', from: ['mark-after', 'mark-before'] },
      { set: 'crash', from: ['mid-work', 'after-effect', 'never'] },
    ],
    ask: {
      kind: 'written',
      measure: 'charges',
      question: {
        en: 'The ids are in Redis, {strategy}; W1 dies: {crash}. How often is Alice charged?',
        ru: 'Id в Redis, {strategy}; W1 умирает: {crash}. Сколько раз спишут у Alice?',
      },
      because: {
        en:
          'Two stores have no common transaction: mark first and you may lose, mark last and ' +
          'you may repeat.',
        ru: 'У двух хранилищ нет общей транзакции: отметишь раньше — потеряешь, позже — повторишь.',
      },
      beliefs: [
        {
          gives: 0,
          why: {
            en: 'Only if it was marked and then not done.',
            ru: 'Только если отметили, но не сделали.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'The mark and the effect were apart when W1 died.',
            ru: 'Смерть застала W1 между отметкой и эффектом.',
          },
        },
        {
          gives: 2,
          why: {
            en: 'Only if it was done and not marked.',
            ru: 'Только если сделали, но не отметили.',
          },
        },
      ],
    },
  },
]
