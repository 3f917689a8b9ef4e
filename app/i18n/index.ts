import { type Language, useStore } from '../store.ts'
import { en, type Words } from './en.ts'

export type { Words } from './en.ts'
export { formRu, numberRu, pluralEn, pluralRu } from './plural.ts'
export { durationOf, momentOf, numberOf, settingOf } from './units.ts'

const loaded = new Map<Language, Words>([['en', en]])

/** Fetches the words of a language. To be awaited before the language is shown. */
export async function loadWords(language: Language): Promise<Words> {
  const known = loaded.get(language)
  if (known !== undefined) return known
  const { ru } = await import('./ru.ts')
  loaded.set('ru', ru)
  return ru
}

/** The words of a language; English while they were not fetched. */
export function wordsOf(language: Language): Words {
  return loaded.get(language) ?? en
}

/** The words of the language that the page shows, for components. */
export function useWords(): Words {
  return wordsOf(useStore((page) => page.language))
}

/** The language that a reader would choose: the one they chose, else the first of theirs that we speak. */
export function languageOf(chosen: string | null, preferred: readonly string[]): Language {
  if (chosen === 'en' || chosen === 'ru') return chosen
  const known = preferred
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === 'en' || tag === 'ru')
  return known === 'ru' ? 'ru' : 'en'
}
