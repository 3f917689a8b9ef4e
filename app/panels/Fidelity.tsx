import { Circle, CircleDot, CircleDotDashed } from 'lucide-react'
import type { Card } from '../../scenarios/index.ts'
import { useWords } from '../i18n/index.ts'
import { useStore } from '../store.ts'
import styles from './Header.module.css'
import { Dropdown } from './ui/Dropdown.tsx'
import { Rich } from './ui/Rich.tsx'

const SIGNS = { exact: CircleDot, simplified: CircleDotDashed, analogy: Circle } as const

/** How true the picture is, and what it leaves out: a promise that can be read. */
export function Fidelity(props: { readonly fidelity: Card['fidelity']; readonly isInline?: boolean }) {
  const { fidelity, isInline = false } = props
  const { header } = useWords().page
  const simplifies = useStore((page) => page.narration?.simplifies) ?? []
  const Sign = SIGNS[fidelity]
  return (
    <Dropdown
      side={isInline ? 'inline' : 'start'}
      className={styles['badge']}
      summary={
        <>
          <Sign size={14} aria-hidden="true" />
          {header.fidelity[fidelity]}
        </>
      }
    >
      <p>{header.fidelityHint[fidelity]}</p>
      {simplifies.length > 0 && (
        <ul className={styles['simplified']}>
          {simplifies.map((line) => (
            <li key={line}>
              <Rich text={line} />
            </li>
          ))}
        </ul>
      )}
    </Dropdown>
  )
}
