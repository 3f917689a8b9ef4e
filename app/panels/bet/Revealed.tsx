import { Check, X } from 'lucide-react'
import type { Measured } from '../../../engine/index.ts'
import type { Bet, BetWords } from '../../../scenarios/index.ts'
import { useWords } from '../../i18n/index.ts'
import { useSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import { Rich } from '../ui/Rich.tsx'
import { optionWords, saidAnswer, saidTruth } from './answer-words.ts'
import { isRight, rightAnswer, whyKeyOf } from './answers.ts'
import styles from './Bet.module.css'

/** A bet after the run has answered it: what was said, what happened, and one line on each answer. */
export function Revealed({ bet }: { readonly bet: Bet }) {
  const { bet: said } = useWords().player
  const words = useStore((page) => page.narration?.bets[bet.id])
  const answer = useStore((page) => page.bets[bet.id]?.answer)
  const confidence = useStore((page) => page.bets[bet.id]?.confidence)
  const truth = useSession((session) => session.truthOf(bet.id))
  const right = answer !== undefined && isRight(bet, answer, truth)
  return (
    <section
      className={`${styles['bet']} ${styles['settled']}`}
      data-testid="bet"
      aria-label={said.title}
      id="bet"
    >
      <p className={styles['question']}>
        <Rich text={words?.question ?? bet.id} />
      </p>
      <Outcome answer={answer} right={right} />
      {bet.kind === 'choice' ? (
        <Options bet={bet} words={words} answer={answer} truth={truth} />
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

interface Settled<Kind extends Bet['kind']> {
  readonly bet: Extract<Bet, { kind: Kind }>
  readonly words: BetWords | undefined
  readonly answer: string | undefined
  readonly truth: Measured
}

function Options({ bet, words, answer, truth }: Settled<'choice'>) {
  const { bet: said } = useWords().player
  const language = useStore((page) => page.language)
  const right = rightAnswer(bet, truth)
  return (
    <ul className={styles['options']}>
      {bet.options.map(({ id }) => (
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

function Compared({ bet, words, answer, truth }: Settled<Bet['kind']>) {
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
