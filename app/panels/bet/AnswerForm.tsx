import { ChevronDown, ChevronUp, Minus, Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Bet, BetWords } from '../../../scenarios/index.ts'
import { momentOf, useWords } from '../../i18n/index.ts'
import { useStore } from '../../store.ts'
import { Button } from '../ui/Button.tsx'
import controls from '../ui/controls.module.css'
import { optionWords, placeName } from './answer-words.ts'
import { type Answer, countsIn, itemsIn, leftIn, withCount, withMoved } from './answers.ts'
import styles from './Bet.module.css'
import { Choices } from './Choices.tsx'

interface FormProps<Kind extends Bet['kind']> {
  readonly bet: Extract<Bet, { kind: Kind }>
  readonly words: BetWords | undefined
  readonly answer: Answer | undefined
  /** Absent where no run is beside the question. */
  readonly beside?: Beside
  /** Digits choose, where this is the only question. */
  readonly hasDigits?: boolean | undefined
  onAnswer(answer: Answer): void
}

/** What the run beside a question shows: what is chosen on its stage, its moment and its end, in ticks. */
export interface Beside {
  readonly chosen: string | undefined
  readonly tick: number
  readonly end: number
}

const ALONE: Beside = { chosen: undefined, tick: 0, end: 0 }

/** The question in the form that its kind asks for. */
export function AnswerForm(props: FormProps<Bet['kind']>) {
  const { bet, ...rest } = props
  switch (bet.kind) {
    case 'choice':
      return <ChoiceForm bet={bet} {...rest} />
    case 'distribution':
      return <DistributionForm bet={bet} {...rest} />
    case 'order':
      return <OrderForm bet={bet} {...rest} />
    case 'number':
      return <NumberForm bet={bet} {...rest} />
    case 'pick':
      return <PickForm bet={bet} {...rest} />
    case 'where':
      return <WhereForm bet={bet} {...rest} />
  }
}

function ChoiceForm({ bet, words, answer, hasDigits, onAnswer }: FormProps<'choice'>) {
  const language = useStore((page) => page.language)
  const { player } = useWords()
  const options = bet.options.map(({ id }) => ({ id, label: optionWords(bet, id, language, words) }))
  const { title } = player.bet
  return <Choices label={title} options={options} value={answer} hasDigits={hasDigits} onChange={onAnswer} />
}

function DistributionForm({ bet, answer, onAnswer }: FormProps<'distribution'>) {
  const { bet: words } = useWords().player
  const left = leftIn(bet, answer)
  return (
    <div>
      <ul className={styles['options']}>
        {countsIn(bet, answer).map((count, at) => (
          <Counter
            key={bet.of[at]}
            name={bet.of[at] as string}
            count={count}
            isFull={left <= 0}
            onChange={(by) => onAnswer(withCount(bet, answer, at, by))}
          />
        ))}
      </ul>
      <p className={styles['note']} aria-live="polite">
        {words.left(left)}
      </p>
    </div>
  )
}

function Counter(props: {
  readonly name: string
  readonly count: number
  readonly isFull: boolean
  onChange(by: 1 | -1): void
}) {
  const { bet: words } = useWords().player
  const { name, count, isFull, onChange } = props
  return (
    <li className={styles['counter']}>
      <span className={styles['name']}>{name}</span>
      <span className={styles['stepper']}>
        <Button
          className={controls['icon']}
          aria-label={words.fewer(name)}
          isOff={count === 0}
          onPress={() => onChange(-1)}
        >
          <Minus size={16} aria-hidden="true" />
        </Button>
        <output>{count}</output>
        <Button
          className={controls['icon']}
          aria-label={words.more(name)}
          isOff={isFull}
          onPress={() => onChange(1)}
        >
          <Plus size={16} aria-hidden="true" />
        </Button>
      </span>
      <Bar count={count} />
    </li>
  )
}

/** As many blocks as the number beside it says. */
function Bar({ count }: { readonly count: number }) {
  return (
    <span className={styles['bar']} aria-hidden="true">
      {Array.from({ length: Math.min(count, 24) }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have nothing but their place.
        <i key={at} />
      ))}
    </span>
  )
}

function OrderForm({ bet, answer, onAnswer }: FormProps<'order'>) {
  const { bet: words } = useWords().player
  const items = itemsIn(bet, answer)
  return (
    <ol className={styles['order']}>
      {items.map((name, at) => (
        <li key={name}>
          <span className={styles['place']}>{at + 1}</span>
          <span className={styles['name']}>{name}</span>
          <span className={styles['stepper']}>
            <Button
              className={controls['icon']}
              aria-label={words.up(name)}
              isOff={at === 0}
              onPress={() => onAnswer(withMoved(bet, answer, name, -1))}
            >
              <ChevronUp size={16} aria-hidden="true" />
            </Button>
            <Button
              className={controls['icon']}
              aria-label={words.down(name)}
              isOff={at === items.length - 1}
              onPress={() => onAnswer(withMoved(bet, answer, name, 1))}
            >
              <ChevronDown size={16} aria-hidden="true" />
            </Button>
          </span>
        </li>
      ))}
    </ol>
  )
}

function NumberForm({ bet, answer, onAnswer }: FormProps<'number'>) {
  const { bet: words } = useWords().player
  const unit = words.units[bet.unit]
  return (
    <div className={styles['line']}>
      <label className={controls['row']}>
        <span>{words.number}</span>
        <input
          className={controls['field']}
          type="number"
          inputMode="decimal"
          min={0}
          step="any"
          value={answer ?? ''}
          onChange={(event) => onAnswer(event.target.value)}
        />
        {unit !== '' && <span>{unit}</span>}
      </label>
      {bet.tolerance > 0 && (
        <span className={styles['note']}>{words.within(`${bet.tolerance} ${unit}`.trim())}</span>
      )}
    </div>
  )
}

function PickForm({ bet, answer, beside = ALONE, hasDigits, onAnswer }: FormProps<'pick'>) {
  const { bet: words } = useWords().player
  const { chosen } = beside
  const before = useRef(chosen)
  // A click on the stage selects; while this question is open, that is an answer too.
  useEffect(() => {
    if (chosen !== undefined && chosen !== before.current && bet.places.includes(chosen)) onAnswer(chosen)
    before.current = chosen
  }, [bet, chosen, onAnswer])
  const options = bet.places.map((id) => ({ id, label: placeName(id) }))
  return (
    <>
      <Choices
        label={words.title}
        options={options}
        value={answer}
        hasDigits={hasDigits}
        onChange={onAnswer}
      />
      <p className={styles['note']}>{words.pickHint}</p>
    </>
  )
}

const WHERE_STEP = 10

function WhereForm({ answer, beside = ALONE, onAnswer }: FormProps<'where'>) {
  const { bet: words } = useWords().player
  const language = useStore((page) => page.language)
  const at = answer === undefined ? beside.tick : Number(answer)
  return (
    <label className={styles['where']}>
      <span className={styles['note']}>{words.whereHint}</span>
      <input
        type="range"
        min={0}
        max={beside.end}
        step={WHERE_STEP}
        value={at}
        aria-valuetext={momentOf(at, language)}
        onChange={(event) => onAnswer(event.target.value)}
      />
      <output>{answer === undefined ? '–' : momentOf(at, language)}</output>
    </label>
  )
}
