import { Link } from 'lucide-react'
import type { Knob } from '../../scenarios/index.ts'
import { useWords } from '../i18n/index.ts'
import { knobValueWords } from '../panels/knob-words.ts'
import controls from '../panels/ui/controls.module.css'
import { useStore } from '../store.ts'
import styles from './Compare.module.css'
import { type CompareSession, useCompare } from './compare-session.ts'
import type { Side } from './pair.ts'
import { useCompareWords } from './words/index.ts'

interface Props {
  readonly session: CompareSession
  readonly side: Side
  /** What the side is called. */
  readonly name: string
}

/** What can be turned in one of the two worlds; a knob that both have turns on both sides while they are linked. */
export function PaneKnobs({ session, side, name }: Props) {
  const words = useCompareWords()
  useCompare((page) => page.revision)
  const { knobs } = session.worlds[side].scenario
  if (knobs.length === 0) return null
  return (
    <fieldset className={styles['knobs']} aria-label={words.knobs(name)}>
      {knobs.map((knob) => (
        <PaneKnob key={knob.id} session={session} side={side} knob={knob} />
      ))}
    </fieldset>
  )
}

function PaneKnob({ session, side, knob }: Omit<Props, 'name'> & { readonly knob: Knob }) {
  const words = useWords()
  const { linkedKnob } = useCompareWords()
  const language = useStore((page) => page.language)
  const said = useCompare((page) => page.narrations[side]?.knobs[knob.id])
  // What is linked is read off the session: it asks the same flag.
  useCompare((page) => page.isLinked)
  const value = session.worlds[side].knobValue(knob.id)
  const isLinked = knob.values.some((each) => session.linkedTo(side, knob.id, each).length > 1)
  return (
    <label className={styles['knob']} data-testid={`knob:${side}:${knob.id}`}>
      {isLinked && (
        <span title={linkedKnob}>
          <Link size={12} role="img" aria-label={linkedKnob} />
        </span>
      )}
      <span>{said?.label ?? knob.id}</span>
      <select
        className={controls['field']}
        value={JSON.stringify(value)}
        onChange={({ target }) =>
          void session.turn(side, knob.id, JSON.parse(target.value) as Knob['values'][number])
        }
      >
        {valuesWith(knob, value).map((each) => (
          <option key={JSON.stringify(each)} value={JSON.stringify(each)}>
            {knobValueWords(knob, each, { language, words, knob: said })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A branch may have been made with a value that the knob does not offer: it is shown all the same. */
function valuesWith({ values }: Knob, value: Knob['values'][number]): readonly Knob['values'][number][] {
  const isOffered = values.some((each) => JSON.stringify(each) === JSON.stringify(value))
  return isOffered ? values : [value, ...values]
}
