import { ArrowLeft, HelpCircle, X } from 'lucide-react'
import type { Seq } from '../../../engine/index.ts'
import { durationOf, momentOf, useWords } from '../../i18n/index.ts'
import { currentSession } from '../../playback/current.ts'
import type { Session } from '../../playback/session.ts'
import { gainsBetween } from '../../playback/sums.ts'
import { spokenScene } from '../../stage/spoken.ts'
import { type Interval, type Language, openTab, select, useStore } from '../../store.ts'
import controls from '../ui/controls.module.css'
import type { Arrow } from './arrows.ts'
import { conesOf } from './cones.ts'
import styles from './SpaceTime.module.css'
import { usePointed } from './use-pointed.ts'
import { type SpaceTimeWords, useSpaceTimeWords } from './words/index.ts'

/** What is pointed at or selected, in words, and where one can go from it. */
export function Foot() {
  const words = useSpaceTimeWords()
  const language = useStore((page) => page.language)
  const selection = useStore((page) => page.selection)
  const interval = useStore((page) => page.interval)
  useStore((page) => page.revision)
  const pointed = usePointed()
  const session = currentSession()
  if (session === undefined) return null
  const event = selection?.kind === 'event' ? Number(selection.id) : undefined
  if (pointed !== undefined) {
    const text =
      'dot' in pointed
        ? lineOf(session, pointed.dot.seq, language)
        : arrowOf(session, pointed.arrow, words, language)
    return <p className={styles['foot']}>{text}</p>
  }
  if (event !== undefined) return <OfEvent session={session} seq={event} />
  if (interval !== undefined) return <OfInterval session={session} interval={interval} />
  const text = selection?.kind === 'message' ? words.worldLine(selection.id) : words.hint
  return <p className={styles['foot']}>{text}</p>
}

/** What a stretch of the run brings: by how much each quantity changes in it. */
function OfInterval({ session, interval }: { readonly session: Session; readonly interval: Interval }) {
  const words = useSpaceTimeWords()
  const { stage } = useWords()
  const language = useStore((page) => page.language)
  const [from, to] = [interval.from, interval.to].map((at) =>
    momentOf(Math.round(session.tickAt(at)), language),
  )
  const [before, after] = session.scenesOf(interval)
  const gains = gainsBetween(spokenScene(before, stage), spokenScene(after, stage))
  const said = gains.map(({ label, value }) => `${label} ${value > 0 ? '+' : '−'}${Math.abs(value)}`)
  return (
    <p className={styles['foot']} data-testid="gains">
      <strong>{words.loop(from ?? '', to ?? '')}</strong>
      {` · ${said.length === 0 ? words.noGains : said.join(' · ')}`}
    </p>
  )
}

function OfEvent({ session, seq }: { readonly session: Session; readonly seq: Seq }) {
  const words = useSpaceTimeWords()
  const language = useStore((page) => page.language)
  const trace = session.trace()
  if (seq >= trace.events.length) return <p className={styles['foot']}>{words.hint}</p>
  const { ofEvent } = conesOf(trace, seq)
  let [past, future] = [0, 0]
  for (let each = 0; each < trace.events.length; each++) {
    const bearing = ofEvent(each)
    if (bearing === 'past') past++
    if (bearing === 'future') future++
  }
  const cause = trace.causes.get(seq) ?? -1
  return (
    <div className={styles['foot']}>
      <span className={styles['footLine']}>{lineOf(session, seq, language)}</span>
      <span>
        {words.cones(past, future)} {words.apart}
      </span>
      <span className={styles['footActions']}>
        {cause >= 0 && (
          <button
            type="button"
            className={controls['quiet']}
            onClick={() => select({ kind: 'event', id: String(cause) })}
          >
            <ArrowLeft size={14} aria-hidden="true" /> {words.cause}
          </button>
        )}
        <button type="button" className={controls['quiet']} onClick={() => openTab('why')}>
          <HelpCircle size={14} aria-hidden="true" /> {words.why}
        </button>
        <button
          type="button"
          className={controls['icon']}
          aria-label={words.release}
          title={words.release}
          onClick={() => select(undefined)}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </span>
    </div>
  )
}

function lineOf(session: Session, seq: Seq, language: Language): string {
  const { actor, text } = session.lineOf(seq)
  return `${momentOf(session.trace().ticks.get(seq) ?? 0, language)}  ${actor}  ${text}`
}

function arrowOf(session: Session, arrow: Arrow, words: SpaceTimeWords, language: Language): string {
  const { motion, departs, arrives, lostAt, count } = arrow
  const nameOf = (id: string) => session.places().find((place) => place.id === id)?.name ?? id
  const [sent, got] = [session.tickAt(departs), session.tickAt(arrives)]
  const way =
    motion.from === motion.to ? nameOf(motion.from) : `${nameOf(motion.from)} → ${nameOf(motion.to)}`
  const parts = [
    `${momentOf(sent, language)}  ${motion.label}  ${way}`,
    lostAt === undefined ? words.takes(durationOf(Math.round(got - sent), language)) : words.lost,
    ...(count > 1 ? [words.bundle(count)] : []),
  ]
  return parts.join(' · ')
}
