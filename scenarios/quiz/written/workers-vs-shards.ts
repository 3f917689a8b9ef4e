import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const workersVsShards: readonly Generator[] = [
  {
    id: 'total',
    draw: [
      { set: 'slow', from: [200, 400, 900] },
      { set: 'hot', from: [3, 6, 15] },
    ],
    ask: {
      kind: 'written',
      measure: 'total',
      unit: 'ms',
      question: {
        en:
          'Three workers at one queue; W3 needs {slow}, the others 200 ms; user 4 has {hot} ' +
          'events. How long to the last work?',
        ru:
          'Три рабочих на одной очереди; W3 тратит {slow}, остальные 200 мс; у пользователя 4 ' +
          'событий: {hot}. Сколько до конца последней работы?',
      },
      because: {
        en: 'At one queue who is free takes the next: a slow one costs its own work only.',
        ru: 'На общей очереди свободный берёт следующее: медленный задерживает лишь своё.',
      },
      beliefs: [
        {
          on: 'shards',
          why: {
            en: 'So with a queue for each: the slow one has a fixed share.',
            ru: 'Так — с очередью на каждого: у медленного твёрдая доля.',
          },
        },
        {
          on: 'alone',
          why: {
            en: 'So if W1 were alone.',
            ru: 'Так — будь W1 один.',
          },
        },
        {
          as: { slow: 200 },
          why: {
            en: 'So if W3 were as quick as the others.',
            ru: 'Так — будь W3 не медленнее остальных.',
          },
        },
      ],
    },
  },
  {
    id: 'dies',
    branch: 'dies',
    draw: [
      { set: 'slow', from: [200, 400, 900] },
      { set: 'hot', from: [3, 6] },
    ],
    ask: {
      kind: 'written',
      measure: 'split',
      question: {
        en:
          'Three workers at one queue, W3 needs {slow}, the others 200 ms; user 4 has {hot} ' +
          'events; W2 dies at 1.1 s. How much is done by W1/W2/W3?',
        ru:
          'Три рабочих на одной очереди, W3 тратит {slow}, остальные 200 мс; у пользователя 4 ' +
          'событий: {hot}; W2 умирает в 1,1 с. Сколько сделают W1/W2/W3?',
      },
      because: {
        en: 'What W2 had was not acked: it goes back into the queue, and the others take it.',
        ru: 'То, что было у W2, без ack вернётся в очередь, и его разберут другие.',
      },
      beliefs: [
        {
          gives: '4/0/4',
          why: {
            en: 'The share of W2 is not lost: the others stand in.',
            ru: 'Доля W2 не пропадёт: его заменят.',
          },
        },
        {
          as: { slow: 200 },
          why: {
            en: 'So if W3 were as quick as W1.',
            ru: 'Так — будь W3 не медленнее W1.',
          },
        },
        {
          on: 'lane',
          why: {
            en: 'So with a queue for each: nobody stands in.',
            ru: 'Так — с очередью на каждого: заменить некому.',
          },
        },
      ],
    },
  },
]
