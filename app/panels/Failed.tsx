import { RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/index.ts'
import { currentSession } from '../playback/current.ts'
import { hashOfRoute } from '../router.ts'
import { type Failure, useStore } from '../store.ts'
import { copyText } from './copy.ts'
import styles from './Failed.module.css'
import controls from './ui/controls.module.css'

/** What went wrong, and every way on from it. Branches that were there before are there still. */
export function Failed() {
  const failure = useStore((page) => page.failure)
  return failure === undefined ? null : <Card failure={failure} />
}

function Card({ failure }: { readonly failure: Failure }) {
  const { failed } = useWords().player
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className={styles['failed']}
      aria-labelledby="failed-title"
      data-testid="failure"
      onCancel={(event) => {
        event.preventDefault()
        currentSession()?.dismissFailure()
      }}
    >
      <h2 id="failed-title">{failed.title}</h2>
      <p>{failed[failure.kind]}</p>
      <p className={styles['message']}>{failure.message}</p>
      {failure.fix !== undefined && <p>{failure.fix}</p>}
      <WaysOn failure={failure} />
      <details className={styles['report']}>
        <summary>{failed.report}</summary>
        <pre>{failure.report}</pre>
      </details>
    </dialog>
  )
}

function WaysOn({ failure }: { readonly failure: Failure }) {
  const { failed } = useWords().player
  const id = useStore((page) => page.scenarioId)
  const session = currentSession()
  const hasRun = useStore((page) => page.length > 0 && page.branches.some(({ isRun }) => isRun))
  return (
    <div className={controls['row']}>
      {failure.kind === 'link' && id !== undefined && location.hash.includes('?') && (
        <a className={controls['primary']} href={hashOfRoute({ screen: 'player', id, link: undefined })}>
          {failed.plain}
        </a>
      )}
      {session !== undefined && (
        <button type="button" className={controls['primary']} onClick={() => void session.retry()}>
          <RotateCcw size={16} aria-hidden="true" />
          {failed.again}
        </button>
      )}
      {session !== undefined && hasRun && failure.kind !== 'page' && (
        <button type="button" className={controls['button']} onClick={() => session.dismissFailure()}>
          {failed.goOn}
        </button>
      )}
      {failure.kind === 'load' && session === undefined && (
        <button type="button" className={controls['primary']} onClick={() => location.reload()}>
          {failed.again}
        </button>
      )}
      <CopyReport report={failure.report} />
      <a className={controls['button']} href="#/">
        {failed.toGallery}
      </a>
    </div>
  )
}

function CopyReport({ report }: { readonly report: string }) {
  const { failed } = useWords().player
  const [isCopied, setCopied] = useState(false)
  return (
    <button
      type="button"
      className={controls['button']}
      onClick={async () => setCopied(await copyText(report))}
    >
      {isCopied ? failed.copied : failed.copy}
    </button>
  )
}
