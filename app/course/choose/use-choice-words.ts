import { type ChoiceWords, en } from '../../../scenarios/curriculum/choice/en.ts'
import { ru } from '../../../scenarios/curriculum/choice/ru.ts'
import { useStore } from '../../store.ts'

/** The words of requirements and cases in the page's language. */
export function useChoiceWords(): ChoiceWords {
  return useStore((page) => page.language) === 'ru' ? ru : en
}
