import { Check, CircleDashed, CircleHelp, Columns2, RotateCcw, X } from 'lucide-react'
import type { Bet } from '../../scenarios/index.ts'
import { hashOfPair } from '../compare/address.ts'
import { twinsOf } from '../compare/twins.ts'
import { useWords } from '../i18n/index.ts'
import { currentSession, useSession } from '../playback/current.ts'
import { useStore } from '../store.ts'
import { wayOnFrom } from '../walk.ts'
import { Hypothesis, useIsBroken } from './BreakIt.tsx'
import { saidAnswer, saidTruth } from './bet/answer-words.ts'
import { isRight } from './bet/answers.ts'
import styles from './Story.module.css'
import controls from './ui/controls.module.css'
import { Rich } from './ui/Rich.tsx'

/** At the last beat: what was claimed, what the reader said against what happened, and what to do next. */
export function Takeaway() {
  const { takeaway } = useWords().player
  const claim = useStore((page) => page.narration?.claim ?? '')
  return (
    <section className={styles['story']} aria-label={takeaway.title} data-testid="takeaway">
      <hr className={styles['divider']} />
      {claim !== '' && (
        <div className={styles['claim']}>
          <h3>{takeaway.title}</h3>
          <p>
            <Rich text={claim} />
          </p>
        </div>
      )}
      <YourBets />
      <Promises />
      <Breaking />
      <Next />
    </section>
  )
}

function YourBets() {
  const { takeaway } = useWords().player
  const bets = useStore((page) => page.bets)
  const revealed = (currentSession()?.scenario.bets ?? []).filter(({ id }) => bets[id]?.isRevealed)
  if (revealed.length === 0) return null
  return (
    <div className={styles['section']}>
      <h3 className={controls['heading']}>{takeaway.bets}</h3>
      <ul className={styles['bets']}>
        {revealed.map((bet) => (
          <YourBet key={bet.id} bet={bet} />
        ))}
      </ul>
    </div>
  )
}

function YourBet({ bet }: { readonly bet: Bet }) {
  const words = useWords()
  const language = useStore((page) => page.language)
  const betWords = useStore((page) => page.narration?.bets[bet.id])
  const answer = useStore((page) => page.bets[bet.id]?.answer)
  const truth = useSession((session) => session.truthOf(bet.id))
  const speech = { language, words, bet: betWords }
  const { takeaway, bet: said } = words.player
  const right = answer !== undefined && isRight(bet, answer, truth)
  return (
    <li>
      {answer === undefined && (
        <CircleHelp size={18} className={styles['open']} aria-label={said.notAnswered} />
      )}
      {answer !== undefined && right && (
        <Check size={18} className={styles['good']} aria-label={said.right} />
      )}
      {answer !== undefined && !right && <X size={18} className={styles['bad']} aria-label={said.wrong} />}
      <strong>
        <Rich text={betWords?.question ?? bet.id} />
      </strong>
      <p className={styles['soft']}>
        {answer !== undefined && !right && `${takeaway.youSaid}: ${saidAnswer(bet, answer, speech)}. `}
        {`${takeaway.theRun}: ${saidTruth(bet, truth, speech)}.`}
      </p>
    </li>
  )
}

const SIGNS = { true: Check, false: X, open: CircleDashed } as const
const TONES = { true: 'good', false: 'bad', open: 'open' } as const

function Promises() {
  const { takeaway } = useWords().player
  const named = useStore((page) => page.narration?.guarantees)
  const verdicts = useSession((session) =>
    session.promises().map(({ id, verdict }) => `${String(verdict.holds)} ${id}`),
  )
  if (verdicts === undefined || verdicts.length === 0) return null
  return (
    <div className={styles['section']}>
      <h3 className={controls['heading']}>{takeaway.promises}</h3>
      <ul className={styles['promises']}>
        {verdicts.map((line) => {
          const space = line.indexOf(' ')
          const holds = line.slice(0, space) as keyof typeof SIGNS
          const id = line.slice(space + 1)
          const Sign = SIGNS[holds]
          const said = { true: takeaway.holds, false: takeaway.broken, open: takeaway.open }[holds]
          return (
            <li key={id}>
              <Sign size={18} className={styles[TONES[holds]]} aria-hidden="true" />
              <span>{named?.[id] ?? id}</span>
              <span className={styles[TONES[holds]]}>{said}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** A story may end on a branch that is broken already: then nothing is left to do, and its undoing leads away. */
function Breaking() {
  const { takeaway } = useWords().player
  const isBroken = useIsBroken()
  const headline = currentSession()?.scenario.headline
  if (headline === undefined || isBroken) return null
  return (
    <div className={styles['section']}>
      <h3 className={controls['heading']}>
        {headline.does === 'mends' ? takeaway.mendHint : takeaway.breakHint}
      </h3>
      <Hypothesis />
    </div>
  )
}

function Next() {
  const { player, time } = useWords()
  const { takeaway } = player
  const language = useStore((page) => page.language)
  const id = useStore((page) => page.scenarioId ?? '')
  const { next, path } = wayOnFrom(id)
  return (
    <div className={styles['next']}>
      {next !== undefined && (
        <a className={controls['primary']} href={`#/s/${next.id}`}>
          {takeaway.next}: {next.title[language]}
        </a>
      )}
      {twinsOf(id).map((twin) => (
        <a key={twin.id} className={controls['button']} href={hashOfPair(id, twin.id)}>
          <Columns2 size={16} aria-hidden="true" />
          {time.branches.twin(twin.title[language])}
        </a>
      ))}
      <button
        type="button"
        className={controls['button']}
        onClick={() => void currentSession()?.seek({ seq: 0 })}
      >
        <RotateCcw size={16} aria-hidden="true" />
        {takeaway.again}
      </button>
      {path !== undefined && (
        <a className={controls[next === undefined ? 'primary' : 'button']} href={`#/path/${path.id}`}>
          {takeaway.toPath}: {path.title[language]}
        </a>
      )}
      <a className={controls['button']} href="#/">
        {takeaway.toGallery}
      </a>
    </div>
  )
}
