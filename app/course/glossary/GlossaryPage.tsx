import { useEffect, useRef, useState } from 'react'
import { TERMS, type Term } from '../../../scenarios/curriculum/glossary/terms.ts'
import { cardOf } from '../../../scenarios/curriculum/places.ts'
import { useWords } from '../../i18n/index.ts'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import { Rich } from '../../panels/ui/Rich.tsx'
import { Segmented } from '../../panels/ui/Segmented.tsx'
import { useStore } from '../../store.ts'
import { Proof } from '../Proof.tsx'
import { useCourseWords } from '../words/index.ts'
import styles from './Glossary.module.css'
import { type Broker, foundTerms, TERM_WORDS } from './search.ts'

/** Every term in one sentence, with where it is seen. */
export function GlossaryPage() {
  const { glossary: words, pages } = useCourseWords()
  const { brokers } = useWords().page.gallery
  const asked = useStore((page) => page.courseId)
  const [text, setText] = useState('')
  const [broker, setBroker] = useState<Broker>('all')
  const found = foundTerms(text, broker)
  return (
    <>
      <h1>{pages.glossary}</h1>
      <div className={styles['tools']}>
        <input
          type="search"
          className={controls['field']}
          aria-label={words.search}
          placeholder={words.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Segmented<Broker>
          label={words.broker}
          value={broker}
          options={[
            { value: 'all', label: words.all },
            { value: 'rabbitmq', label: brokers.rabbitmq },
            { value: 'kafka', label: brokers.kafka },
          ]}
          onChange={setBroker}
        />
        <p className={reading['hint']} role="status">
          {words.found(found.length, TERMS.length)}
        </p>
      </div>
      <dl className={styles['terms']}>
        {found.map((term) => (
          <Entry key={term.id} term={term} isAsked={term.id === asked} />
        ))}
      </dl>
    </>
  )
}

function Entry({ term, isAsked }: { readonly term: Term; readonly isAsked: boolean }) {
  const language = useStore((page) => page.language)
  const said = TERM_WORDS[language][term.id]
  const other = TERM_WORDS[language === 'ru' ? 'en' : 'ru'][term.id].name
  const entry = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isAsked) entry.current?.scrollIntoView({ block: 'center' })
  }, [isAsked])
  return (
    <div ref={entry} className={styles['term']} aria-current={isAsked ? true : undefined}>
      <dt>
        <a href={`#/glossary/${term.id}`}>{said.name}</a>
        {other !== said.name && <small lang={language === 'ru' ? 'en' : 'ru'}>{other}</small>}
      </dt>
      <dd>
        <p className={styles['says']}>
          <Rich text={said.says} />
        </p>
        {said.friend !== undefined && (
          <p className={styles['friend']}>
            <span aria-hidden="true">≠</span> <Rich text={said.friend} />
          </p>
        )}
        <Links term={term} />
      </dd>
    </div>
  )
}

function Links({ term }: { readonly term: Term }) {
  const { glossary: words } = useCourseWords()
  const language = useStore((page) => page.language)
  const { seen, confused = [], settings = [] } = term
  return (
    <div className={styles['links']}>
      <p>
        <span>{words.seen}</span>
        {seen.map((place) => (
          <Proof
            key={`${place.at} ${place.beat}`}
            place={place}
            label={labelOf(place.at, seen.indexOf(place), seen)}
          />
        ))}
      </p>
      {confused.length > 0 && (
        <p>
          <span>{words.confused}</span>
          {confused.map((id) => (
            <a key={id} href={`#/glossary/${id}`}>
              {TERM_WORDS[language][id].name}
            </a>
          ))}
        </p>
      )}
      {settings.length > 0 && (
        <p>
          <span>{words.settings}</span>
          {settings.map((setting) => (
            <code key={setting}>{setting}</code>
          ))}
        </p>
      )}
    </div>
  )
}

/** Two places in one scenario are told apart by a letter. */
function labelOf(at: string, row: number, seen: Term['seen']): string {
  const same = seen.filter((place) => place.at === at)
  const letter =
    same.length > 1 ? String.fromCharCode(97 + same.indexOf(seen[row] as Term['seen'][number])) : ''
  return cardOf(at) === undefined ? at : `${at}${letter}`
}
