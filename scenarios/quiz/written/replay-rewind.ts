import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const replayRewind: readonly Generator[] = [
  {
    id: 'begins',
    draw: [{ set: 'group', from: ['projection', 'projection-2'] }],
    ask: {
      kind: 'written',
      measure: 'begins',
      question: {
        en:
          'v2 runs in the group {group}; the group projection is reset to 20 when nobody is in ' +
          'it, and v2 restarts. Where did v2 last begin?',
        ru:
          'v2 в группе {group}; группу projection, пока в ней никого, переводят на 20, и v2 ' +
          'перезапускают. Откуда v2 начал в последний раз?',
      },
      because: {
        en: 'An offset is moved for one group only, and its members see it when they begin anew.',
        ru: 'Переводят закладку одной группы, и видят это её участники, начиная заново.',
      },
      beliefs: [
        {
          as: { group: 'projection-2' },
          why: {
            en: 'So if v2 is in another group: the reset is not its own.',
            ru: 'Так — если v2 в другой группе: переводили не её закладку.',
          },
        },
        {
          as: { group: 'projection' },
          why: {
            en: 'So if v2 is in the group that was reset.',
            ru: 'Так — если v2 в той группе, которую переводили.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'A reset goes where it says, not to the beginning.',
            ru: 'Перевод ведёт туда, куда сказано, а не в начало.',
          },
        },
      ],
    },
  },
  {
    id: 'again',
    draw: [{ set: 'group', from: ['projection', 'projection-2'] }],
    ask: {
      kind: 'written',
      measure: 'done',
      question: {
        en:
          '60 orders, v1 did 20 and skipped 40. v2 is in the group {group}; projection is ' +
          'reset to 20. How many orders does v2 process?',
        ru:
          '60 заказов, v1 сделал 20 и пропустил 40. v2 в группе {group}; projection переводят ' +
          'на 20. Сколько заказов обработает v2?',
      },
      because: {
        en: 'From its group’s bookmark to the end: a new group has none, and begins with the first.',
        ru: 'От закладки своей группы до конца: у новой группы её нет, и она начнёт с первого.',
      },
      beliefs: [
        {
          gives: 60,
          why: {
            en: 'The bookmark of the group says 20: what is before is not read.',
            ru: 'Закладка группы — 20: что раньше, не читают.',
          },
        },
        {
          gives: 40,
          why: {
            en: 'A new group has no bookmark: it reads all.',
            ru: 'У новой группы закладки нет: она читает всё.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'Skipped records are still on the tape.',
            ru: 'Пропущенные записи всё ещё на ленте.',
          },
        },
      ],
    },
  },
]
