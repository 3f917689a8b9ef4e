import { ArrowRight, Check, Hand } from 'lucide-react'
import type { GuardView } from '../../../engine/index.ts'
import type { Session } from '../../playback/session.ts'
import { type Selection, select, useStore } from '../../store.ts'
import { KnobControl } from '../Knobs.tsx'
import controls from '../ui/controls.module.css'
import styles from './Guards.module.css'
import { sayGuard, turnsNamed, turnsSetting, waitsOf } from './sentence.ts'
import { useGuardWords } from './words/index.ts'

interface Props {
  readonly session: Session
  readonly selection: Selection | undefined
  /** Who took part in what led here. */
  readonly actors: ReadonlySet<string>
}

/** So many settings are offered. */
const KNOBS_MAX = 4

/** What decides now about what is selected: what stops it, what lets it through, what it waits for. */
export function Guards({ session, selection, actors }: Props) {
  const words = useGuardWords()
  const { tick } = useStore.getState()
  const { state, physics } = session.seen()
  const about = selection === undefined || selection.kind === 'event' ? undefined : selection.id
  const guards =
    about === undefined ? [] : session.engine.projection.guardsOf(state, physics, Math.floor(tick), about)
  const stopping = guards.filter(({ stops }) => stops)
  const letting = guards.filter(({ stops }) => !stops)
  const waits = waitsOf(words.sentences, guards)
  return (
    <>
      {guards.length > 0 && (
        <section className={styles['guards']} aria-label={words.why} data-testid="guards">
          <List title={words.stops} guards={stopping} session={session} about={about} />
          {waits.length > 0 && (
            <p className={styles['waits']}>
              <strong>{words.waits}</strong> {waits.join('; ')}
            </p>
          )}
          <List title={words.lets} guards={letting} session={session} about={about} />
        </section>
      )}
      <Settings session={session} guards={guards} actors={actors} />
    </>
  )
}

interface ListProps {
  readonly title: string
  readonly guards: readonly GuardView[]
  readonly session: Session
  readonly about: string | undefined
}

function List({ title, guards, session, about }: ListProps) {
  const words = useGuardWords()
  if (guards.length === 0) return null
  const nameOf = (id: string) => session.scene().places.find((place) => place.id === id)?.name
  return (
    <>
      <h3 className={controls['heading']}>{title}</h3>
      <ul className={styles['list']}>
        {guards.map((guard) => {
          const { id, stops, place } = guard
          const other = place === undefined || place === about ? undefined : nameOf(place)
          return (
            <li
              key={`${id} ${JSON.stringify(guard.with)}`}
              className={stops ? styles['stops'] : styles['lets']}
            >
              {stops ? <Hand size={14} aria-hidden="true" /> : <Check size={14} aria-hidden="true" />}
              <span>{sayGuard(words.sentences, guard)}</span>
              {other !== undefined && place !== undefined && (
                <button
                  type="button"
                  className={styles['look']}
                  aria-label={words.look(other)}
                  title={words.look(other)}
                  onClick={() => select({ kind: 'place', id: place })}
                >
                  <ArrowRight size={14} aria-hidden="true" />
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What was read by what decides, and by who took part: as knobs, where the scenario has one for it. */
function Settings({
  session,
  guards,
  actors,
}: Pick<Props, 'session' | 'actors'> & Pick<ListProps, 'guards'>) {
  const words = useGuardWords()
  const settings = new Set(guards.flatMap((guard) => guard.settings))
  const { knobs } = session.scenario
  const read = knobs.filter((knob) => turnsSetting(knob, settings))
  const named = knobs.filter((knob) => !read.includes(knob) && turnsNamed(knob, actors))
  const shown = [...read, ...named].slice(0, KNOBS_MAX)
  if (shown.length === 0) return null
  return (
    <section className={styles['settings']} aria-label={words.knobs}>
      <h3 className={controls['heading']}>{words.knobs}</h3>
      <div className={styles['knobs']}>
        {shown.map((knob) => (
          <KnobControl key={knob.id} knob={knob} testId={`why-knob:${knob.id}`} />
        ))}
      </div>
      <p className={controls['caption']}>{words.knobsHint}</p>
    </section>
  )
}
