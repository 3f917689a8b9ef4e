import { Copy, Footprints, X } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { Seq } from '../../engine/index.ts'
import { momentOf, useWords } from '../i18n/index.ts'
import { currentSession } from '../playback/current.ts'
import type { Session } from '../playback/session.ts'
import { openTab, select, useStore } from '../store.ts'
import { copyText } from './copy.ts'
import { LineSign } from './LineSign.tsx'
import { linesOf } from './log-cache.ts'
import { followInLog } from './log-filter.ts'
import type { LogLines } from './log-lines.ts'
import controls from './ui/controls.module.css'
import { later } from './ui/later.tsx'
import styles from './Why.module.css'
import { WhyPlaces, WhyWaiting } from './WhyPlaces.tsx'
import { answerOf, type Question, questionOf } from './why.ts'

/** What decides, with all its sentences: comes when somebody asks. */
const Guards = later(async () => (await import('./guards/Guards.tsx')).Guards)

/** So many causes are shown at once; who wants to dig unfolds the rest. */
const CHAIN_MAX = 24
const CONE_MAX = 100

/** Why what is selected is as it is: the chain of facts that led there, each a place to go to. */
export function Why() {
  const seq = useStore((page) => page.seq)
  useStore((page) => page.tick)
  useStore((page) => page.revision)
  const selection = useStore((page) => page.selection)
  const session = currentSession()
  if (session === undefined) return null
  const lines = linesOf(session, seq)
  const scene = session.scene()
  const question = questionOf(selection, seq, lines, scene)
  lines.growTo(Math.max(seq, question.head + 1))
  // About a thing, what decides comes first; about an event, what led there.
  const isOfSomething = question.kind === 'place' || question.kind === 'message'
  const guards = (
    <Suspense>
      <Guards session={session} selection={selection} actors={actorsOf(session, question, lines)} />
    </Suspense>
  )
  return (
    <div className={styles['why']} data-testid="why">
      <Head question={question} />
      {isOfSomething && guards}
      <WhyWaiting scene={scene} selection={selection} />
      <Answer session={session} lines={lines} question={question} key={`${question.head}`} />
      {!isOfSomething && guards}
      <WhyPlaces scene={scene} selection={selection} />
    </div>
  )
}

/** Who took part in what led here, by name. */
function actorsOf(session: Session, { head }: Question, lines: LogLines): ReadonlySet<string> {
  return new Set(answerOf(session.trace(), head).chain.map((seq) => lines.at(seq).actor))
}

function Head({ question }: { readonly question: Question }) {
  const { why: words } = useWords().player
  const { kind, name } = question
  const isSelected = useStore((page) => page.selection !== undefined)
  const title = {
    last: words.lastEvent,
    event: words.ofEvent,
    message: words.ofMessage(name),
    place: words.ofPlace(name),
  }[kind]
  return (
    <div className={styles['head']}>
      <h2>{title}</h2>
      {isSelected && (
        <button
          type="button"
          className={controls['icon']}
          aria-label={words.release}
          title={words.release}
          onClick={() => select(undefined)}
        >
          <X size={18} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

interface AnswerProps {
  readonly session: Session
  readonly lines: LogLines
  readonly question: Question
}

function Answer({ session, lines, question }: AnswerProps) {
  const { why: words } = useWords().player
  const [isUnfolded, setUnfolded] = useState(false)
  const { chain, cone } = answerOf(session.trace(), question.head)
  if (chain.length === 0) {
    const nothing = question.kind === 'last' ? words.nothing : words.noEvents(question.name)
    return <p className={styles['hint']}>{nothing}</p>
  }
  const shown = isUnfolded ? chain : chain.slice(0, CHAIN_MAX)
  const isWhole = shown.length === chain.length
  return (
    <>
      <ol className={styles['chain']}>
        {shown.map((seq) => (
          <Step key={seq} seq={seq} session={session} lines={lines} />
        ))}
      </ol>
      {isWhole && <p className={styles['root']}>{words.root}</p>}
      {!isWhole && (
        <button type="button" className={controls['quiet']} onClick={() => setUnfolded(true)}>
          {words.more(chain.length - shown.length)}
        </button>
      )}
      <Actions session={session} lines={lines} chain={chain} />
      <Cone session={session} lines={lines} cone={cone} />
    </>
  )
}

function Step({
  seq,
  session,
  lines,
}: {
  readonly seq: Seq
  readonly session: Session
  readonly lines: LogLines
}) {
  const { why: words } = useWords().player
  const language = useStore((page) => page.language)
  const { actor, text, kind } = lines.at(seq)
  const moment = momentOf(session.trace().ticks.get(seq) ?? 0, language)
  return (
    <li className={`${styles['link']} ${styles[kind]}`}>
      <span className={styles['sign']}>
        <LineSign kind={kind} />
      </span>
      <button
        type="button"
        className={styles['step']}
        title={words.goTo(moment)}
        onClick={() => void session.seek({ seq: seq + 1 })}
      >
        <span className={styles['actor']}>{actor}</span>
        <span className={styles['time']}>{moment}</span>
        <span className={styles['text']}>{text}</span>
      </button>
    </li>
  )
}

function Actions({
  session,
  lines,
  chain,
}: Omit<AnswerProps, 'question'> & { readonly chain: readonly Seq[] }) {
  const { why: words } = useWords().player
  const [isCopied, setCopied] = useState(false)
  const subject = lines.at(chain[0] ?? 0).subject
  const copy = async () => {
    const said = chain.map((seq) => {
      const { actor, text } = lines.at(seq)
      return `${momentOf(session.trace().ticks.get(seq) ?? 0, 'en')}  ${actor}  ${text}`
    })
    setCopied(await copyText(said.join('\n<- ')))
  }
  return (
    <div className={styles['actions']}>
      {subject !== undefined && (
        <button
          type="button"
          className={controls['quiet']}
          onClick={() => {
            followInLog(subject)
            openTab('log')
          }}
        >
          <Footprints size={16} aria-hidden="true" />
          {words.follow}
        </button>
      )}
      <button type="button" className={controls['quiet']} onClick={() => void copy()}>
        <Copy size={16} aria-hidden="true" />
        {isCopied ? words.copied : words.copy}
      </button>
    </div>
  )
}

function Cone({ session, lines, cone }: Omit<AnswerProps, 'question'> & { readonly cone: readonly Seq[] }) {
  const { why: words } = useWords().player
  const [isOpen, setOpen] = useState(false)
  if (cone.length === 0) return null
  return (
    <details className={styles['cone']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.cone(cone.length)}</summary>
      {isOpen && (
        <ol className={styles['chain']}>
          {cone.slice(-CONE_MAX).map((seq) => (
            <Step key={seq} seq={seq} session={session} lines={lines} />
          ))}
        </ol>
      )}
    </details>
  )
}
