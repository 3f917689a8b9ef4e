import { useStore } from '../../store.ts'
import { type CompareWords, en } from './en.ts'
import { ru } from './ru.ts'

export type { CompareWords } from './en.ts'

/** The words of the screen with two worlds, in the page's language. They come with it. */
export function useCompareWords(): CompareWords {
  return useStore((page) => page.language) === 'ru' ? ru : en
}
