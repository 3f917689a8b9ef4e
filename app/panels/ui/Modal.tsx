import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../../i18n/index.ts'
import controls from './controls.module.css'
import styles from './Modal.module.css'

/** A native dialog over the page: Esc and its button close it, and focus goes back to where it came from. */
export function Modal(props: {
  readonly title: string
  readonly isOpen: boolean
  readonly children: ReactNode
  onClose(): void
}) {
  const { page } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const { isOpen } = props
  useEffect(() => {
    const shown = dialog.current
    if (shown === null || shown.open === isOpen) return
    if (isOpen) shown.showModal()
    else shown.close()
  }, [isOpen])
  return (
    <dialog ref={dialog} className={styles['modal']} aria-labelledby={title} onClose={props.onClose}>
      <header className={styles['head']}>
        <h2 id={title}>{props.title}</h2>
        <button type="button" className={controls['icon']} aria-label={page.close} onClick={props.onClose}>
          <X size={20} aria-hidden="true" />
        </button>
      </header>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard too.
        <div className={styles['body']} tabIndex={0}>
          {props.children}
        </div>
      )}
    </dialog>
  )
}
