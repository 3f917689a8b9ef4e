import { useStore } from '../../store.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

/** What the tools have to say. They come when they are opened, and both languages with them. */
export type ToolWords = typeof en

/** The words of the tools in the page's language. */
export function useToolWords(): ToolWords {
  return useStore((page) => page.language) === 'ru' ? ru : en
}
