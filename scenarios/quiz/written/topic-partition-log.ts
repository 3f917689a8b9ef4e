import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const topicPartitionLog: readonly Generator[] = [
  {
    id: 'numbers',
    draw: [{ set: 'partitions', from: [1, 2, 3, 4] }],
    ask: {
      kind: 'written',
      measure: 'numbers',
      question: {
        en:
          'Records with the keys 1, 4 and 2 go one after another into my-topic, {partitions} ' +
          'partitions. Which offset has the last of them in each partition?',
        ru:
          'Записи с ключами 1, 4 и 2 по очереди идут в my-topic, партиций: {partitions}. Какой ' +
          'offset у последней из них в каждой партиции?',
      },
      because: {
        en: 'Every partition counts for itself, from 0.',
        ru: 'Каждая партиция считает сама, с нуля.',
      },
      beliefs: [
        {
          gives: 'my-topic-0:0 my-topic-1:1 my-topic-2:2',
          why: {
            en: 'There is no count over the whole topic.',
            ru: 'Сквозной нумерации по топику нет.',
          },
        },
        {
          as: { partitions: 1 },
          why: {
            en: 'So if all of them go into one partition.',
            ru: 'Так — если все попадут в одну партицию.',
          },
        },
        {
          as: { partitions: 3 },
          why: {
            en: 'So if each key has a partition of its own.',
            ru: 'Так — если у каждого ключа своя партиция.',
          },
        },
      ],
    },
  },
  {
    id: 'second',
    draw: [
      { set: 'reset', from: ['latest', 'earliest'] },
      { set: 'partitions', from: [1, 3] },
    ],
    ask: {
      kind: 'written',
      measure: { take: 'count', of: { type: 'records.processed', consumer: 'B' } },
      question: {
        en:
          'B starts when all has been written, and some of it cut away; ' +
          'auto.offset.reset={reset}, {partitions} partitions. How many records does it work ' +
          'on?',
        ru:
          'B стартует, когда всё записано, а часть уже удалена; auto.offset.reset={reset}, ' +
          'партиций: {partitions}. Сколько записей он обработает?',
      },
      because: {
        en:
          'A new group begins where the setting says, and earliest is the first record that is ' +
          'still there.',
        ru: 'Новая группа начинает там, где велит настройка, а earliest — это первая из уцелевших.',
      },
      beliefs: [
        {
          gives: 0,
          why: {
            en: 'earliest begins with what is still there.',
            ru: 'earliest начинает с того, что уцелело.',
          },
        },
        {
          gives: 12,
          why: {
            en: 'What was cut away cannot be read, and latest reads none of it.',
            ru: 'Удалённое не прочесть, а latest не прочтёт ничего из этого.',
          },
        },
        {
          gives: 9,
          why: {
            en: 'Look where the cut is: it takes part of one partition.',
            ru: 'Посмотрите, что удалено: часть одной партиции.',
          },
        },
      ],
    },
  },
]
