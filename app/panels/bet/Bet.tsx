import { CircleHelp } from 'lucide-react'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { Bet as BetData } from '../../../scenarios/index.ts'
import { useWords } from '../../i18n/index.ts'
import { currentSession } from '../../playback/current.ts'
import { type Placed, useStore } from '../../store.ts'
import controls from '../ui/controls.module.css'
import { Rich } from '../ui/Rich.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { saidAnswer } from './answer-words.ts'
import { type Answer, firstAnswer, isWhole } from './answers.ts'
import styles from './Bet.module.css'

type Confidence = NonNullable<Placed['confidence']>

/** A question before its answer: asked, placed (and changed) until the run reveals it. */
export function Bet({ bet }: { readonly bet: BetData }) {
  const { player } = useWords()
  const words = useStore((page) => page.narration?.bets[bet.id])
  const placed = useStore((page) => page.bets[bet.id])
  const [isChanging, setChanging] = useState(false)
  const card = useRef<HTMLElement>(null)
  const hasFocus = useRef(false)
  // The control that was pressed goes with the form: the next one takes the focus over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it depends on which of the two forms is shown.
  useEffect(() => {
    if (hasFocus.current) card.current?.querySelector<HTMLElement>('input:checked, input, button')?.focus()
    hasFocus.current = false
  }, [placed, isChanging])
  const keepFocus = () => {
    hasFocus.current = card.current?.contains(document.activeElement) === true
  }
  const isPlaced = placed?.answer !== undefined && !isChanging
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
        <PlacedBet
          bet={bet}
          answer={placed.answer}
          onChange={() => {
            keepFocus()
            setChanging(true)
          }}
        />
      ) : (
        <OpenBet
          bet={bet}
          placed={placed}
          onPlace={(answer, confidence) => {
            keepFocus()
            setChanging(false)
            currentSession()?.placeBet(bet.id, answer, confidence)
          }}
        />
      )}
    </section>
  )
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
  const onDigit = useCallback(
    (at: number) => {
      const option = optionAt(bet, at)
      if (option === undefined) return
      setAnswer(option)
      // Whatever was pressed before has the focus still, and would take Enter for itself.
      form.current?.querySelector<HTMLElement>(`input[value="${CSS.escape(option)}"]`)?.focus()
    },
    [bet],
  )
  useDigits(onDigit)
  useEnter(() => form.current?.requestSubmit())
  return (
    <form ref={form} className={styles['form']} onSubmit={onSubmit}>
      <AnswerForm bet={bet} words={words} answer={answer} onAnswer={setAnswer} />
      <Segmented<Confidence>
        label={said.sure}
        isLabelShown
        value={confidence}
        options={(['guess', 'think', 'know'] as const).map((value) => ({
          value,
          label: said.confidence[value],
        }))}
        onChange={setConfidence}
      />
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

/** The question goes when its beat comes, and the story that answers it takes the focus over. */
function reveal(bet: string): void {
  if (document.activeElement?.closest('#bet') != null) document.getElementById('told')?.focus()
  currentSession()?.revealBet(bet)
}

/** The answer that a digit chooses: those kinds that have a list have digits. */
function optionAt(bet: BetData, at: number): Answer | undefined {
  if (bet.kind === 'choice') return bet.options[at]?.id
  if (bet.kind === 'pick') return bet.places[at]
  return undefined
}

function useDigits(onDigit: (at: number) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
      if (digit === undefined || isTaken(event)) return
      onDigit(Number(digit) - 1)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [onDigit])
}

/** Enter confirms when nothing else has a use for it. */
function useEnter(onEnter: () => void): void {
  const latest = useRef(onEnter)
  latest.current = onEnter
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || isTaken(event) || isPressable(event.target)) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return true
  if (document.querySelector('dialog[open]') !== null) return true
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'range'].includes(target.type)
  return target.isContentEditable || ['SELECT', 'TEXTAREA'].includes(target.tagName)
}

/** What Enter presses by itself; a radio button leaves Enter to its form, which is ours. */
function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('button, a, summary, input, [role="treeitem"]') !== null
  )
}
