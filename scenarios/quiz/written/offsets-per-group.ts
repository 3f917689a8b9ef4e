import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const offsetsPerGroup: readonly Generator[] = [
  {
    id: 'billed',
    draw: [
      { set: 'group', from: ['billing', 'analytics'] },
      { set: 'partitions', from: [1, 3] },
    ],
    ask: {
      kind: 'written',
      measure: 'billed',
      question: {
        en:
          'billing-app runs in the group {group}, analytics-app in analytics; {partitions} ' +
          'partitions. How many records does billing-app work on?',
        ru:
          'billing-app в группе {group}, analytics-app — в analytics; партиций: {partitions}. ' +
          'Сколько записей обработает billing-app?',
      },
      because: {
        en: 'Groups do not share; members of one group do, by whole partitions.',
        ru: 'Группы ничего не делят между собой; участники одной группы делят — целыми партициями.',
      },
      beliefs: [
        {
          as: { group: 'billing' },
          why: {
            en: 'In one group with analytics-app it gets only the partitions that are its own.',
            ru: 'В одной группе с analytics-app ему достанутся только свои партиции.',
          },
        },
        {
          as: { group: 'analytics' },
          why: {
            en: 'In a group of its own it reads everything.',
            ru: 'В своей группе он читает всё.',
          },
        },
        {
          gives: 120,
          why: {
            en: 'It is slow, and its time is not enough for all of them.',
            ru: 'Он медленный, на все времени не хватит.',
          },
        },
      ],
    },
  },
  {
    id: 'bookmarks',
    draw: [{ set: 'group', from: ['billing', 'analytics'] }],
    ask: {
      kind: 'written',
      measure: 'bookmarks',
      question: {
        en:
          'billing-app is in the group {group} and much slower than analytics-app. Which ' +
          'bookmarks are there in the end?',
        ru: 'billing-app в группе {group} и куда медленнее analytics-app. Какие закладки будут в ' + 'конце?',
      },
      because: {
        en: 'A bookmark belongs to a group and a partition: no one else moves it.',
        ru: 'Закладка принадлежит группе и партиции: больше её никто не двигает.',
      },
      beliefs: [
        {
          gives: 'analytics:120 billing:120 fraud:120',
          why: {
            en: 'What others have read does not count for it.',
            ru: 'Прочитанное другими ему не зачтётся.',
          },
        },
        {
          as: { group: 'analytics' },
          why: {
            en: 'A group that nobody uses has no bookmark.',
            ru: 'У группы без участников закладки нет.',
          },
        },
        {
          as: { group: 'billing' },
          why: {
            en: 'So if it had a group of its own.',
            ru: 'Так — будь у него своя группа.',
          },
        },
      ],
    },
  },
]
