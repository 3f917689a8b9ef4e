import { useMemo, useState } from 'react'
import controls from '../../panels/ui/controls.module.css'
import { Modal } from '../../panels/ui/Modal.tsx'
import { Rich } from '../../panels/ui/Rich.tsx'
import { currentSession } from '../../playback/current.ts'
import { hashOfRoute } from '../../router.ts'
import { openDialog, useStore } from '../../store.ts'
import { useToolWords } from '../words/index.ts'
import styles from './Glossary.module.css'
import { type Told, termsFor } from './terms.ts'

/** What the words on the stage mean: those that this scenario shows come first. */
export function Glossary() {
  const { glossary: words } = useToolWords()
  const language = useStore((page) => page.language)
  const id = useStore((page) => page.scenarioId ?? '')
  const [query, setQuery] = useState('')
  const model = currentSession()?.scenario.model
  const terms = useMemo(
    () => (model === undefined ? [] : termsFor(id, model, language, query)),
    [id, model, language, query],
  )
  return (
    <Modal title={words.title} onClose={() => openDialog(undefined)}>
      <div className={styles['sheet']} data-testid="glossary">
        <input
          type="search"
          className={controls['field']}
          aria-label={words.search}
          placeholder={words.search}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <dl className={styles['terms']}>
          {terms.map((term) => (
            <TermView key={term.id} term={term} />
          ))}
        </dl>
        <p role="status" className={styles['hint']}>
          {terms.length === 0 ? words.nothing : ''}
        </p>
        <a
          className={controls['quiet']}
          href={hashOfRoute({ screen: 'course', page: 'glossary', id: undefined, link: undefined })}
        >
          {words.all}
        </a>
      </div>
    </Modal>
  )
}

function TermView({ term }: { readonly term: Told }) {
  const { glossary: words } = useToolWords()
  const { name, says, friend, isHere, beat } = term
  return (
    <div className={styles['term']}>
      <dt>
        {name}
        {isHere && beat === undefined && <span className={styles['here']}>{words.here}</span>}
        {beat !== undefined && (
          <button type="button" className={controls['quiet']} onClick={() => show(beat)}>
            {words.show}
          </button>
        )}
      </dt>
      <dd>
        <Rich text={says} />
      </dd>
      {friend !== undefined && (
        <dd className={styles['friend']}>
          <b>≠</b> <Rich text={friend} />
        </dd>
      )}
    </div>
  )
}

function show(beat: string): void {
  openDialog(undefined)
  void currentSession()?.seek({ beat })
}
