import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const pushVsPull: readonly Generator[] = [
  {
    id: 'questions',
    draw: [
      { set: 'mode', from: ['consume', 'get'] },
      { set: 'every', from: [20, 100, 500] },
    ],
    ask: {
      kind: 'written',
      measure: 'questions',
      question: {
        en:
          'W1 gets 21 messages by {mode}, with a pause of {every} after an empty answer. How ' +
          'often is basic.get asked?',
        ru:
          'W1 получает 21 сообщение через {mode}, после пустого ответа пауза {every}. Сколько ' +
          'раз спросят basic.get?',
      },
      because: {
        en:
          'With get each message is a question, and each empty answer one more; with consume ' +
          'there is none.',
        ru:
          'При get каждое сообщение — вопрос, и каждый пустой ответ — ещё один; при consume ' +
          'вопросов нет.',
      },
      beliefs: [
        {
          as: { mode: 'consume' },
          why: {
            en: 'Only a subscription needs no questions.',
            ru: 'Без вопросов обходится только подписка.',
          },
        },
        {
          gives: 21,
          why: {
            en: 'Empty answers are answers, too; and consume does not ask.',
            ru: 'Пустые ответы тоже ответы; а consume не спрашивает.',
          },
        },
        {
          as: { mode: 'get', every: 20 },
          why: {
            en: 'That is with get and a pause of 20 ms.',
            ru: 'Столько — у get с паузой 20 мс.',
          },
        },
      ],
    },
  },
  {
    id: 'deaths',
    draw: [
      { set: 'memory', from: [100, 10] },
      { set: 'prefetch', from: [0, 5] },
    ],
    ask: {
      kind: 'written',
      measure: 'deaths',
      question: {
        en:
          '{memory} messages fit into W1, prefetch_count is {prefetch} (0: no limit). A burst ' +
          'of 20 comes. How often does W1 die?',
        ru:
          'В W1 помещается {memory}, prefetch_count {prefetch} (0 — без предела). Приходит ' +
          'пачка из 20. Сколько раз умрёт W1?',
      },
      because: {
        en: 'Without a window the broker pushes all of it, and again after each restart.',
        ru: 'Без окна брокер отдаёт всё сразу, и после каждого перезапуска — снова.',
      },
      beliefs: [
        {
          gives: 0,
          why: {
            en: 'Twenty are pushed where ten fit.',
            ru: 'Приходит двадцать туда, где помещается десять.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'What killed it is requeued, and pushed again; or a window protects it.',
            ru: 'То, что его убило, вернулось и придёт снова; либо его бережёт окно.',
          },
        },
        {
          as: { memory: 10, prefetch: 0 },
          why: {
            en: 'Only without a window, and where fewer fit than come.',
            ru: 'Только без окна и если помещается меньше, чем приходит.',
          },
        },
      ],
    },
  },
]
