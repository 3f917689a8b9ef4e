import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const slowConsumerIsolated: readonly Generator[] = [
  {
    id: 'stands',
    draw: [
      { set: 'joins', from: [null, 25000] },
      { set: 'protocol', from: ['classic', 'consumer'] },
    ],
    ask: {
      kind: 'written',
      measure: 'c2Revocations',
      question: {
        en:
          'C1 hangs. C4 starts at: {joins}; protocol {protocol}. How often does the healthy C2 ' +
          'have to let go?',
        ru:
          'C1 завис. C4 стартует: {joins}; протокол {protocol}. Сколько раз здоровому C2 ' +
          'придётся отпустить партицию?',
      },
      because: {
        en:
          'A slow neighbour costs nothing; a classic eager rebalance costs everybody; KIP-848 ' +
          'has no common stop.',
        ru:
          'Медленный сосед ничего не стоит; классический eager-ребаланс — всем; в KIP-848 ' +
          'общей остановки нет.',
      },
      beliefs: [
        {
          as: { joins: 25000, protocol: 'classic' },
          why: {
            en: 'So if C4 joins by the classic protocol.',
            ru: 'Так — если C4 приходит по классическому протоколу.',
          },
        },
        {
          as: { joins: null },
          why: {
            en: 'So if nobody joins.',
            ru: 'Так — если никто не приходит.',
          },
        },
        {
          gives: 2,
          why: {
            en: 'One change, one round at most.',
            ru: 'Одно изменение — не больше одного круга.',
          },
        },
      ],
    },
  },
  {
    id: 'still',
    draw: [{ set: 'joins', from: [25000, 27000, 29000, 31000] }],
    ask: {
      kind: 'written',
      measure: 'standstill',
      unit: 'ms',
      question: {
        en:
          'C1 hangs until 40 s. C4 joins at {joins}, classic protocol. How ' +
          'long does C2 stand without a partition?',
        ru:
          'C1 завис до 40-й секунды. C4 приходит в {joins}, протокол классический. Сколько C2 ' +
          'простоит без партиции?',
      },
      because: {
        en: 'C2 has joined at once and waits for the slowest member: C1.',
        ru: 'C2 вступил сразу и ждёт самого медленного — C1.',
      },
      beliefs: [
        {
          gives: 100,
          why: {
            en: 'The round is not over until everybody has joined.',
            ru: 'Круг не закончен, пока не вступят все.',
          },
        },
        {
          gives: 45000,
          why: {
            en: 'C1’s heartbeats go on: it is not removed by its session.',
            ru: 'Heartbeat у C1 идут: по сессии его не исключат.',
          },
        },
        {
          as: { joins: 25000 },
          why: {
            en: 'So if C4 comes at 25 s.',
            ru: 'Так — если C4 придёт в 25 с.',
          },
        },
      ],
    },
  },
]
