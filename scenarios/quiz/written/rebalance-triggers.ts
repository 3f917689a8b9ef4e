import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const rebalanceTriggers: readonly Generator[] = [
  {
    id: 'noticed',
    draw: [{ set: 'age', from: [300000, 120000, 60000, 30000, 10000] }],
    ask: {
      kind: 'written',
      measure: 'noticed',
      unit: 'ms',
      question: {
        en:
          'The topic gets a new partition at 100 s; metadata.max.age.ms is {age}. How long ' +
          'until it is dealt?',
        ru:
          'Топик получает новую партицию в 100-ю секунду; metadata.max.age.ms = {age}. Через ' +
          'сколько её раздадут?',
      },
      because: {
        en:
          'Clients learn of it when they next ask for metadata: up to the age, counted from ' +
          'their last question.',
        ru:
          'Клиенты узнают, когда в следующий раз спросят метаданные: не дольше этого возраста ' +
          'от прошлого вопроса.',
      },
      beliefs: [
        {
          gives: 0,
          why: {
            en: 'Nobody tells the group: brokers do not push metadata.',
            ru: 'Группе никто не скажет: брокер метаданные не рассылает.',
          },
        },
        {
          is: 'age',
          why: {
            en: 'The clock runs since they last asked, not since the partition is there.',
            ru: 'Отсчёт идёт от прошлого вопроса, а не от появления партиции.',
          },
        },
        {
          gives: 45000,
          why: {
            en: 'A session timeout has nothing to do with it.',
            ru: 'Таймаут сессии тут ни при чём.',
          },
        },
      ],
    },
  },
  {
    id: 'static',
    branch: 'static',
    draw: [{ set: 'session', from: [45000, 10000] }],
    ask: {
      kind: 'written',
      measure: 'generation',
      question: {
        en:
          'All members have a group.instance.id, session.timeout.ms is {session}. Members ' +
          'come, go, are killed, and three are restarted one by one. Which generation is the ' +
          'last?',
        ru:
          'У всех задан group.instance.id, session.timeout.ms = {session}. Участники приходят, ' +
          'уходят, умирают, троих перезапускают по одному. Какое поколение последнее?',
      },
      because: {
        en: 'A static member that is back within its session gets its seat again: no rebalance.',
        ru:
          'Статический участник, успевший вернуться до конца сессии, садится на своё место без ' +
          'ребаланса.',
      },
      beliefs: [
        {
          gives: 13,
          why: {
            en: 'So it is with dynamic members: each restart is a leave and a join.',
            ru: 'Так — с динамическими: каждый перезапуск — уход и приход.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'New members, new partitions and deaths still rebalance.',
            ru: 'Новые участники, партиции и смерти ребаланс всё же запускают.',
          },
        },
        {
          gives: 8,
          why: {
            en: 'A leave of a static member does not start one: its seat is kept for a session.',
            ru: 'Уход статического участника ребаланс не запускает: место держат всю сессию.',
          },
        },
        {
          gives: 5,
          why: {
            en: 'A shorter session ends before some are back.',
            ru: 'Короткая сессия кончается раньше, чем кто-то вернётся.',
          },
        },
      ],
    },
  },
]
