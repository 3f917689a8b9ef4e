import { ChevronLeft } from 'lucide-react'
import { useEffect } from 'react'
import { LanguageChooser, ThemeToggle } from '../panels/Choosers.tsx'
import controls from '../panels/ui/controls.module.css'
import { useStore } from '../store.ts'
import styles from './Lab.module.css'
import { LABS, labOf } from './registry.ts'
import { useLabWords } from './words/index.ts'

/** A playground: one rule of a broker to try by hand. */
export function Lab() {
  const words = useLabWords()
  const id = useStore((page) => page.labId)
  const lab = labOf(id)
  const title = lab === undefined ? words.playgrounds : words.names[lab.id]
  useEffect(() => {
    document.title = `${title} · Brokerscope`
  }, [title])
  return (
    <div className={styles['page']}>
      <header className={styles['top']}>
        <a className={controls['icon']} href="#/" aria-label={words.all} title={words.all}>
          <ChevronLeft size={20} aria-hidden="true" />
        </a>
        <h1>{title}</h1>
        <nav className={styles['others']} aria-label={words.playgrounds}>
          {LABS.map((other) => (
            <a key={other.id} href={`#/lab/${other.id}`} aria-current={other.id === id ? 'page' : undefined}>
              {words.names[other.id]}
            </a>
          ))}
        </nav>
        <div className={controls['row']}>
          <LanguageChooser />
          <ThemeToggle />
        </div>
      </header>
      <main className={styles['main']} tabIndex={-1}>
        {lab === undefined ? <p>{words.unknown}</p> : <lab.Screen />}
      </main>
    </div>
  )
}
