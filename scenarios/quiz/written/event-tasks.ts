import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const eventTasks: readonly Generator[] = [
  {
    id: 'charged',
    draw: [{ set: 'dedup', from: ['unique-constraint', 'none'] }],
    ask: {
      kind: 'written',
      measure: 'charges',
      question: {
        en:
          'The bridge sends the tasks of o1 twice; the cashier remembers: {dedup}. How many ' +
          'charges for two orders?',
        ru: 'Мост прислал задачи o1 дважды; кассир помнит: {dedup}. Сколько списаний за два заказа?',
      },
      because: {
        en: 'The repetition is done again unless the effect knows its id.',
        ru: 'Повтор выполнят ещё раз, если эффект не знает его id.',
      },
      beliefs: [
        {
          as: { dedup: 'none' },
          why: {
            en: 'The unique constraint refuses the second charge of o1.',
            ru: 'Уникальный ключ не пустит второе списание o1.',
          },
        },
        {
          as: { dedup: 'unique-constraint' },
          why: {
            en: 'RabbitMQ does not know repetitions: somebody has to remember the ids.',
            ru: 'RabbitMQ повторов не узнаёт: id должен кто-то помнить.',
          },
        },
        {
          gives: 4,
          why: {
            en: 'Only the tasks of o1 come twice.',
            ru: 'Дважды пришли только задачи o1.',
          },
        },
      ],
    },
  },
  {
    id: 'mailed',
    draw: [{ set: '/clients/mailer/fails/0/times', from: [0, 1, 2, 3] }],
    ask: {
      kind: 'written',
      measure: 'mails',
      question: {
        en:
          'The first {/clients/mailer/fails/0/times} attempts at the mail of o1 fail; a retry ' +
          'comes after a minute. How many mails end well while it runs?',
        ru:
          'Первые попытки письма o1 неудачны: {/clients/mailer/fails/0/times}; повтор через ' +
          'минуту. Сколько писем успеет уйти?',
      },
      because: {
        en:
          'The quorum queue brings it back until its delivery limit; without a DLX it is ' + 'dropped then.',
        ru: 'Quorum-очередь возвращает его до предела доставок, а без DLX дальше — отбрасывает.',
      },
      beliefs: [
        {
          gives: 2,
          why: {
            en: 'A retry may still succeed, and the repetition of o1 counts, too.',
            ru: 'Повтор ещё может удаться, да и дубль o1 считается.',
          },
        },
        {
          gives: 3,
          why: {
            en: 'Not every attempt is left to it in this time.',
            ru: 'Не всякая попытка успеет за это время.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'Others than o1 do not fail.',
            ru: 'Остальные письма не падают.',
          },
        },
      ],
    },
  },
]
