import { useStore } from '../../../store.ts'
import { en, type SpaceTimeWords } from './en.ts'
import { ru } from './ru.ts'

export type { SpaceTimeWords } from './en.ts'

/** The words of the picture, in the page's language. They come with the picture, not with the gallery. */
export function useSpaceTimeWords(): SpaceTimeWords {
  return useStore((page) => page.language) === 'ru' ? ru : en
}
