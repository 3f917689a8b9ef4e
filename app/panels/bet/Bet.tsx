import { CircleHelp } from 'lucide-react'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Bet as BetData } from '../../../scenarios/index.ts'
import { useWords } from '../../i18n/index.ts'
import { currentSession } from '../../playback/current.ts'
import { type Placed, useStore } from '../../store.ts'
import controls from '../ui/controls.module.css'
import { Rich } from '../ui/Rich.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { AnswerForm, type Beside } from './AnswerForm.tsx'
import { saidAnswer } from './answer-words.ts'
import { type Answer, firstAnswer, isWhole } from './answers.ts'
import styles from './Bet.module.css'
import { useDigits, useEnter } from './bet-keys.ts'

type Confidence = NonNullable<Placed['confidence']>

/** A question before its answer: asked, placed (and changed) until the run reveals it. */
export function Bet({ bet }: { readonly bet: BetData }) {
  const { player } = useWords()
  const words = useStore((page) => page.narration?.bets[bet.id])
  const placed = useStore((page) => page.bets[bet.id])
  const [isChanging, setChanging] = useState(false)
  const isPlaced = placed?.answer !== undefined && !isChanging
  const card = useRef<HTMLElement>(null)
  const keepFocus = useHandover(card, isPlaced)
  const change = () => {
    keepFocus()
    setChanging(true)
  }
  const place = (answer: Answer, confidence: Confidence | undefined) => {
    keepFocus()
    setChanging(false)
    currentSession()?.placeBet(bet.id, answer, confidence)
  }
  return (
    <section ref={card} className={styles['bet']} data-testid="bet" aria-label={player.bet.title} id="bet">
      <h3 className={styles['head']}>
        <CircleHelp size={18} aria-hidden="true" />
        {player.bet.title}
      </h3>
      <p className={styles['question']}>
        <Rich text={words?.question ?? bet.id} />
      </p>
      {isPlaced ? (
        <PlacedBet bet={bet} answer={placed.answer} onChange={change} />
      ) : (
        <OpenBet bet={bet} placed={placed} onPlace={place} />
      )}
    </section>
  )
}

/** The control that was pressed goes with its form; if it had the focus, the next form's first control gets it. */
function useHandover(card: RefObject<HTMLElement | null>, isPlaced: boolean): () => void {
  const hasFocus = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it depends on which of the two forms is shown.
  useEffect(() => {
    if (hasFocus.current) card.current?.querySelector<HTMLElement>('input:checked, input, button')?.focus()
    hasFocus.current = false
  }, [card, isPlaced])
  return () => {
    hasFocus.current = card.current?.contains(document.activeElement) === true
  }
}

function OpenBet(props: {
  readonly bet: BetData
  readonly placed: Placed | undefined
  onPlace(answer: Answer, confidence: Confidence | undefined): void
}) {
  const { bet, placed, onPlace } = props
  const { bet: said } = useWords().player
  const words = useStore((page) => page.narration?.bets[bet.id])
  const [answer, setAnswer] = useState<Answer | undefined>(placed?.answer ?? firstAnswer(bet))
  const [confidence, setConfidence] = useState<Confidence | undefined>(placed?.confidence)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole(bet, answer)) onPlace(answer, confidence)
  }
  const form = useRef<HTMLFormElement>(null)
  useDigits((row) => {
    const option = optionAt(bet, row)
    if (option === undefined) return
    setAnswer(option)
    // Whatever was pressed before has the focus still, and would take Enter for itself.
    form.current?.querySelector<HTMLElement>(`input[value="${CSS.escape(option)}"]`)?.focus()
  })
  useEnter(() => form.current?.requestSubmit())
  return (
    <form ref={form} className={styles['form']} onSubmit={onSubmit}>
      <AnswerForm bet={bet} words={words} answer={answer} beside={useBeside()} onAnswer={setAnswer} />
      <Sure confidence={confidence} onChange={setConfidence} />
      <div className={styles['line']}>
        <button type="submit" className={controls['primary']} disabled={!isWhole(bet, answer)}>
          {said.place}
        </button>
        <button type="button" className={controls['quiet']} onClick={() => reveal(bet.id)}>
          {said.showMe}
        </button>
      </div>
    </form>
  )
}

function useBeside(): Beside {
  const chosen = useStore((page) => page.selection?.id)
  const tick = useStore((page) => page.tick)
  const end = useStore((page) => page.tickEnd)
  return { chosen, tick, end }
}

const CONFIDENCES: readonly Confidence[] = ['guess', 'think', 'know']

function Sure(props: { readonly confidence: Confidence | undefined; onChange(chosen: Confidence): void }) {
  const { bet: said } = useWords().player
  return (
    <Segmented<Confidence>
      label={said.sure}
      isLabelShown
      value={props.confidence}
      options={CONFIDENCES.map((value) => ({ value, label: said.confidence[value] }))}
      onChange={props.onChange}
    />
  )
}

function PlacedBet(props: { readonly bet: BetData; readonly answer: Answer; onChange(): void }) {
  const { bet, answer, onChange } = props
  const words = useWords()
  const said = words.player.bet
  const language = useStore((page) => page.language)
  const betWords = useStore((page) => page.narration?.bets[bet.id])
  const confidence = useStore((page) => page.bets[bet.id]?.confidence)
  useEnter(() => reveal(bet.id))
  return (
    <>
      <dl className={styles['verdict']}>
        <dt>{said.yourBet}</dt>
        <dd>
          {saidAnswer(bet, answer, { language, words, bet: betWords })}
          {confidence !== undefined && (
            <span className={styles['note']}> · {said.confidence[confidence]}</span>
          )}
        </dd>
      </dl>
      <div className={styles['line']}>
        <button type="button" className={controls['primary']} onClick={() => reveal(bet.id)}>
          {said.reveal}
        </button>
        <button type="button" className={controls['quiet']} onClick={onChange}>
          {said.change}
        </button>
      </div>
    </>
  )
}

function reveal(bet: string): void {
  currentSession()?.revealBet(bet)
}

/** The answer that a digit chooses: those kinds that have a list have digits. */
function optionAt(bet: BetData, at: number): Answer | undefined {
  if (bet.kind === 'choice') return bet.options[at]?.id
  if (bet.kind === 'pick') return bet.places[at]
  return undefined
}
