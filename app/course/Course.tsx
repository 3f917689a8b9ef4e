import { Suspense, useEffect } from 'react'
import { ReadingPage } from '../panels/ui/ReadingPage.tsx'
import { useStore } from '../store.ts'
import { PAGES, pageOf } from './registry.ts'
import { useCourseWords } from './words/index.ts'

/** A page about the curriculum as a whole: paths, quiz, matrix, glossary, choice. */
export function Course() {
  const words = useCourseWords()
  const name = useStore((page) => page.coursePage)
  const { Screen } = pageOf(name)
  const title = words.pages[name ?? 'path']
  useEffect(() => {
    document.title = `${title} · Brokerscope`
  }, [title])
  const siblings = PAGES.map(({ id }) => ({ href: `#/${id}`, name: words.pages[id], isHere: id === name }))
  return (
    <ReadingPage back={words.all} label={words.nav} siblings={siblings}>
      <Suspense fallback={<div role="status" aria-busy="true" />}>
        <Screen />
      </Suspense>
    </ReadingPage>
  )
}
