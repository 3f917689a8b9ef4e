import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const offsetResume: readonly Generator[] = [
  {
    id: 'newcomer',
    draw: [{ set: 'reset', from: ['earliest', 'latest', 'none'] }],
    ask: {
      kind: 'written',
      measure: 'seenByNewcomer',
      question: {
        en:
          'Three records lie there when C2 starts, a new group with auto.offset.reset={reset}. ' +
          'How many does it work on?',
        ru:
          'Лежат три записи, стартует C2 — новая группа с auto.offset.reset={reset}. Сколько ' +
          'он обработает?',
      },
      because: {
        en: 'Without a committed offset the rule decides: the beginning, the end, or an error.',
        ru: 'Нет закладки — решает правило: с начала, с конца или ошибка.',
      },
      beliefs: [
        {
          gives: 3,
          why: {
            en: 'Only earliest goes back to the beginning.',
            ru: 'К началу возвращает только earliest.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'earliest means the first record that is there.',
            ru: 'earliest — это первая из имеющихся записей.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'There is no “last record” rule: latest waits for the next one.',
            ru: 'Правила «последняя запись» нет: latest ждёт следующую.',
          },
        },
      ],
    },
  },
  {
    id: 'resumed',
    draw: [{ set: 'commits', from: ['after-batch', 'none'] }],
    ask: {
      kind: 'written',
      measure: 'resumed',
      question: {
        en:
          'C1 has processed records 0 and 1 and is restarted; its commit: {commits}; its ' +
          'auto.offset.reset is earliest. Where does it go on?',
        ru:
          'C1 обработал 0 и 1 и перезапущен; commit: {commits}; auto.offset.reset у него ' +
          'earliest. С какого offset он продолжит?',
      },
      because: {
        en: 'A committed offset is the number of the next record; without one it begins anew.',
        ru: 'Закладка — это номер следующей записи; без неё — всё сначала.',
      },
      beliefs: [
        {
          gives: 1,
          why: {
            en: 'Not the last one done, but the one after it.',
            ru: 'Не последняя сделанная, а следующая за ней.',
          },
        },
        {
          as: { commits: 'none' },
          why: {
            en: 'There is a committed offset: it counts.',
            ru: 'Закладка есть, она и решает.',
          },
        },
        {
          as: { commits: 'after-batch' },
          why: {
            en: 'What was processed is not known to the broker: only what was committed.',
            ru: 'Обработанное брокеру неизвестно: он знает только закладку.',
          },
        },
      ],
    },
  },
]
