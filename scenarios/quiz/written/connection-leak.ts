import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const connectionLeak: readonly Generator[] = [
  {
    id: 'ghost-time',
    draw: [{ set: 'heartbeat', from: [10, 20, 30, 60] }],
    ask: {
      kind: 'written',
      measure: 'ghost',
      unit: 'ms',
      question: {
        en:
          'The power goes off without a word; heartbeat {heartbeat}. How long does the broker ' +
          'keep the connection?',
        ru:
          'Питание пропало без предупреждения; heartbeat {heartbeat}. Сколько брокер ещё ' +
          'продержит соединение?',
      },
      because: {
        en: 'The broker looks once an interval, and two looks in a row without a byte end it.',
        ru: 'Брокер смотрит раз в интервал, и два взгляда подряд без единого байта — конец.',
      },
      beliefs: [
        {
          is: 'heartbeat',
          times: 1000,
          why: {
            en: 'One missed heartbeat is not yet a death.',
            ru: 'Один пропущенный heartbeat — ещё не смерть.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'Nobody is there to send a FIN or a reset: a cut cable says nothing.',
            ru: 'FIN или RST слать некому: обрезанный провод молчит.',
          },
        },
        {
          gives: null,
          why: {
            en: 'With heartbeats it does end: without them it would take TCP’s own timeouts.',
            ru: 'С heartbeat оно кончится: без них — только по таймаутам TCP.',
          },
        },
      ],
    },
  },
  {
    id: 'leaks',
    draw: [
      { set: 'channel', from: ['thread', 'message', 'leak'] },
      { set: '/clients/P/publish/0/count', from: [2, 3, 4, 6] },
    ],
    ask: {
      kind: 'written',
      measure: 'channels',
      question: {
        en:
          'P publishes; its channels: {channel}; {/clients/P/publish/0/count} in the first ' +
          'row. How many channels are opened on app:1?',
        ru:
          'P публикует; каналы: {channel}; в первой серии {/clients/P/publish/0/count}. ' +
          'Сколько каналов откроют на app:1?',
      },
      because: {
        en: 'A channel for a thread is opened once; a channel for a message each time.',
        ru: 'Канал на поток открывают один раз, канал на сообщение — каждый раз.',
      },
      beliefs: [
        {
          as: { channel: 'thread' },
          why: {
            en: 'So if each thread keeps its channel.',
            ru: 'Так — если поток держит свой канал.',
          },
        },
        {
          as: { channel: 'leak' },
          why: {
            en: 'So if each message opens one.',
            ru: 'Так — если канал открывает каждое сообщение.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'P is not alone on the connection.',
            ru: 'P на этом соединении не один.',
          },
        },
      ],
    },
  },
]
