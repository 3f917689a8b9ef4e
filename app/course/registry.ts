import type { ComponentType } from 'react'
import { later } from '../panels/ui/later.tsx'
import type { CoursePage } from '../router.ts'

/** A page of the curriculum. Its name in every language is among the words. */
export interface PageEntry {
  readonly id: CoursePage
  readonly Screen: ComponentType
}

const PATH: PageEntry = {
  id: 'path',
  Screen: later(async () => (await import('./path/PathPage.tsx')).PathPage),
}

/** All pages, in the order of the menu. A new one is its folder, its words, and a line here. */
export const PAGES: readonly PageEntry[] = [
  PATH,
  { id: 'quiz', Screen: later(async () => (await import('./quiz/QuizPage.tsx')).QuizPage) },
  {
    id: 'matrix',
    Screen: later(async () => (await import('./matrix/MatrixPage.tsx')).MatrixPage),
  },
  {
    id: 'glossary',
    Screen: later(async () => (await import('./glossary/GlossaryPage.tsx')).GlossaryPage),
  },
  {
    id: 'choose',
    Screen: later(async () => (await import('./choose/ChoosePage.tsx')).ChoosePage),
  },
]

/** The page of an address. */
export function pageOf(id: CoursePage | undefined): PageEntry {
  return PAGES.find((page) => page.id === id) ?? PATH
}
