import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from 'react'
import styles from './Dropdown.module.css'

/** A button with a sheet below it: native, and closed by Esc or by going elsewhere. */
export function Dropdown(props: {
  readonly summary: ReactNode
  readonly className?: string | undefined
  readonly label?: string
  readonly title?: string
  /** Where the sheet is: under either end of the button, or in the line, moving what follows. */
  readonly side?: 'start' | 'end' | 'inline'
  readonly children: ReactNode
}) {
  const details = useRef<HTMLDetailsElement>(null)
  const close = () => details.current?.removeAttribute('open')
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || details.current?.open !== true) return
    event.stopPropagation()
    close()
    details.current.querySelector('summary')?.focus()
  }
  return (
    <details ref={details} className={styles['dropdown']} onBlur={onBlur} onKeyDown={onKeyDown}>
      <summary className={props.className} aria-label={props.label} title={props.title}>
        {props.summary}
      </summary>
      {/* Focusable by click, so that a click into it is not "elsewhere". */}
      <div className={`${styles['sheet']} ${styles[props.side ?? 'start']}`} tabIndex={-1}>
        {props.children}
      </div>
    </details>
  )
}
