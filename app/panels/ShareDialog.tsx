import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '../i18n/index.ts'
import { currentSession } from '../playback/current.ts'
import { OWN_SCENARIO } from '../router.ts'
import { openDialog, useStore } from '../store.ts'
import { copyText } from './copy.ts'
import styles from './Header.module.css'
import controls from './ui/controls.module.css'
import { Modal } from './ui/Modal.tsx'

/** A link to what is on the screen, copied as the dialog opens where the browser lets us. */
export function ShareDialog() {
  const { header } = useWords().page
  return (
    <Modal title={header.share} onClose={() => openDialog(undefined)}>
      <Shared />
    </Modal>
  )
}

/** What puts the scenario into another page, from the beat that is shown. */
function EmbedCode() {
  const { header } = useWords().page
  const id = useStore((page) => page.scenarioId ?? '')
  const beat = useStore((page) => Math.max(1, page.beat + 1))
  const title = useStore((page) => page.narration?.title ?? id)
  const [isCopied, setCopied] = useState(false)
  if (id === '' || id === OWN_SCENARIO) return null
  const address = `${location.href.replace(/#.*$/s, '')}#/embed/${encodeURIComponent(id)}?start=${beat}`
  const code = `<iframe src="${address}" width="800" height="600" title="${title.replaceAll('"', '&quot;')}"></iframe>`
  return (
    <details className={styles['embed']}>
      <summary>{header.embed}</summary>
      <div className={styles['link']}>
        <textarea className={controls['field']} readOnly rows={3} value={code} aria-label={header.embed} />
        <button
          type="button"
          className={controls['button']}
          onClick={async () => setCopied(await copyText(code))}
        >
          {isCopied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
          {isCopied ? header.copied : header.copy}
        </button>
      </div>
    </details>
  )
}

function Shared() {
  const { header } = useWords().page
  const [link] = useState(() => currentSession()?.link() ?? location.href)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    void copyText(link).then(setCopied)
  }, [link])
  return (
    <div className={styles['shared']}>
      <p>{header.shareHint}</p>
      <div className={styles['link']}>
        <input
          className={controls['field']}
          readOnly
          value={link}
          aria-label={header.link}
          data-testid="link"
          onFocus={(event) => event.target.select()}
        />
        <button
          type="button"
          className={controls['primary']}
          onClick={async () => setCopied(await copyText(link))}
        >
          {isCopied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
          {isCopied ? header.copied : header.copy}
        </button>
      </div>
      <EmbedCode />
      <span className="visually-hidden" role="status">
        {isCopied ? header.shared : ''}
      </span>
    </div>
  )
}
