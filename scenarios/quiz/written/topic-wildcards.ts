import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const topicWildcards: readonly Generator[] = [
  {
    id: 'mask',
    draw: [
      { set: 'binding', from: ['user.*', 'user.#', 'user.*.created', 'user.#.created', '*', '#.created'] },
      {
        set: '/clients/Pr/publish/0/routing_key',
        from: ['user.created', 'user.profile.created', 'user.a.b.created', 'user', 'created'],
      },
    ],
    ask: {
      kind: 'written',
      measure: { take: 'count', of: { type: 'message.enqueued', name: 'm1' } },
      question: {
        en:
          'q is bound with {binding}. Does a message with the key ' +
          '{/clients/Pr/publish/0/routing_key} come to q?',
        ru:
          'q привязана маской {binding}. Придёт ли в q сообщение с ключом ' +
          '{/clients/Pr/publish/0/routing_key}?',
      },
      because: {
        en:
          '`*` is exactly one word, `#` any number of words, zero included; dots are not ' +
          'characters but borders.',
        ru:
          '`*` — ровно одно слово, `#` — сколько угодно слов, в том числе ни одного; точка — ' +
          'граница слов.',
      },
      beliefs: [
        {
          gives: 1,
          why: {
            en: 'Count the words: `*` wants exactly one, and fixed words must stand where they stand.',
            ru: 'Посчитайте слова: `*` требует ровно одно, а твёрдые слова — на своём месте.',
          },
        },
        {
          gives: 0,
          why: {
            en: '`#` may stand for no word at all, and `*` for any one.',
            ru: '`#` может не значить ни одного слова, а `*` — любое одно.',
          },
        },
      ],
      says: { '1': { en: 'Yes', ru: 'Да' }, '0': { en: 'No', ru: 'Нет' } },
    },
  },
]
