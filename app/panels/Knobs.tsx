import { History } from 'lucide-react'
import type { Knob } from '../../scenarios/index.ts'
import { useWords } from '../i18n/index.ts'
import { currentSession, useSession } from '../playback/current.ts'
import { useStore } from '../store.ts'
import { BreakIt } from './BreakIt.tsx'
import styles from './Knobs.module.css'
import { knobValueWords } from './knob-words.ts'
import controls from './ui/controls.module.css'
import { Segmented } from './ui/Segmented.tsx'

/** Up to so many values stand side by side; more are a list. */
const SIDE_BY_SIDE_MAX = 5

/** What a reader may turn: each turn is a branch, and what was stays. */
export function Knobs({ hasBreakIt = true }: { readonly hasBreakIt?: boolean }) {
  const { knobs: words } = useWords().player
  // The values are read anew with each branch: `revision` says when.
  useStore((page) => page.revision)
  const isForking = useStore((page) => page.mode === 'forking')
  const knobs = currentSession()?.scenario.knobs ?? []
  if (knobs.length === 0) return null
  return (
    <div className={styles['knobs']}>
      {knobs.map((knob) => (
        <Turnable key={knob.id} knob={knob} />
      ))}
      {hasBreakIt && <BreakIt />}
      {isForking && (
        <span className={styles['busy']} role="status">
          {words.busy} …
        </span>
      )}
    </div>
  )
}

function Turnable({ knob }: { readonly knob: Knob }) {
  const words = useWords()
  const language = useStore((page) => page.language)
  const said = useStore((page) => page.narration?.knobs[knob.id])
  const isBusy = useStore((page) => page.mode === 'forking' || page.mode === 'loading')
  const value = useSession((session) => session.knobValue(knob.id))
  const label = said?.label ?? knob.id
  const options = knob.values.map((each) => ({
    value: JSON.stringify(each),
    label: knobValueWords(knob, each, { language, words, knob: said }),
  }))
  const turn = (text: string) =>
    void currentSession()?.turnKnob(knob.id, JSON.parse(text) as Knob['values'][number])
  const fromStart = knob.applies === 'start'
  const props = { label, options, value: JSON.stringify(value ?? null), isDisabled: isBusy, onChange: turn }
  return (
    <div className={styles['knob']} data-testid={`knob:${knob.id}`}>
      {knob.values.length <= SIDE_BY_SIDE_MAX ? <Segmented isLabelShown {...props} /> : <List {...props} />}
      {fromStart && (
        <span className={styles['when']} title={words.player.knobs.fromStart}>
          <History size={14} aria-label={words.player.knobs.fromStart} />
        </span>
      )}
    </div>
  )
}

function List(props: {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
  readonly isDisabled: boolean
  onChange(value: string): void
}) {
  return (
    <label className={styles['knob']}>
      <span className={styles['label']}>{props.label}</span>
      <select
        className={controls['field']}
        value={props.value}
        disabled={props.isDisabled}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
