import { Star } from 'lucide-react'
import { useWords } from '../i18n/index.ts'
import styles from './Header.module.css'

const LEVELS = [1, 2, 3] as const

/** How much one should know: as many stars as there are of three. */
export function Stars({ level, size = 14 }: { readonly level: 1 | 2 | 3; readonly size?: number }) {
  const { header } = useWords().page
  const said = header.level(level)
  return (
    <span className={styles['stars']} role="img" aria-label={said} title={said}>
      {LEVELS.map((each) => (
        <Star
          key={each}
          size={size}
          aria-hidden="true"
          fill={each <= level ? 'currentColor' : 'none'}
          strokeWidth={1.5}
        />
      ))}
    </span>
  )
}
