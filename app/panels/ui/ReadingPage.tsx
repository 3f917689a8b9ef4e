import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { LanguageChooser, ThemeToggle } from '../Choosers.tsx'
import controls from './controls.module.css'
import styles from './ReadingPage.module.css'

/** A page of the same kind, and whether it is the one that is open. */
export interface Sibling {
  readonly href: string
  readonly name: string
  readonly isHere: boolean
}

/** What stands over a page that is read from top to bottom. */
export interface ReadingPageProps {
  readonly heading?: string
  /** Where the way back leads. */
  readonly back: string
  /** What the siblings are together. */
  readonly label: string
  readonly siblings: readonly Sibling[]
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A page beside the player: a playground, a page of the course. */
export function ReadingPage({ heading, back, label, siblings, className = '', children }: ReadingPageProps) {
  return (
    <div className={`${styles['page']} ${className}`}>
      <header className={styles['top']}>
        <a className={controls['icon']} href="#/" aria-label={back} title={back}>
          <ChevronLeft size={20} aria-hidden="true" />
        </a>
        {heading !== undefined && <h1>{heading}</h1>}
        <nav className={styles['others']} aria-label={label}>
          {siblings.map(({ href, name, isHere }) => (
            <a key={href} href={href} aria-current={isHere ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <div className={controls['row']}>
          <LanguageChooser />
          <ThemeToggle />
        </div>
      </header>
      <main className={styles['main']} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
