import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const prefetchOneVsN: readonly Generator[] = [
  {
    id: 'time',
    draw: [
      { set: 'prefetch', from: [1, 2, 3, 5] },
      { set: 'way', from: [0, 50, 100] },
    ],
    ask: {
      kind: 'written',
      measure: 'total',
      unit: 'ms',
      question: {
        en:
          'Thirty messages of 100 ms work, one way {way}, prefetch_count {prefetch}. How long ' +
          'from the first delivery to the last work?',
        ru:
          'Тридцать сообщений по 100 мс работы, дорога в одну сторону {way}, prefetch_count ' +
          '{prefetch}. Сколько от первой доставки до конца последней работы?',
      },
      because: {
        en: 'A worker waits for the wire unless its window covers the round trip and the work.',
        ru: 'Рабочий ждёт сеть, пока окно не покроет дорогу туда-обратно и работу.',
      },
      beliefs: [
        {
          as: { prefetch: 1 },
          why: {
            en: 'That is a window of 1: a round trip after each message.',
            ru: 'Это окно 1: дорога туда и обратно после каждого.',
          },
        },
        {
          as: { way: 0 },
          why: {
            en: 'That is without any way to go.',
            ru: 'Это если дороги нет вовсе.',
          },
        },
        {
          as: { prefetch: 30 },
          why: {
            en: 'That needs a larger window.',
            ru: 'Для этого нужно окно побольше.',
          },
        },
      ],
    },
  },
]
