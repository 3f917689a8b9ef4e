import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const heartbeatVsPoll: readonly Generator[] = [
  {
    id: 'stuck',
    draw: [
      { set: 'max-poll', from: [300000, 120000, 60000, 20000] },
      { set: 'session', from: [45000, 10000, 6000] },
    ],
    ask: {
      kind: 'written',
      measure: 'leftAt',
      unit: 'ms',
      question: {
        en:
          'The handler of C2 hangs at 70 s; max.poll.interval.ms {max-poll}, ' +
          'session.timeout.ms {session}. When does C2 leave the group?',
        ru:
          'Обработчик C2 завис в 70-ю секунду; max.poll.interval.ms {max-poll}, ' +
          'session.timeout.ms {session}. Когда C2 покинет группу?',
      },
      because: {
        en:
          'Heartbeats come from another thread: only the interval between polls ends it, and ' +
          'the client itself leaves.',
        ru: 'Heartbeat шлёт другой поток: конец кладёт лишь интервал между poll, и клиент уходит сам.',
      },
      beliefs: [
        {
          gives: 115000,
          why: {
            en: 'The session does not end: heartbeats go on.',
            ru: 'Сессия не кончается: heartbeat идут.',
          },
        },
        {
          is: 'max-poll',
          why: {
            en: 'The interval is counted from the last poll.',
            ru: 'Интервал считают от последнего poll.',
          },
        },
        {
          gives: null,
          why: {
            en: 'It would for ever, if only heartbeats counted; the poll timer is there for that.',
            ru: 'Вечно — если бы считались одни heartbeat; для этого и есть таймер poll.',
          },
        },
      ],
    },
  },
  {
    id: 'killed',
    branch: 'killed',
    draw: [
      { set: 'session', from: [45000, 30000, 10000, 6000] },
      { set: 'max-poll', from: [300000, 60000] },
    ],
    ask: {
      kind: 'written',
      measure: 'silence',
      unit: 'ms',
      question: {
        en:
          'C2 is killed with kill -9; session.timeout.ms {session}, max.poll.interval.ms ' +
          '{max-poll}. After how long a silence is it removed?',
        ru:
          'C2 убит через kill -9; session.timeout.ms {session}, max.poll.interval.ms ' +
          '{max-poll}. После какого молчания его исключат?',
      },
      because: {
        en: 'Only the session timeout tells of a dead process.',
        ru: 'О мёртвом процессе говорит только таймаут сессии.',
      },
      beliefs: [
        {
          is: 'max-poll',
          why: {
            en: 'That timer is in the client, and the client is dead.',
            ru: 'Этот таймер живёт в клиенте, а клиент мёртв.',
          },
        },
        {
          gives: 3000,
          why: {
            en: 'One interval of heartbeats is not yet a death.',
            ru: 'Один интервал heartbeat — ещё не смерть.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'kill -9 leaves no time for a LeaveGroup.',
            ru: 'kill -9 не даёт времени на LeaveGroup.',
          },
        },
      ],
    },
  },
]
