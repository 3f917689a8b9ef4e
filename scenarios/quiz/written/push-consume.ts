import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const pushConsume: readonly Generator[] = [
  {
    id: 'questions',
    draw: [
      { set: 'mode', from: ['consume', 'get'] },
      { set: 'every', from: [1000, 2000, 3000] },
    ],
    ask: {
      kind: 'written',
      measure: 'questions',
      question: {
        en:
          'W1 uses basic.{mode}, and would ask again {every} after an answer. How often does ' +
          'it ask the broker for a message?',
        ru:
          'W1 использует basic.{mode} и спросил бы снова через {every} после ответа. Сколько ' +
          'раз он спросит сообщение?',
      },
      because: {
        en: 'A subscription asks for nothing: the broker sends. Get asks each time, also in vain.',
        ru: 'Подписка не спрашивает: брокер шлёт сам. Get спрашивает каждый раз, и впустую тоже.',
      },
      beliefs: [
        {
          as: { mode: 'get', every: 1000 },
          why: {
            en: 'That is get with a pause of a second.',
            ru: 'Столько — у get с паузой в секунду.',
          },
        },
        {
          as: { mode: 'consume' },
          why: {
            en: 'Get does not come by itself: without a question there is no message.',
            ru: 'При get само ничего не приходит: нет вопроса — нет сообщения.',
          },
        },
        {
          gives: 4,
          why: {
            en: 'Get is also asked when the queue is empty, and a subscription never.',
            ru: 'Get спрашивают и у пустой очереди, а при подписке — никогда.',
          },
        },
      ],
    },
  },
  {
    id: 'lay',
    draw: [{ set: 'work', from: [400, 1000, 1500, 2000] }],
    ask: {
      kind: 'written',
      measure: 'lay',
      unit: 'ms',
      question: {
        en:
          'W1 is subscribed with prefetch 1 and needs {work} for a message. How long does m4 ' +
          'lie in the queue?',
        ru: 'W1 подписан с prefetch 1 и тратит {work} на сообщение. Сколько m4 пролежит в очереди?',
      },
      because: {
        en: 'The broker sends at once if the window is open; else it waits for an ack.',
        ru: 'Брокер шлёт сразу, если окно открыто; иначе ждёт ack.',
      },
      beliefs: [
        {
          gives: 0,
          why: {
            en: 'The window is 1, and W1 still has messages before m4.',
            ru: 'Окно равно 1, а у W1 до m4 ещё есть работа.',
          },
        },
        {
          gives: 1000,
          why: {
            en: 'A subscription has no pause between questions.',
            ru: 'У подписки нет паузы между вопросами.',
          },
        },
        {
          is: 'work',
          why: {
            en: 'm4 comes when W1 is idle or in the middle of something: not a whole work.',
            ru: 'm4 приходит, когда W1 свободен или посреди дела: это не целая работа.',
          },
        },
      ],
    },
  },
]
