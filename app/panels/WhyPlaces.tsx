import type { ReactNode } from 'react'
import type { PlaceView, Scene, SlotView } from '../../engine/index.ts'
import { durationOf, useWords } from '../i18n/index.ts'
import { spokenPlace } from '../stage/spoken.ts'
import { type Selection, select, useStore } from '../store.ts'
import controls from './ui/controls.module.css'
import styles from './Why.module.css'
import { placesOf, waitingOf } from './why.ts'

interface About {
  readonly scene: Scene
  readonly selection: Selection | undefined
}

const SLOTS_MAX = 60

/** The clocks that run for what is selected. */
export function WhyWaiting({ scene, selection }: About) {
  const { why: words } = useWords().player
  const language = useStore((page) => page.language)
  const tick = useStore((page) => page.tick)
  const waiting = waitingOf(scene, selection)
  if (waiting.length === 0) return null
  const facts = waiting.map(({ label, timer: { until } }) => ({
    label,
    value: until <= tick ? words.over : words.left(durationOf(until - tick, language)),
  }))
  return (
    <Section title={words.waiting}>
      <Facts facts={facts} />
    </Section>
  )
}

/** What stands at the places in question: quantities, settings, and what they hold. */
export function WhyPlaces({ scene, selection }: About) {
  return placesOf(scene, selection).map((place) => <WhyPlace key={place.id} place={place} />)
}

function WhyPlace({ place }: { readonly place: PlaceView }) {
  const { player, stage } = useWords()
  const { why: words } = player
  const { name, status, facts, notes = [], slots = [] } = spokenPlace(place, stage)
  return (
    <>
      <Section title={status === '' ? name : `${name}: ${status}`}>
        <Facts facts={facts} />
      </Section>
      {notes.length > 0 && (
        <Section title={words.config}>
          <p className={styles['notes']}>
            {notes.map((note) => (
              <code key={note}>{note}</code>
            ))}
          </p>
        </Section>
      )}
      {slots.length > 0 && (
        <Section title={words.holds}>
          <Held slots={slots} />
        </Section>
      )}
    </>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['section']}>
      <h3 className={controls['heading']}>{title}</h3>
      {children}
    </section>
  )
}

function Facts({ facts }: { readonly facts: PlaceView['facts'] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ label, value }) => (
        <div key={label} className={styles['fact']}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Held({ slots }: { readonly slots: readonly SlotView[] }) {
  return (
    <p className={styles['ids']}>
      {slots.slice(0, SLOTS_MAX).map(({ id }, at) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a copy of the same message has the same id.
          key={`${id} ${at}`}
          type="button"
          className={styles['id']}
          onClick={() => select({ kind: 'message', id })}
        >
          {id}
        </button>
      ))}
    </p>
  )
}
