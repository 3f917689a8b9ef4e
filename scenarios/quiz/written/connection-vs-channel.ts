import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const connectionVsChannel: readonly Generator[] = [
  {
    id: 'ready',
    draw: [
      { set: 'channel', from: ['thread', 'message'] },
      { set: '/network/latency', from: [10, 20, 50] },
    ],
    ask: {
      kind: 'written',
      measure: 'ready',
      unit: 'ms',
      question: {
        en:
          'One way takes {/network/latency} ms; the channels of T1, T2 and T3: {channel}. When ' +
          'do all three have a first channel of their own?',
        ru:
          'Дорога в одну сторону {/network/latency} мс; каналы T1, T2, T3: {channel}. Когда у ' +
          'всех трёх есть первый свой канал?',
      },
      because: {
        en:
          'The connection costs four round trips, a channel one more; with a channel for each ' +
          'message it comes with the first message.',
        ru:
          'Соединение — четыре обмена, канал — ещё один; канал на сообщение откроют лишь с ' +
          'первым сообщением.',
      },
      beliefs: [
        {
          as: { channel: 'message' },
          why: {
            en: 'So if a channel is opened only with the first message.',
            ru: 'Так — если канал открывают только с первым сообщением.',
          },
        },
        {
          as: { channel: 'thread' },
          why: {
            en: 'So if each thread opens its channel at the start.',
            ru: 'Так — если каждый поток открывает канал сразу.',
          },
        },
        {
          as: { '/network/latency': 5, channel: 'thread' },
          why: {
            en: 'A handshake waits for an answer at each step.',
            ru: 'Рукопожатие на каждом шаге ждёт ответа.',
          },
        },
      ],
    },
  },
  {
    id: 'opened',
    draw: [
      { set: 'channel', from: ['thread', 'message', 'leak'] },
      { set: '/clients/T1/publish/0/count', from: [2, 3, 5] },
    ],
    ask: {
      kind: 'written',
      measure: { take: 'count', of: { type: 'client.channelOpened', client: 'T1' } },
      question: {
        en:
          'T1 publishes {/clients/T1/publish/0/count} messages; channels: {channel}. How many ' +
          'channels does it open?',
        ru:
          'T1 публикует сообщений: {/clients/T1/publish/0/count}; каналы: {channel}. Сколько ' +
          'каналов он откроет?',
      },
      because: {
        en: 'A channel for a thread is opened once and kept; one for a message is opened each time.',
        ru: 'Канал на поток открывают один раз и держат; канал на сообщение — каждый раз.',
      },
      beliefs: [
        {
          gives: 1,
          why: {
            en: 'Each message opens a new one here.',
            ru: 'Здесь новый канал открывает каждое сообщение.',
          },
        },
        {
          as: { channel: 'message' },
          why: {
            en: 'So if each message has its own.',
            ru: 'Так — если он свой у каждого сообщения.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'Without a channel nothing can be published.',
            ru: 'Без канала ничего не опубликуешь.',
          },
        },
      ],
    },
  },
]
