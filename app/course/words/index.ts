import { type CurriculumWords, en as saidEn } from '../../../scenarios/curriculum/words/en.ts'
import { ru as saidRu } from '../../../scenarios/curriculum/words/ru.ts'
import { useStore } from '../../store.ts'
import { type CourseWords, en } from './en.ts'
import { ru } from './ru.ts'

export type { CourseWords } from './en.ts'

/** The words of the curriculum's pages in the page's language. They come with these pages, not with the gallery. */
export function useCourseWords(): CourseWords {
  return useStore((page) => page.language) === 'ru' ? ru : en
}

/** What the curriculum says of itself, in the page's language. */
export function useCurriculumWords(): CurriculumWords {
  return useStore((page) => page.language) === 'ru' ? saidRu : saidEn
}
