import { Columns2, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { hashOfPair } from '../compare/address.ts'
import { twinsOf } from '../compare/twins.ts'
import { momentOf, useWords, type Words } from '../i18n/index.ts'
import { currentSession } from '../playback/current.ts'
import { type BranchCard, type PageState, useStore } from '../store.ts'
import styles from './Branches.module.css'
import { branchName } from './branch-name.ts'
import { type RailRow, railOf } from './branch-rail.ts'

const ROW = 32
const STEP = 16

/** The branches of the run, as a graph of commits: which there are, where each left which, and where we are. */
export function Branches() {
  const { time } = useWords()
  const branches = useStore((page) => page.branches)
  const rows = railOf(branches)
  return (
    <nav className={styles['branches']} aria-label={time.branches.label}>
      <ul>
        {rows.map((row) => (
          <Row key={row.card.id} row={row} />
        ))}
      </ul>
      <Twins />
    </nav>
  )
}

function Row({ row }: { readonly row: RailRow }) {
  const { card } = row
  const words = useWords()
  const isHere = useStore((page) => page.branchId === card.id)
  const name = useStore(({ narration, language }) =>
    branchName(card, { narration, language, words }, currentSession()?.scenario.knobs ?? []),
  )
  const hint = useStore((page) => hintOf(card, page, words))
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isHere) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isHere])
  return (
    <li ref={place} className={styles['row']}>
      <button
        type="button"
        className={`${styles['branch']} ${isHere ? styles['here'] : ''}`}
        aria-current={isHere}
        data-testid={`branch:${card.number}`}
        data-branch={card.id}
        onClick={() => void currentSession()?.switchBranch(card.id)}
      >
        <Graph row={row} isHere={isHere} />
        <span className={styles['name']} title={name}>
          {name}
        </span>
        {hint !== '' && <span className={styles['hint']}>{hint}</span>}
      </button>
      {!isHere && <Beside id={card.id} name={name} />}
      {card.kind === 'what-if' && <Discard id={card.id} name={name} />}
    </li>
  )
}

function Discard({ id, name }: { readonly id: string; readonly name: string }) {
  const { branches } = useWords().time
  return (
    <button
      type="button"
      className={styles['discard']}
      aria-label={`${branches.discard}: ${name}`}
      title={branches.discard}
      onClick={() => currentSession()?.discardBranch(id)}
    >
      <X size={14} aria-hidden="true" />
    </button>
  )
}

/** The current branch and this one side by side. The address is made when it is asked for: it holds the moment. */
function Beside({ id, name }: { readonly id: string; readonly name: string }) {
  const { branches } = useWords().time
  return (
    <button
      type="button"
      className={styles['discard']}
      aria-label={branches.beside(name)}
      title={branches.beside(name)}
      data-testid={`beside:${id}`}
      onClick={() => {
        const session = currentSession()
        if (session !== undefined) location.hash = session.hashBeside(id)
      }}
    >
      <Columns2 size={14} aria-hidden="true" />
    </button>
  )
}

/** The same task on the other broker. */
function Twins() {
  const { branches } = useWords().time
  const id = useStore((page) => page.scenarioId ?? '')
  const language = useStore((page) => page.language)
  return twinsOf(id).map((twin) => (
    <a key={twin.id} className={styles['twin']} href={hashOfPair(id, twin.id)} data-testid="twin">
      <Columns2 size={14} aria-hidden="true" />
      <span>{branches.twin(twin.title[language])}</span>
    </a>
  ))
}

/** Dots and tails: a branch bends off its parent's line, which goes on as long as others hang on it. */
function Graph({ row, isHere }: { readonly row: RailRow; readonly isHere: boolean }) {
  const { depth, lines, isRun } = { ...row, isRun: row.card.isRun }
  const x = STEP / 2 + depth * STEP
  const width = STEP * (depth + 1)
  const from = x - STEP
  return (
    <svg className={styles['graph']} width={width} height={ROW} aria-hidden="true" focusable="false">
      {lines.map((line) => (
        <path key={line.depth} d={`M${STEP / 2 + line.depth * STEP} 0V${line.isLast ? ROW / 2 - 8 : ROW}`} />
      ))}
      {depth > 0 && <path d={`M${from} ${ROW / 2 - 8}q0 8 8 8H${x}`} />}
      {row.hasChildren && <path d={`M${x} ${ROW / 2}V${ROW}`} />}
      <circle
        cx={x}
        cy={ROW / 2}
        r={isHere ? 5 : 4}
        className={isHere ? styles['dot'] : isRun ? styles['run'] : styles['idle']}
      />
    </svg>
  )
}

function hintOf(card: BranchCard, { language }: PageState, { time }: Words): string {
  if (card.kind === 'main') return ''
  if (card.kind === 'what-if' && card.forkTick > 0)
    return time.branches.from(momentOf(card.forkTick, language))
  if (!card.isRun) return ''
  return card.divergesAt === undefined ? time.branches.same : ''
}
