import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const retryTtl60s: readonly Generator[] = [
  {
    id: 'dlq-time',
    draw: [
      { set: 'ttl', from: [5000, 10000, 20000, 30000] },
      { set: 'retries', from: [1, 2, 3] },
    ],
    ask: {
      kind: 'written',
      measure: 'dlq-at',
      unit: 'ms',
      question: {
        en:
          'The gateway is down. {retries} retries, each after {ttl} in retry.q. When is o7, ' +
          'first delivered at 0.1 s, in the DLQ?',
        ru:
          'Шлюз лежит. Повторов: {retries}, перед каждым {ttl} в retry.q. Когда o7, впервые ' +
          'доставленное в 0,1 с, попадёт в DLQ?',
      },
      because: {
        en: 'One wait for each retry, and the time of each attempt besides.',
        ru: 'По ожиданию на каждый повтор и ещё время каждой попытки.',
      },
      beliefs: [
        {
          as: { retries: 4 },
          why: {
            en: 'After the last failure nobody waits: it goes to the DLQ at once.',
            ru: 'После последней неудачи не ждут: сразу в DLQ.',
          },
        },
        {
          as: { retries: 0 },
          why: {
            en: 'The first failure is not the last: the consumer allows retries.',
            ru: 'Первая неудача — не последняя: повторы разрешены.',
          },
        },
        {
          gives: null,
          why: {
            en: 'The consumer counts x-death, and stops.',
            ru: 'Потребитель считает x-death и останавливается.',
          },
        },
      ],
    },
  },
  {
    id: 'behind',
    draw: [
      { set: 'ttl', from: [60000, 30000, 20000] },
      { set: 'delay', from: ['nack', 'republish'] },
    ],
    ask: {
      kind: 'written',
      measure: 'o10-leaves',
      unit: 'ms',
      question: {
        en:
          'o7 fails at 0.2 s, o10 at 5.1 s; retry.q has a TTL of {ttl}; the delay is made by ' +
          '{delay} (republish: o10 with an expiration of its own, 5 s). When does o10 leave?',
        ru:
          'o7 падает в 0,2 с, o10 — в 5,1 с; TTL retry.q {ttl}; задержка через {delay} ' +
          '(republish: у o10 свой expiration 5 с). Когда o10 уйдёт?',
      },
      because: {
        en:
          'With nack everyone waits the TTL of the queue; an expiration of its own helps only ' +
          'at the head.',
        ru: 'С nack все ждут TTL очереди; собственный expiration действует лишь в голове очереди.',
      },
      beliefs: [
        {
          gives: 10160,
          why: {
            en:
              'Its own five seconds are over then, but o7 is before it, or the TTL of the ' + 'queue counts.',
            ru: 'Свои пять секунд истекли, но впереди o7 — или действует TTL очереди.',
          },
        },
        {
          as: { delay: 'nack' },
          why: {
            en: 'So it is with the TTL of the queue: everyone waits equally long.',
            ru: 'Так — с TTL очереди: все ждут поровну.',
          },
        },
        {
          as: { delay: 'republish' },
          why: {
            en: 'So it is with an expiration of its own: it leaves with the head.',
            ru: 'Так — со своим expiration: уходит вслед за головой.',
          },
        },
      ],
    },
  },
]
