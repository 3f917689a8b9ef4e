import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const roundRobin3x6: readonly Generator[] = [
  {
    id: 'total',
    draw: [
      { set: 'work', from: [1000, 2000, 3000, 5000] },
      { set: 'prefetch', from: [0, 1, 2] },
    ],
    ask: {
      kind: 'written',
      measure: 'total',
      unit: 'ms',
      question: {
        en:
          'W1 and W2 need a second, W3 {work}; six messages, prefetch_count {prefetch} (0: no ' +
          'limit). How long from the first delivery to the last ack?',
        ru:
          'W1 и W2 тратят секунду, W3 — {work}; шесть сообщений, prefetch_count {prefetch} (0 ' +
          '— без предела). Сколько от первой доставки до последнего ack?',
      },
      because: {
        en: 'Round robin deals messages, not work; only a small window lets the quick ones take more.',
        ru: 'Round robin раздаёт сообщения, а не работу; больше достаётся быстрым лишь при малом ' + 'окне.',
      },
      beliefs: [
        {
          as: { prefetch: 0 },
          why: {
            en: 'So without a window: two for each, however slow.',
            ru: 'Так — без окна: каждому по два, как бы он ни был медлен.',
          },
        },
        {
          as: { prefetch: 1 },
          why: {
            en: 'So with a window of 1: who is free gets the next.',
            ru: 'Так — с окном 1: следующее получает тот, кто свободен.',
          },
        },
        {
          as: { work: 1000 },
          why: {
            en: 'So if W3 were as quick as the others.',
            ru: 'Так — будь W3 не медленнее остальных.',
          },
        },
      ],
    },
  },
]
