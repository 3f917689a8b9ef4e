import { Check, X } from 'lucide-react'
import type { Measured } from '../../../engine/index.ts'
import type { Bet, BetWords } from '../../../scenarios/index.ts'
import { useWords } from '../../i18n/index.ts'
import { useSession } from '../../playback/current.ts'
import { type Placed, useStore } from '../../store.ts'
import { Rich } from '../ui/Rich.tsx'
import { optionWords, saidAnswer, saidTruth } from './answer-words.ts'
import { isRight, rightAnswer, whyKeyOf } from './answers.ts'
import styles from './Bet.module.css'

/** A bet of the story on screen, after the run has answered it. */
export function Revealed({ bet }: { readonly bet: Bet }) {
  const words = useStore((page) => page.narration?.bets[bet.id])
  const placed = useStore((page) => page.bets[bet.id])
  const truth = useSession((session) => session.truthOf(bet.id))
  const { answer, confidence } = placed ?? {}
  return <Settled bet={bet} words={words} answer={answer} confidence={confidence} truth={truth} id="bet" />
}

/** What was said, what happened, and one line on each answer. */
export function Settled(props: {
  readonly bet: Bet
  readonly words: BetWords | undefined
  readonly answer: string | undefined
  readonly confidence?: Placed['confidence']
  readonly truth: Measured
  readonly id?: string
  /** Whose bet it is, where there are several. */
  readonly of?: string
  /** Only what was said and what is so, where there is little room. */
  readonly isShort?: boolean
}) {
  const { bet, words, answer, confidence, truth, id, of, isShort = false } = props
  const { bet: said } = useWords().player
  const right = answer !== undefined && isRight(bet, answer, truth)
  return (
    <section
      className={`${styles['bet']} ${styles['settled']}`}
      data-testid="bet"
      aria-label={of === undefined ? said.title : `${said.title}: ${of}`}
      id={id}
    >
      <p className={styles['question']}>
        <Rich text={words?.question ?? bet.id} />
      </p>
      <Outcome answer={answer} right={right} />
      {bet.kind === 'choice' ? (
        <Options bet={bet} words={words} answer={answer} truth={truth} isShort={isShort} />
      ) : (
        <Compared bet={bet} words={words} answer={answer} truth={truth} />
      )}
      {!right && confidence === 'know' && <p className={styles['note']}>{said.sureAndWrong}</p>}
    </section>
  )
}

function Outcome({ answer, right }: { readonly answer: string | undefined; readonly right: boolean }) {
  const { bet: said } = useWords().player
  if (answer === undefined) return <p className={styles['note']}>{said.notAnswered}</p>
  return (
    <p className={`${styles['outcome']} ${right ? styles['good'] : styles['bad']}`} role="status">
      {right ? <Check size={18} aria-hidden="true" /> : <X size={18} aria-hidden="true" />}
      <strong>{right ? said.right : said.wrong}</strong>
    </p>
  )
}

interface Answered<Kind extends Bet['kind']> {
  readonly bet: Extract<Bet, { kind: Kind }>
  readonly words: BetWords | undefined
  readonly answer: string | undefined
  readonly truth: Measured
}

function Options(props: Answered<'choice'> & { readonly isShort: boolean }) {
  const { bet, words, answer, truth, isShort } = props
  const { bet: said } = useWords().player
  const language = useStore((page) => page.language)
  const right = rightAnswer(bet, truth)
  const shown = bet.options.filter(({ id }) => !isShort || id === right || id === answer)
  return (
    <ul className={styles['options']}>
      {shown.map(({ id }) => (
        <li key={id} className={`${styles['option']} ${styles[id === right ? 'right' : 'wrong']}`}>
          <span className={styles['mark']} aria-hidden="true">
            {id === right && <Check size={18} />}
            {id !== right && id === answer && <X size={18} />}
          </span>
          <span>{optionWords(bet, id, language, words)}</span>
          <span className={styles['tags']}>
            {id === right && <span className={styles['tag']}>{said.theRun}</span>}
            {id === answer && <span className={styles['tag']}>{said.yourBet}</span>}
          </span>
          {words?.why[id] !== undefined && (
            <span className={styles['why']}>
              <Rich text={words.why[id]} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Compared({ bet, words, answer, truth }: Answered<Bet['kind']>) {
  const catalogue = useWords()
  const language = useStore((page) => page.language)
  const speech = { language, words: catalogue, bet: words }
  const said = catalogue.player.bet
  const right = answer !== undefined && isRight(bet, answer, truth)
  const why = whyKeyOf(answer ?? '', right, Object.keys(words?.why ?? {}))
  return (
    <>
      <dl className={styles['verdict']}>
        {answer !== undefined && (
          <>
            <dt>{said.yourBet}</dt>
            <dd>{saidAnswer(bet, answer, speech)}</dd>
          </>
        )}
        <dt>{said.theRun}</dt>
        <dd>{saidTruth(bet, truth, speech)}</dd>
      </dl>
      {why !== undefined && (
        <p className={styles['note']}>
          <Rich text={words?.why[why] ?? ''} />
        </p>
      )}
    </>
  )
}
