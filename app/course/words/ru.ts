import { pluralRu } from '../../i18n/plural.ts'
import type { CourseWords } from './en.ts'

/** The same in Russian. */
export const ru: CourseWords = {
  all: 'Все сценарии',
  nav: 'Курс',
  pages: {
    path: 'Маршруты',
    quiz: 'Тест',
    matrix: 'Сравнение',
    glossary: 'Глоссарий',
    choose: 'Что выбрать',
  },
  coming: 'Скоро',
  path: {
    lead: 'Маршрут — это сценарии в том порядке, в каком они опираются друг на друга. Пройденное хранится на этом устройстве.',
    unknown: 'Такого маршрута нет.',
    choose: 'Маршруты',
    steps: (there: number, of: number) =>
      there === of
        ? pluralRu(of, ['сценарий', 'сценария', 'сценариев'])
        : `готово ${there} из ${pluralRu(of, ['сценария', 'сценариев', 'сценариев'])}`,
    minutes: (count: number) => `${count} мин`,
    doneOf: (done: number, of: number) => `пройдено ${done} из ${of}`,
    progress: 'Пройдено на этом маршруте',
    start: 'Начать',
    next: 'Дальше',
    again: 'Всё пройдено. Ещё раз с начала',
    quiz: 'Тест по маршруту',
    print: 'Распечатать',
    done: 'Пройден',
    beat: (beat: number, of: number) => `шаг ${beat} из ${of}`,
    pause: 'Перерыв',
    absent: 'Этот сценарий ещё пишется.',
  },
}
