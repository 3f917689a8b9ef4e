import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../../i18n/index.ts'
import controls from './controls.module.css'
import styles from './Modal.module.css'

/**
 * A native dialog over the page, open as long as it is there: Esc and its button close it, and focus goes back to
 * where it came from.
 */
export function Modal(props: { readonly title: string; readonly children: ReactNode; onClose(): void }) {
  const { page } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => {
    const shown = dialog.current
    if (shown === null) return
    const opener = document.activeElement
    shown.showModal()
    return () => {
      shown.close()
      // One that is taken from the page as it closes leaves the focus nowhere.
      const isNowhere = document.activeElement === null || document.activeElement === document.body
      if (isNowhere && opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles['modal']}
      aria-labelledby={title}
      // One that was taken away was closed by the page, which may be showing another one by now.
      onClose={({ currentTarget }) => currentTarget.isConnected && props.onClose()}
    >
      <header className={styles['head']}>
        <h2 id={title}>{props.title}</h2>
        <button
          type="button"
          className={controls['icon']}
          aria-label={page.close}
          onClick={() => dialog.current?.close()}
        >
          <X size={20} aria-hidden="true" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard too. */}
      <div className={styles['body']} tabIndex={0}>
        {props.children}
      </div>
    </dialog>
  )
}
