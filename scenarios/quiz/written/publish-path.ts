import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const publishPath: readonly Generator[] = [
  {
    id: 'ready',
    draw: [{ set: 'way', from: [1, 20, 50, 100, 150] }],
    ask: {
      kind: 'written',
      measure: 'ready',
      unit: 'ms',
      question: {
        en: 'App starts at 1 s, one way to the broker takes {way}. At what time does it have a ' + 'channel?',
        ru:
          'App стартует в 1 с, дорога до брокера в одну сторону занимает {way}. Когда у него ' +
          'будет канал?',
      },
      because: {
        en: 'Five round trips: TCP, three for the connection, one for the channel.',
        ru: 'Пять раз туда и обратно: TCP, три на соединение и один на канал.',
      },
      beliefs: [
        {
          gives: 1000,
          why: {
            en: 'A connection is not there at once: every step waits for an answer.',
            ru: 'Соединение не возникает сразу: каждый шаг ждёт ответа.',
          },
        },
        {
          as: { way: 300 },
          why: {
            en: 'A step is one way there and one back, five times.',
            ru: 'Шаг — это туда и обратно, и таких пять.',
          },
        },
        {
          as: { way: 10 },
          why: {
            en: 'TCP alone is one round trip; AMQP talks for four more.',
            ru: 'Один обмен — это лишь TCP; AMQP понадобится ещё четыре.',
          },
        },
      ],
    },
  },
  {
    id: 'copies',
    draw: [
      { set: 'key', from: ['order.created', 'order.paid', 'user.deleted'] },
      { set: 'confirm', from: ['none', 'async'] },
    ],
    ask: {
      kind: 'written',
      measure: 'copies',
      question: {
        en:
          'p1 is published with the key {key}, confirms are {confirm}. How many copies come ' +
          'into q.billing and q.audit?',
        ru: 'p1 опубликовано с ключом {key}, confirms: {confirm}. Сколько копий в q.billing и ' + 'q.audit?',
      },
      because: {
        en: 'The bindings decide; a confirm only tells what was done.',
        ru: 'Решают привязки; confirm лишь сообщает о сделанном.',
      },
      beliefs: [
        {
          gives: '1/1',
          why: {
            en: 'Not every queue is bound with this key.',
            ru: 'Этим ключом привязаны не все очереди.',
          },
        },
        {
          gives: '0/0',
          why: {
            en: 'There is a binding with this key.',
            ru: 'Привязка с таким ключом есть.',
          },
        },
        {
          gives: '1/0',
          why: {
            en: 'Look at the bindings: q.audit may have a key of its own.',
            ru: 'Посмотрите привязки: у q.audit свой ключ.',
          },
        },
      ],
    },
  },
]
