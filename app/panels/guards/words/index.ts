import { useStore } from '../../../store.ts'
import { en, type GuardWords } from './en.ts'
import { ru } from './ru.ts'

export type { GuardWords } from './en.ts'

/** The words of what decides, in the page's language. They come with the panel that says them. */
export function useGuardWords(): GuardWords {
  return useStore((page) => page.language) === 'ru' ? ru : en
}
