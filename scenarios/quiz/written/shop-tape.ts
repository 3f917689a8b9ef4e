import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const shopTape: readonly Generator[] = [
  {
    id: 'seen',
    draw: [{ set: 'reset', from: ['earliest', 'latest'] }],
    ask: {
      kind: 'written',
      measure: 'seen',
      question: {
        en:
          'Four orders are on the tape when analytics opens, a new group with ' +
          'auto.offset.reset={reset}. How many of them does it work on?',
        ru:
          'На ленте четыре заказа, и открывается analytics — новая группа с ' +
          'auto.offset.reset={reset}. Сколько из них она обработает?',
      },
      because: {
        en: 'The records are still there; a group without a bookmark begins where the setting says.',
        ru: 'Записи никуда не делись; группа без закладки начинает там, где велит настройка.',
      },
      beliefs: [
        {
          as: { reset: 'earliest' },
          why: {
            en: 'latest begins at the end: only what comes afterwards is read.',
            ru: 'latest начинает с конца: прочтётся лишь то, что придёт позже.',
          },
        },
        {
          as: { reset: 'latest' },
          why: {
            en: 'Being processed by others takes nothing off the tape.',
            ru: 'Чужая обработка ничего с ленты не снимает.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'There is no “last message” for a newcomer: all, or none.',
            ru: '«Последнего сообщения» для новичка нет: всё или ничего.',
          },
        },
      ],
    },
  },
  {
    id: 'cells',
    draw: [
      { set: '/producers/shop/sends/0/count', from: [1, 2, 3, 4] },
      { set: 'reset', from: ['earliest', 'latest'] },
    ],
    ask: {
      kind: 'written',
      measure: 'written',
      question: {
        en:
          'The shop sends {/producers/shop/sends/0/count} orders and o5 later; three ' +
          'departments read them. How many records are written?',
        ru:
          'Магазин шлёт {/producers/shop/sends/0/count} заказа и позже o5; читают три отдела. ' +
          'Сколько записей появится?',
      },
      because: {
        en: 'One record for each order, however many read it.',
        ru: 'По одной записи на заказ, сколько бы его ни читало.',
      },
      beliefs: [
        {
          is: '/producers/shop/sends/0/count',
          times: 3,
          why: {
            en: 'A copy for each reader is what a fanout exchange makes.',
            ru: 'Копию каждому читателю делает fanout exchange.',
          },
        },
        {
          is: '/producers/shop/sends/0/count',
          why: {
            en: 'o5 comes, too.',
            ru: 'Есть ещё o5.',
          },
        },
        {
          gives: 15,
          why: {
            en: 'Readers write nothing on the tape.',
            ru: 'Читатели на ленту ничего не пишут.',
          },
        },
      ],
    },
  },
]
