import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const keyToPartition: readonly Generator[] = [
  {
    id: 'one',
    draw: [{ set: 'partitions', from: [2, 3, 4, 5, 6, 8] }],
    ask: {
      kind: 'written',
      measure: { take: 'value', of: { type: 'records.sent', key: 'user-1' }, field: 'partition', nth: 1 },
      question: {
        en: 'user-actions has {partitions} partitions. Into which goes the record with the key ' + 'user-1?',
        ru: 'У user-actions партиций: {partitions}. В какую уйдёт запись с ключом user-1?',
      },
      because: {
        en: 'murmur2 of the key, modulo the number of partitions: another number, another tape.',
        ru: 'murmur2 от ключа по модулю числа партиций: другое число — другая лента.',
      },
      beliefs: [
        {
          gives: 'user-actions-1',
          why: {
            en: 'The number in the key says nothing: its bytes are hashed.',
            ru: 'Цифра в ключе ничего не значит: хешируются байты.',
          },
        },
        {
          as: { partitions: 3 },
          why: {
            en: 'So with three partitions: the modulus has changed.',
            ru: 'Так — при трёх партициях: модуль изменился.',
          },
        },
        {
          gives: 'user-actions-0',
          why: {
            en: 'Keys are not dealt in the order of their arrival.',
            ru: 'Ключи не раздают по порядку прихода.',
          },
        },
      ],
    },
  },
  {
    id: 'spread',
    draw: [{ set: 'partitions', from: [3, 4, 5, 6] }],
    ask: {
      kind: 'written',
      measure: 'users',
      question: {
        en: 'Keys user-1 to user-6, {partitions} partitions. How many lie in P0/P1/P2?',
        ru: 'Ключи user-1 … user-6, партиций: {partitions}. Сколько окажется в P0/P1/P2?',
      },
      because: {
        en: 'A hash promises the same tape for the same key, and nothing about few keys being even.',
        ru: 'Хеш обещает одну ленту одному ключу, а ровной раскладки малого числа ключей не обещает.',
      },
      beliefs: [
        {
          gives: '2/2/2',
          why: {
            en: 'Evenness comes with many keys only.',
            ru: 'Ровно бывает только при многих ключах.',
          },
        },
        {
          as: { partitions: 3 },
          why: {
            en: 'So with three partitions.',
            ru: 'Так — при трёх партициях.',
          },
        },
        {
          gives: '1/1/1',
          why: {
            en: 'One for each would be round robin.',
            ru: 'По одному на каждую — это round robin.',
          },
        },
      ],
    },
  },
]
