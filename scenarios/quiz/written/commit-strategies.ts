import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const commitStrategies: readonly Generator[] = [
  {
    id: 'auto',
    draw: [{ set: 'records', from: [1, 2, 3, 4, 6, 12] }],
    ask: {
      kind: 'written',
      measure: 'byAuto',
      question: {
        en:
          'auto.commit each 5 s, max.poll.records {records}, a second of work each; it dies ' +
          'while the seventh of 12 is in work. How many records are worked on in all?',
        ru:
          'auto.commit раз в 5 с, max.poll.records {records}, по секунде работы; умирает на ' +
          'седьмой из 12. Сколько записей обработают всего, с повторами?',
      },
      because: {
        en:
          'An automatic commit is made in poll() only: what was done since the last poll that ' +
          'committed is done again.',
        ru:
          'Автокоммит делается только внутри poll(): всё после последнего такого poll будет ' +
          'сделано снова.',
      },
      beliefs: [
        {
          gives: 12,
          why: {
            en: 'Nothing wrote down what had been done in between.',
            ru: 'Сделанное в промежутке нигде не записано.',
          },
        },
        {
          gives: 10,
          why: {
            en: 'With the work in the poll loop auto commit repeats, and loses nothing.',
            ru: 'При работе внутри цикла poll автокоммит повторяет, а не теряет.',
          },
        },
        {
          gives: 24,
          why: {
            en: 'Not all twelve are done twice: only what was done before the death and not ' + 'committed.',
            ru: 'Дважды сделают не все двенадцать, а лишь сделанное до смерти без коммита.',
          },
        },
        {
          as: { records: 12 },
          why: {
            en: 'So if the whole batch comes in one poll.',
            ru: 'Так — если вся пачка приходит одним poll.',
          },
        },
      ],
    },
  },
  {
    id: 'before',
    draw: [{ set: 'records', from: [1, 2, 3, 4, 6, 12] }],
    ask: {
      kind: 'written',
      measure: { take: 'count', of: { type: 'records.processed', consumer: 'before' } },
      question: {
        en:
          '“before” commits the batch before it works, max.poll.records {records}; it dies ' +
          'while the seventh of 12 is in work. How many are worked on to the end?',
        ru:
          '«before» коммитит пачку до работы, max.poll.records {records}; умирает на седьмой ' +
          'из 12. Сколько записей обработают до конца?',
      },
      because: {
        en: 'What was committed and not done is lost: the rest of the batch in hand.',
        ru: 'Теряется закоммиченное и не сделанное — остаток пачки на руках.',
      },
      beliefs: [
        {
          gives: 12,
          why: {
            en: 'Nobody works on what the bookmark has passed.',
            ru: 'То, мимо чего прошла закладка, никто не обработает.',
          },
        },
        {
          gives: 6,
          why: {
            en: 'The second life goes on behind the bookmark.',
            ru: 'Вторая жизнь продолжит после закладки.',
          },
        },
        {
          as: { records: 4 },
          why: {
            en: 'So with four in a poll.',
            ru: 'Так — с четырьмя за poll.',
          },
        },
        {
          gives: 13,
          why: {
            en: 'Committing first never repeats.',
            ru: 'Коммит заранее не повторяет никогда.',
          },
        },
      ],
    },
  },
]
