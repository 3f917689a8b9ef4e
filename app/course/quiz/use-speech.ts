import { useWords } from '../../i18n/index.ts'
import { useStore } from '../../store.ts'
import { useCourseWords } from '../words/index.ts'
import type { Speech } from './question-words.ts'
import type { Lesson } from './use-lesson.ts'

/** What is needed to say a question of a scenario in the page's language. */
export function useSpeech({ scenario, narration }: Lesson): Speech {
  const language = useStore((page) => page.language)
  const words = useWords()
  const course = useCourseWords()
  return { language, words, course, scenario, narration }
}
