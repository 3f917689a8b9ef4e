import { History } from 'lucide-react'
import { useId } from 'react'
import type { Knob } from '../../scenarios/index.ts'
import { useWords } from '../i18n/index.ts'
import { currentSession, useSession } from '../playback/current.ts'
import { useStore } from '../store.ts'
import styles from './Knobs.module.css'
import { knobValueWords } from './knob-words.ts'
import controls from './ui/controls.module.css'
import { Segmented } from './ui/Segmented.tsx'

/** Values of so many letters in all stand side by side; longer ones are a list: the stage needs the room. */
const LETTERS_MAX = 18
const VALUES_MAX = 4

/** What a reader may turn: each turn is a branch, and what was stays. */
export function Knobs() {
  const { knobs: words } = useWords().player
  // The values are read anew with each branch: `revision` says when.
  useStore((page) => page.revision)
  const isForking = useStore((page) => page.mode === 'forking')
  const knobs = currentSession()?.scenario.knobs ?? []
  if (knobs.length === 0) return null
  return (
    <div className={styles['knobs']}>
      {knobs.map((knob) => (
        <KnobControl key={knob.id} knob={knob} testId={`knob:${knob.id}`} />
      ))}
      {isForking && (
        <span className={styles['busy']} role="status">
          {words.busy} …
        </span>
      )}
    </div>
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

/** One knob, wherever it is offered. */
export function KnobControl({ knob, testId }: { readonly knob: Knob; readonly testId: string }) {
  const words = useWords()
  const language = useStore((page) => page.language)
  const said = useStore((page) => page.narration?.knobs[knob.id])
  const value = useSession((session) => session.knobValue(knob.id))
  const id = useId()
  const label = said?.label ?? knob.id
  const options = knob.values.map((each) => ({
    value: JSON.stringify(each),
    label: knobValueWords(knob, each, { language, words, knob: said }),
  }))
  const props = { label, options, value: JSON.stringify(value ?? null), onChange: turnerOf(knob) }
  return (
    <div className={styles['knob']} data-testid={testId}>
      {isShort(options) ? (
        <>
          <span className={styles['label']}>
            <span aria-hidden="true">{label}</span>
            {knob.applies === 'start' && <FromStart />}
          </span>
          <Segmented {...props} />
        </>
      ) : (
        <>
          <span className={styles['label']}>
            <label htmlFor={id}>{label}</label>
            {knob.applies === 'start' && <FromStart />}
          </span>
          <List id={id} {...props} />
        </>
      )}
    </div>
  )
}

/** While a branch is run nothing is turned. Not by `disabled`: the knob that was just turned would lose the focus. */
function turnerOf(knob: Knob): (value: string) => void {
  return (text) => {
    if (['forking', 'loading'].includes(useStore.getState().mode)) return
    void currentSession()?.turnKnob(knob.id, JSON.parse(text) as Knob['values'][number])
  }
}

/** It keeps the sign in the line of the word before it. */
const WORD_JOINER = '\u2060'

/** A sign at knobs that take effect from the start of the run. */
function FromStart() {
  const { knobs: words } = useWords().player
  return (
    <span title={words.fromStart}>
      {WORD_JOINER}
      <History size={12} role="img" aria-label={words.fromStart} />
    </span>
  )
}

function isShort(options: readonly Option[]): boolean {
  const letters = options.reduce((sum, { label }) => sum + label.length, 0)
  return options.length <= VALUES_MAX && letters <= LETTERS_MAX
}

function List(props: {
  readonly id: string
  readonly options: readonly Option[]
  readonly value: string
  onChange(value: string): void
}) {
  return (
    <select
      id={props.id}
      className={controls['field']}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
