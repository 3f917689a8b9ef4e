import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const sharedChannelRace: readonly Generator[] = [
  {
    id: 'published',
    draw: [
      { set: 'lock', from: ['unlocked', 'locked'] },
      { set: 'multiple', from: [true, false] },
    ],
    ask: {
      kind: 'written',
      measure: 'published',
      question: {
        en: 'P1 and P2 publish A, B, C and D on one channel, {lock}. How many reach the broker?',
        ru: 'P1 и P2 публикуют A, B, C, D в один канал, {lock}. Сколько дойдёт до брокера?',
      },
      because: {
        en:
          'A message is several frames: without a lock those of two threads mix, and the ' +
          'broker closes the connection.',
        ru:
          'Сообщение — это несколько кадров: без блокировки кадры двух потоков перемешиваются, ' +
          'и брокер рвёт соединение.',
      },
      beliefs: [
        {
          as: { lock: 'locked' },
          why: {
            en: 'Only a lock, or a channel each, keeps the frames of a message together.',
            ru: 'Кадры одного сообщения держит вместе только блокировка — или канал на поток.',
          },
        },
        {
          as: { lock: 'unlocked' },
          why: {
            en: 'With the lock no frames mix.',
            ru: 'С блокировкой кадры не смешаются.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'What went before the frames mixed has arrived.',
            ru: 'То, что ушло раньше, уже дошло.',
          },
        },
      ],
    },
  },
  {
    id: 'done',
    branch: 'locked',
    draw: [{ set: 'multiple', from: [true, false] }],
    ask: {
      kind: 'written',
      measure: 'done',
      question: {
        en:
          'The publishers lock. W1 and W2 share a channel; acks with multiple: {multiple}. How ' +
          'often are A/B/C/D worked on?',
        ru:
          'Публикация под блокировкой. У W1 и W2 один канал; ack с multiple: {multiple}. ' +
          'Сколько раз обработают A/B/C/D?',
      },
      because: {
        en:
          'An ack with multiple takes what others on the channel still work on; a second ack ' +
          'of the same tag closes the channel.',
        ru:
          'Ack с multiple подтверждает и чужую работу на этом канале; повторный ack того же ' +
          'тега закрывает канал.',
      },
      beliefs: [
        {
          as: { multiple: false },
          why: {
            en: 'So if each ack is for one message.',
            ru: 'Так — если каждый ack за одно сообщение.',
          },
        },
        {
          as: { multiple: true },
          why: {
            en: 'Only with multiple does one ack hit the work of others.',
            ru: 'Чужую работу один ack задевает только с multiple.',
          },
        },
        {
          gives: '0/1/0/1',
          why: {
            en: 'That loss takes a worker that dies besides.',
            ru: 'Для такой потери рабочий должен ещё и умереть.',
          },
        },
      ],
    },
  },
]
