import { type FormEvent, useState } from 'react'
import type { Bet } from '../../scenarios/index.ts'
import { AnswerForm } from '../panels/bet/AnswerForm.tsx'
import { Settled } from '../panels/bet/Revealed.tsx'
import controls from '../panels/ui/controls.module.css'
import { keptFocus } from '../panels/ui/kept-focus.ts'
import { Rich } from '../panels/ui/Rich.tsx'
import { type Asked, isAnswered, saidOf, withAnswer } from './bets.ts'
import { type CompareSession, useCompare } from './compare-session.ts'
import { useName } from './Pane.tsx'
import styles from './Predictions.module.css'
import { PromiseEnds, PromisesForm } from './PromiseBets.tsx'
import { SIDES, type Side } from './pair.ts'
import { useCompareWords } from './words/index.ts'

interface Props {
  readonly session: CompareSession
}

/** What a reader says of both worlds, before both show it. */
export function Predictions({ session }: Props) {
  const words = useCompareWords()
  useCompare((page) => page.shared)
  useCompare((page) => page.revision)
  const [round, setRound] = useState<readonly Asked[]>()
  const asked = session.asked()
  const reveal = () => {
    setRound(asked)
    session.reveal()
  }
  return (
    <section
      ref={keptFocus}
      id="predictions"
      tabIndex={-1}
      className={styles['predictions']}
      aria-label={words.predict}
      data-testid="predictions"
    >
      {round !== undefined && (
        <Results session={session} round={round}>
          {asked.length > 0 && (
            <button type="button" className={controls['button']} onClick={() => setRound(undefined)}>
              {words.more}
            </button>
          )}
        </Results>
      )}
      {round === undefined && asked.length > 0 && (
        <Questions session={session} asked={asked} onReveal={reveal} />
      )}
      {round === undefined && asked.length === 0 && (
        <p className={styles['none']}>{words.nothingToPredict}</p>
      )}
    </section>
  )
}

function Questions(props: Props & { readonly asked: readonly Asked[]; onReveal(): void }) {
  const { session, asked, onReveal } = props
  const words = useCompareWords()
  const bets = useCompare((page) => page.bets)
  const isWhole = asked.every((each) => isAnswered(bets, each))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole) onReveal()
  }
  return (
    <form className={styles['round']} onSubmit={onSubmit}>
      {SIDES.map((side) => (
        <Question key={side} session={session} side={side} asked={asked.find((each) => each.side === side)} />
      ))}
      <div className={styles['line']}>
        <button type="submit" className={controls['primary']} disabled={!isWhole}>
          {words.reveal}
        </button>
        <button type="button" className={controls['quiet']} onClick={onReveal}>
          {words.showMe}
        </button>
      </div>
    </form>
  )
}

interface SideProps extends Props {
  readonly side: Side
  /** Absent where there is nothing more to ask. */
  readonly asked: Asked | undefined
}

function Question({ session, side, asked }: SideProps) {
  const words = useCompareWords()
  const name = useName(session, side)
  if (asked === undefined) return <p className={`${styles[side]} ${styles['none']}`}>{words.nothingHere}</p>
  return (
    <fieldset className={styles[side]}>
      <legend className={styles['side']}>{name}</legend>
      {'bet' in asked ? (
        <BetForm session={session} side={side} bet={asked.bet} />
      ) : (
        <PromisesForm side={side} promises={asked.promises} />
      )}
    </fieldset>
  )
}

function BetForm({ session, side, bet }: Props & { readonly side: Side; readonly bet: Bet }) {
  const words = useCompare((page) => page.narrations[side]?.bets[bet.id])
  const bets = useCompare((page) => page.bets)
  const chosen = useCompare((page) => page.selection)
  const tick = useCompare((page) => page.tick)
  return (
    <>
      <p className={styles['question']}>
        <Rich text={words?.question ?? bet.id} />
      </p>
      <AnswerForm
        bet={bet}
        words={words}
        answer={saidOf(bets, side, bet)}
        beside={{ chosen, tick, end: session.worlds[side].telling.until }}
        hasDigits={false}
        onAnswer={(answer) => useCompare.setState({ bets: withAnswer(bets, side, bet, answer) })}
      />
    </>
  )
}

function Results(props: Props & { readonly round: readonly Asked[]; readonly children: React.ReactNode }) {
  const { session, round, children } = props
  return (
    <div className={styles['round']}>
      {SIDES.map((side) => (
        <Result key={side} session={session} side={side} asked={round.find((each) => each.side === side)} />
      ))}
      <div className={styles['line']}>{children}</div>
    </div>
  )
}

function Result({ session, side, asked }: SideProps) {
  const name = useName(session, side)
  return (
    <div className={styles[side]}>
      {asked !== undefined && <p className={styles['side']}>{name}</p>}
      {asked !== undefined && 'bet' in asked && (
        <BetResult session={session} side={side} name={name} bet={asked.bet} />
      )}
      {asked !== undefined && 'promises' in asked && (
        <PromiseEnds session={session} side={side} promises={asked.promises} />
      )}
    </div>
  )
}

function BetResult(props: Props & { readonly side: Side; readonly name: string; readonly bet: Bet }) {
  const { session, side, name, bet } = props
  const words = useCompare((page) => page.narrations[side]?.bets[bet.id])
  const answer = useCompare((page) => page.bets[side][bet.id]?.answer)
  const truth = session.worlds[side].truthOf(bet.id)
  return <Settled bet={bet} words={words} answer={answer} truth={truth} of={name} isShort />
}
