import { useStore } from '../../store.ts'
import { en, type LabWords } from './en.ts'
import { ru } from './ru.ts'

export type { LabWords } from './en.ts'

/** The words of the playgrounds in the page's language. They come with the playgrounds, not with the gallery. */
export function useLabWords(): LabWords {
  return useStore((page) => page.language) === 'ru' ? ru : en
}
