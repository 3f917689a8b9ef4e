import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const exchangeTypes: readonly Generator[] = [
  {
    id: 'copies',
    draw: [
      { set: 'type', from: ['direct', 'fanout', 'headers'] },
      { set: 'match', from: ['any', 'all'] },
    ],
    ask: {
      kind: 'written',
      measure: 'copies',
      question: {
        en:
          'The exchange is {type}; B is bound with x-match: {match}. How many copies of m1, m2 ' +
          'and m3 are made?',
        ru: 'Exchange типа {type}; B привязана с x-match: {match}. Сколько копий m1, m2 и m3 ' + 'появится?',
      },
      because: {
        en: 'The type decides what is compared: keys, nothing, or headers.',
        ru: 'Тип решает, что сравнивается: ключи, ничего или headers.',
      },
      beliefs: [
        {
          as: { type: 'fanout' },
          why: {
            en: 'A copy for every queue is what fanout does.',
            ru: 'Копия в каждую очередь — это fanout.',
          },
        },
        {
          as: { type: 'direct' },
          why: {
            en: 'A direct exchange would do that: here keys are not compared.',
            ru: 'Так сделал бы direct: здесь ключи не сравнивают.',
          },
        },
        {
          as: { type: 'headers', match: 'any' },
          why: {
            en: 'That is x-match: any on a headers exchange: one header is enough.',
            ru: 'Так было бы у headers с x-match: any: хватает одного заголовка.',
          },
        },
        {
          as: { type: 'headers', match: 'all' },
          why: {
            en: 'x-match: all would want every header.',
            ru: 'x-match: all потребовал бы все заголовки.',
          },
        },
      ],
    },
  },
  {
    id: 'pattern',
    draw: [
      { set: 'type', from: ['direct', 'topic'] },
      { set: 'key', from: ['order.created', 'order.*', '#.created'] },
    ],
    ask: {
      kind: 'written',
      measure: 'm1-in',
      question: {
        en:
          'The exchange is {type}, A is bound with {key}. m1 has the key order.created. Where ' +
          'does it go?',
        ru: 'Exchange типа {type}, A привязана ключом {key}. У m1 ключ order.created. Куда оно ' + 'попадёт?',
      },
      because: {
        en: 'Only a topic exchange reads * and # as patterns; to a direct one they are letters.',
        ru: 'Маски * и # понимает только topic; для direct это просто буквы.',
      },
      beliefs: [
        {
          as: { type: 'topic' },
          why: {
            en: 'That is what a topic exchange would do: a direct one knows no patterns.',
            ru: 'Так сделал бы topic: direct масок не знает.',
          },
        },
        {
          as: { key: 'order.*', type: 'direct' },
          why: {
            en: 'A has a key that fits here: it gets a copy.',
            ru: 'Ключ A здесь подходит, копия ей положена.',
          },
        },
        {
          as: { type: 'fanout' },
          why: {
            en: 'C is bound with another key; only fanout asks no one.',
            ru: 'C привязана другим ключом; не спрашивает только fanout.',
          },
        },
      ],
    },
  },
]
