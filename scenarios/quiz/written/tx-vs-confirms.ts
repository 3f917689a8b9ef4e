import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const txVsConfirms: readonly Generator[] = [
  {
    id: 'tx',
    draw: [{ set: 'tx', from: [1, 2, 3, 6] }],
    ask: {
      kind: 'written',
      measure: 'a',
      unit: 'ms',
      question: {
        en:
          'Pa sends six messages, {tx} in each transaction; a round trip is 200 ms. How long ' +
          'until the last commit is answered?',
        ru:
          'Pa шлёт шесть сообщений, по {tx} в транзакции; туда и обратно 200 мс. Когда придёт ' +
          'ответ на последний commit?',
      },
      because: {
        en: 'Each commit costs one round trip of waiting; what is inside costs none.',
        ru: 'Каждый commit — это одно ожидание туда и обратно; то, что внутри, не ждёт.',
      },
      beliefs: [
        {
          as: { tx: 1 },
          why: {
            en: 'So long if every message has a transaction of its own.',
            ru: 'Столько — если у каждого сообщения своя транзакция.',
          },
        },
        {
          as: { tx: 6 },
          why: {
            en: 'That is one transaction for all six.',
            ru: 'Это одна транзакция на все шесть.',
          },
        },
        {
          gives: 100,
          why: {
            en: 'The answer has to come back, too.',
            ru: 'Ответу нужно ещё и вернуться.',
          },
        },
      ],
    },
  },
  {
    id: 'confirm',
    draw: [
      { set: 'confirm', from: ['each', 'batch', 'async'] },
      { set: 'tx', from: [1, 6] },
    ],
    ask: {
      kind: 'written',
      measure: 'c',
      unit: 'ms',
      question: {
        en:
          'Pc sends six messages with confirms and waits: {confirm}. A round trip is 200 ms. ' +
          'How long does it take?',
        ru:
          'Pc шлёт шесть сообщений с confirms и ждёт: {confirm}. Туда и обратно 200 мс. ' +
          'Сколько это займёт?',
      },
      because: {
        en: 'What is slow is waiting after each message, not the confirm itself.',
        ru: 'Медленно не подтверждение, а ожидание после каждого сообщения.',
      },
      beliefs: [
        {
          as: { confirm: 'each' },
          why: {
            en: 'That is waiting after each of the six.',
            ru: 'Столько — если ждать после каждого из шести.',
          },
        },
        {
          as: { confirm: 'async' },
          why: {
            en: 'Only if nobody waits in between.',
            ru: 'Только если между ними не ждать.',
          },
        },
        {
          gives: 600,
          why: {
            en: 'Half of the round trips cannot be saved: each message waits, or none does.',
            ru: 'Половину ожиданий не сэкономить: либо ждёт каждое, либо никакое.',
          },
        },
      ],
    },
  },
  {
    id: 'room',
    draw: [{ set: 'room', from: [2, 4, 5, 1000] }],
    ask: {
      kind: 'written',
      measure: 'stored',
      question: {
        en:
          'q has room for {room} messages and refuses the rest (reject-publish). Pf sends six ' +
          'in one transaction, Pa to Pd send, too. How many of Pf’s are stored?',
        ru:
          'В q помещается {room}, лишнее она отклоняет (reject-publish). Pf шлёт шесть в ' +
          'транзакции, Pa–Pd тоже пишут. Сколько сообщений Pf сохранится?',
      },
      because: {
        en: 'The queue counts what lies in it, and takes no more than its limit.',
        ru: 'Очередь считает то, что в ней лежит, и сверх предела не берёт.',
      },
      beliefs: [
        {
          gives: 6,
          why: {
            en: 'A transaction does not make room.',
            ru: 'Транзакция места не прибавит.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'All or none holds for the commit, not for the room in one queue.',
            ru: '«Всё или ничего» — это про commit, а не про место в очереди.',
          },
        },
        {
          gives: 3,
          why: {
            en: 'It is neither shared out evenly: who comes first, is stored.',
            ru: 'Поровну не делят: кто раньше пришёл, тот и лежит.',
          },
        },
      ],
    },
  },
]
