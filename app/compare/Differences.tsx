import { Check, CircleDashed, X } from 'lucide-react'
import type { Verdict } from '../../engine/index.ts'
import { momentOf, useWords } from '../i18n/index.ts'
import controls from '../panels/ui/controls.module.css'
import { spokenScene } from '../stage/spoken.ts'
import { type Language, useStore } from '../store.ts'
import styles from './Compare.module.css'
import { type CompareSession, useCompare } from './compare-session.ts'
import { type Difference, differencesOf, type Parting } from './differences.ts'
import { useName } from './Pane.tsx'
import { SIDES, type Side } from './pair.ts'
import { twinPairOf } from './twins.ts'
import { useCompareWords } from './words/index.ts'
import { twinWords } from './words/twins.ts'

/** More rows than this are not read. */
const ROWS_MAX = 12

/** What is the same, what differs, where they part. */
export function Differences({ session }: { readonly session: CompareSession }) {
  const words = useCompareWords()
  return (
    <section className={styles['differences']} aria-label={words.differs} data-testid="differences">
      {session.isSameScenario ? <Parts session={session} /> : <Authored session={session} />}
      <Now session={session} />
      <Promises session={session} />
    </section>
  )
}

function Authored({ session }: { readonly session: CompareSession }) {
  const words = useCompareWords()
  const language = useStore((page) => page.language)
  const twins = twinPairOf(session.worlds.left.scenario.id, session.worlds.right.scenario.id)
  const said = twins === undefined ? undefined : twinWords[`${twins.rabbitmq}~${twins.kafka}`]
  if (said === undefined) return null
  const [same, differs] = said[language]
  return (
    <dl className={styles['authored']}>
      <div>
        <dt>{words.same}</dt>
        <dd>{same}</dd>
      </div>
      <div>
        <dt>{words.differs}</dt>
        <dd>{differs}</dd>
      </div>
    </dl>
  )
}

function Parts({ session }: { readonly session: CompareSession }) {
  const words = useCompareWords()
  const language = useStore((page) => page.language)
  useCompare((page) => page.revision)
  const { parting } = session
  if (parting === undefined) return <p className={styles['parting']}>{words.equal}</p>
  const moment = momentOf(parting.tick, language)
  return (
    <div className={styles['parting']} data-testid="parting">
      <p>
        <strong>{words.until(moment)}</strong>{' '}
        <button
          type="button"
          className={controls['quiet']}
          onClick={() => session.player.moveToTick(parting.tick)}
        >
          {words.go(moment)}
        </button>
      </p>
      <p>{words.firstWay}</p>
      <dl>
        {SIDES.map((side) => (
          <Told key={side} session={session} side={side} told={parting[side]} language={language} />
        ))}
      </dl>
    </div>
  )
}

function Told(props: {
  readonly session: CompareSession
  readonly side: Side
  readonly told: Parting['left']
  readonly language: Language
}) {
  const { session, side, told, language } = props
  const words = useCompareWords()
  const name = useName(session, side)
  return (
    <div className={styles['told']}>
      <dt>{name}</dt>
      <dd>
        {told === undefined ? (
          words.nothing
        ) : (
          <button type="button" onClick={() => session.player.moveToTick(told.tick)}>
            {momentOf(told.tick, language)} <b>{told.line.actor}</b> {told.line.text}
          </button>
        )}
      </dd>
    </div>
  )
}

/** What is not the same at this moment, place by place. */
function Now({ session }: { readonly session: CompareSession }) {
  const words = useCompareWords()
  const { stage } = useWords()
  useCompare((page) => page.tick)
  useCompare((page) => page.shared)
  useCompare((page) => page.revision)
  const [left, right] = [useName(session, 'left'), useName(session, 'right')]
  if (!session.isSameScenario) return null
  const rows = differencesOf(
    spokenScene(session.scene('left'), stage),
    spokenScene(session.scene('right'), stage),
  )
  if (rows.length === 0) return <p className={styles['alike']}>{words.alike}</p>
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} data-testid="differences-now">
        <caption>{words.now}</caption>
        <thead>
          <tr>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.fact}</th>
            <th scope="col">{left}</th>
            <th scope="col">{right}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS_MAX).map((row) => (
            <Row key={`${row.place} ${row.label}`} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row }: { readonly row: Difference }) {
  return (
    <tr>
      <th scope="row">{row.place}</th>
      <td>{row.label}</td>
      <td>{row.left}</td>
      <td>≠ {row.right}</td>
    </tr>
  )
}

/** The promises of both, as they stand now. */
function Promises({ session }: { readonly session: CompareSession }) {
  const words = useCompareWords()
  useCompare((page) => page.tick)
  useCompare((page) => page.shared)
  return (
    <div className={styles['promises']}>
      {SIDES.map((side) => (
        <ul key={side} aria-label={`${words.promises}: ${words.sides[side]}`}>
          {session.worlds[side].promises(session.player.seqOf(side)).map(({ id, verdict }) => (
            <Promised key={id} side={side} id={id} verdict={verdict} />
          ))}
        </ul>
      ))}
    </div>
  )
}

function Promised({
  side,
  id,
  verdict,
}: {
  readonly side: Side
  readonly id: string
  readonly verdict: Verdict
}) {
  const words = useCompareWords()
  const name = useCompare((page) => page.narrations[side]?.guarantees[id]) ?? id
  const state = verdict.holds === true ? 'kept' : verdict.holds === false ? 'broken' : 'open'
  const Sign = { kept: Check, broken: X, open: CircleDashed }[state]
  return (
    <li className={styles[state]}>
      <Sign size={14} role="img" aria-label={words[state]} />
      {name}
    </li>
  )
}
