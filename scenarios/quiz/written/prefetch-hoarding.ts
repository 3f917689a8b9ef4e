import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const prefetchHoarding: readonly Generator[] = [
  {
    id: 'who',
    draw: [
      { set: 'prefetch', from: [0, 1, 2, 10] },
      { set: 'first', from: [1000, 3000] },
    ],
    ask: {
      kind: 'written',
      measure: 'split',
      question: {
        en:
          'SLOW needs 2 s, FAST 250 ms. SLOW comes at {first}, FAST at 2 s; prefetch_count ' +
          '{prefetch} (0: no limit). Who does how many of the twenty?',
        ru:
          'SLOW тратит 2 с, FAST — 250 мс. SLOW приходит в {first}, FAST — в 2 с; ' +
          'prefetch_count {prefetch} (0 — без предела). Кто сколько из двадцати сделает?',
      },
      because: {
        en: 'What has been delivered belongs to who got it: a window is the only brake.',
        ru: 'Доставленное принадлежит получившему: тормоз здесь один — окно.',
      },
      beliefs: [
        {
          gives: '10/10',
          why: {
            en: 'They are not dealt evenly: who is there first gets what its window lets through.',
            ru: 'Поровну не делят: первый получает столько, сколько пустит его окно.',
          },
        },
        {
          gives: '2/18',
          why: {
            en: 'The broker does not know who is fast.',
            ru: 'Брокер не знает, кто быстрый.',
          },
        },
        {
          as: { prefetch: 0 },
          why: {
            en: 'That is without a limit: the first one has it all.',
            ru: 'Это без предела: всё у того, кто пришёл первым.',
          },
        },
        {
          as: { prefetch: 1 },
          why: {
            en: 'That is a window of 1.',
            ru: 'Это окно 1.',
          },
        },
      ],
    },
  },
]
