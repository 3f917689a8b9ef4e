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
}
