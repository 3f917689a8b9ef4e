import { pluralRu } from '../../i18n/index.ts'
import type { ToolWords } from './index.ts'

/** The words of what is opened seldom, in Russian. */
export const ru: ToolWords = {
  charts: {
    reading: 'Читаем прогон …',
    nothing: 'В этом прогоне нет величин, которые меняются.',
    rate: 'сообщений в секунду',
    arriving: 'приходит',
    leaving: 'уходит',
    rates: 'Скорость потока',
    ratesHint: (seconds: number) =>
      `В каждый момент: сколько прошло за последние ${seconds}\u00A0с, в пересчёте на секунду.`,
    others: (count: number) => `Ещё ${pluralRu(count, ['величина', 'величины', 'величин'])}`,
    keys: 'Нажмите или потяните, чтобы перейти к моменту. С клавиатуры ← и → ведут от изменения к изменению.',
    sampled: (stride: number) => `Прогон длинный: состояние снято через каждые ${stride} событий.`,
    asTable: 'Таблицей',
    moment: 'Момент',
    moreRows: (count: number) => `и ещё ${pluralRu(count, ['изменение', 'изменения', 'изменений'])}`,
  },
  lives: {
    reading: 'Читаем прогон …',
    nothing: 'В этом прогоне ничто не переходит из состояния в состояние.',
    whose: 'Чья жизнь',
    kinds: {
      group: 'Группы',
      member: 'Участники',
      connection: 'Соединения',
      channel: 'Каналы',
      publisher: 'Отправители',
      consumer: 'Получатели',
      transaction: 'Транзакции',
    },
    now: 'Сейчас',
    notYet: 'Пока не существует',
    since: (time: string) => `уже ${time}`,
    legend: 'Нарисовано по таблице, которой подчиняется сам движок. Цифры: сколько раз переход уже сделан.',
    ways: 'Переходы между состояниями',
    from: 'Из',
    to: 'В',
    by: 'Почему',
    taken: 'Сделан',
    goToLast: (from: string, to: string, count: number) =>
      `${from} → ${to}: ${pluralRu(count, ['раз', 'раза', 'раз'])}. Перейти к последнему`,
  },
}
