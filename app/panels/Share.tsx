import { Link } from 'lucide-react'
import { useWords } from '../i18n/index.ts'
import { openDialog } from '../store.ts'
import styles from './Header.module.css'
import controls from './ui/controls.module.css'

/** Opens the dialog with the link. */
export function ShareButton({ isShort = false }: { readonly isShort?: boolean }) {
  const { header } = useWords().page
  return (
    <button
      type="button"
      className={controls['button']}
      title={header.shareHint}
      data-testid="share"
      onClick={() => openDialog('share')}
    >
      <Link size={16} aria-hidden="true" />
      <span className={isShort ? styles['word'] : undefined}>{header.share}</span>
    </button>
  )
}
