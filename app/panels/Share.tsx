import { Check, Link } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../i18n/index.ts'
import { currentSession } from '../playback/current.ts'
import { copyText } from './copy.ts'
import styles from './Header.module.css'
import controls from './ui/controls.module.css'
import { Modal } from './ui/Modal.tsx'

/** Copies a link to what is on the screen; where the browser does not let us, it can be copied by hand. */
export function Share({ isWordy = false }: { readonly isWordy?: boolean }) {
  const { header } = useWords().page
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const [link, setLink] = useState('')
  const share = async () => {
    const made = currentSession()?.link() ?? location.href
    setLink(made)
    setState((await copyText(made)) ? 'copied' : 'failed')
  }
  const Sign = state === 'copied' ? Check : Link
  return (
    <>
      <button
        type="button"
        className={controls['button']}
        title={header.shareHint}
        data-testid="share"
        onClick={() => void share()}
      >
        <Sign size={16} aria-hidden="true" />
        <span className={isWordy ? undefined : styles['word']}>
          {state === 'copied' ? header.shared : header.share}
        </span>
      </button>
      <span className="visually-hidden" role="status">
        {state === 'copied' ? header.shared : ''}
      </span>
      <Modal title={header.share} isOpen={state === 'failed'} onClose={() => setState('idle')}>
        <p>{header.shareFailed}</p>
        <input
          className={controls['field']}
          style={{ width: '100%' }}
          readOnly
          value={link}
          aria-label={header.share}
          onFocus={(event) => event.target.select()}
        />
      </Modal>
    </>
  )
}
