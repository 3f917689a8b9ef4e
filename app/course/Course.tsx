import { ChevronLeft } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import { LanguageChooser, ThemeToggle } from '../panels/Choosers.tsx'
import controls from '../panels/ui/controls.module.css'
import { useStore } from '../store.ts'
import styles from './Course.module.css'
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
  return (
    <div className={styles['page']}>
      <header className={styles['top']}>
        <a className={controls['icon']} href="#/" aria-label={words.all} title={words.all}>
          <ChevronLeft size={20} aria-hidden="true" />
        </a>
        <nav className={styles['others']} aria-label={words.nav}>
          {PAGES.map(({ id }) => (
            <a key={id} href={`#/${id}`} aria-current={id === name ? 'page' : undefined}>
              {words.pages[id]}
            </a>
          ))}
        </nav>
        <div className={controls['row']}>
          <LanguageChooser />
          <ThemeToggle />
        </div>
      </header>
      <main className={styles['main']} tabIndex={-1}>
        <Suspense fallback={<div role="status" aria-busy="true" />}>
          <Screen />
        </Suspense>
      </main>
    </div>
  )
}
