import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const processedNotCommitted: readonly Generator[] = [
  {
    id: 'mails',
    draw: [
      { set: 'commits', from: ['none', 'after-record', 'before'] },
      { set: 'neighbour', from: [null, 600] },
    ],
    ask: {
      kind: 'written',
      measure: 'mails',
      question: {
        en:
          'Record 101 is processed and C1 dies after it; commit: {commits}; C2 starts: ' +
          '{neighbour}. How many e-mails are sent for 101?',
        ru:
          'Запись 101 обработана, затем C1 умирает; commit: {commits}; C2 стартует: ' +
          '{neighbour}. Сколько писем уйдёт за 101?',
      },
      because: {
        en: 'Each new owner begins at the committed offset: without a commit it does 101 again.',
        ru: 'Каждый новый владелец начинает с закладки: без коммита он повторит 101.',
      },
      beliefs: [
        {
          gives: 1,
          why: {
            en: 'Nothing tells the next owner that it was done.',
            ru: 'Следующему владельцу никто не сказал, что это сделано.',
          },
        },
        {
          gives: 2,
          why: {
            en: 'Count the owners after C1’s death, or look whether there was a commit.',
            ru: 'Посчитайте владельцев после смерти C1 — и был ли коммит.',
          },
        },
        {
          gives: 3,
          why: {
            en: 'Three only with a neighbour who takes over in between.',
            ru: 'Трижды — только если между делом перенял сосед.',
          },
        },
      ],
    },
  },
  {
    id: 'poll',
    draw: [
      { set: 'commits', from: ['none', 'after-record', 'before'] },
      { set: '/consumers/C1/config/max.poll.records', from: [1, 2] },
    ],
    ask: {
      kind: 'written',
      measure: 'secondPoll',
      question: {
        en:
          'C1 lives, begins at 101 and polls {/consumers/C1/config/max.poll.records} at a ' +
          'time; commit: {commits}. At which offset does its second poll() begin?',
        ru:
          'C1 жив, начал со 101 и берёт за poll по {/consumers/C1/config/max.poll.records}; ' +
          'commit: {commits}. С какого offset начнётся второй poll()?',
      },
      because: {
        en: 'A living consumer goes by its position in memory; commits are for the next life.',
        ru: 'Живой потребитель идёт по позиции в памяти; коммиты — для следующей жизни.',
      },
      beliefs: [
        {
          gives: 101,
          why: {
            en: 'The position moves with each poll, committed or not.',
            ru: 'Позиция двигается с каждым poll — был коммит или нет.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'It has a position, so auto.offset.reset is not asked.',
            ru: 'Позиция есть, auto.offset.reset не спрашивают.',
          },
        },
        {
          gives: 102,
          why: {
            en: 'That is after one record.',
            ru: 'Это после одной записи.',
          },
        },
        {
          gives: 104,
          why: {
            en: 'A poll takes no more than max.poll.records.',
            ru: 'Poll берёт не больше max.poll.records.',
          },
        },
      ],
    },
  },
]
