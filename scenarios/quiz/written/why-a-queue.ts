import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const whyAQueue: readonly Generator[] = [
  {
    id: 'lost',
    draw: [
      { set: 'every', from: [125, 250, 400, 600] },
      { set: '/clients/Shop/publish/0/count', from: [8, 12, 20] },
    ],
    ask: {
      kind: 'written',
      measure: 'lost',
      question: {
        en:
          'One order every {every}, {/clients/Shop/publish/0/count} in all. Billing needs half ' +
          'a second for each, and nothing may wait. How many are lost?',
        ru:
          'По заказу каждые {every}, всего {/clients/Shop/publish/0/count}. Billing тратит на ' +
          'заказ полсекунды, ждать нельзя. Сколько заказов потеряется?',
      },
      because: {
        en: 'An order is lost if Billing is busy at the moment it arrives.',
        ru: 'Теряется заказ, который пришёл, пока Billing занят.',
      },
      beliefs: [
        {
          gives: 0,
          why: {
            en: 'Only if they come more slowly than Billing works: here nothing holds them meanwhile.',
            ru: 'Так было бы, приходи они реже, чем Billing работает: придержать их здесь некому.',
          },
        },
        {
          is: '/clients/Shop/publish/0/count',
          why: {
            en: 'Not all: whenever Billing is free, it takes the next one.',
            ru: 'Не все: освободившись, Billing берёт очередной заказ.',
          },
        },
        {
          gives: 4,
          why: {
            en: 'Count how many arrive while one is being worked on.',
            ru: 'Посчитайте, сколько приходит, пока один в работе.',
          },
        },
      ],
    },
  },
  {
    id: 'total',
    branch: 'queue',
    draw: [
      { set: '/clients/Shop/publish/0/count', from: [4, 6, 8, 10] },
      { set: 'every', from: [125, 250] },
    ],
    ask: {
      kind: 'written',
      measure: 'total',
      unit: 'ms',
      question: {
        en:
          '{/clients/Shop/publish/0/count} orders, one every {every}; now they may wait. How ' +
          'long from the first to the last one done?',
        ru:
          '{/clients/Shop/publish/0/count} заказов, по одному каждые {every}, и теперь они ' +
          'могут ждать. Сколько пройдёт от первого до конца последнего?',
      },
      because: {
        en: 'A queue does not make Billing faster: half a second each, one after another.',
        ru: 'Очередь не ускоряет Billing: по полсекунды на заказ, один за другим.',
      },
      beliefs: [
        {
          on: 'two',
          why: {
            en: 'That takes two Billings at the same queue.',
            ru: 'Для этого нужны два Billing на одной очереди.',
          },
        },
        {
          is: '/clients/Shop/publish/0/count',
          times: 250,
          why: {
            en: 'Billing needs 500 ms for each; the pace of the orders is not its pace.',
            ru: 'Billing тратит 500 мс на заказ: темп заказов — это не его темп.',
          },
        },
      ],
    },
  },
]
