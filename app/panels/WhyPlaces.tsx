import type { PlaceView, Scene } from '../../engine/index.ts'
import { durationOf, useWords } from '../i18n/index.ts'
import { type Selection, select, useStore } from '../store.ts'
import controls from './ui/controls.module.css'
import styles from './Why.module.css'
import { placesOf, waitingOf } from './why.ts'

interface About {
  readonly scene: Scene
  readonly selection: Selection | undefined
}

/** The clocks that run for what is selected. */
export function WhyWaiting({ scene, selection }: About) {
  const { why: words } = useWords().player
  const language = useStore((page) => page.language)
  const tick = useStore((page) => page.tick)
  const waiting = waitingOf(scene, selection)
  if (waiting.length === 0) return null
  return (
    <section className={styles['section']}>
      <h3 className={controls['heading']}>{words.waiting}</h3>
      <dl className={styles['facts']}>
        {waiting.map(({ label, timer }) => (
          <div key={`${label} ${timer.until}`} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{timer.until <= tick ? words.over : words.left(durationOf(timer.until - tick, language))}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What stands at the places in question: quantities, settings, and what they hold. */
export function WhyPlaces({ scene, selection }: About) {
  return placesOf(scene, selection).map((place) => <WhyPlace key={place.id} place={place} />)
}

function WhyPlace({ place }: { readonly place: PlaceView }) {
  const { why: words } = useWords().player
  const notes = place.notes ?? []
  const slots = place.slots ?? []
  return (
    <>
      <section className={styles['section']}>
        <h3 className={controls['heading']}>
          {place.name}: {place.status}
        </h3>
        <dl className={styles['facts']}>
          {place.facts.map(({ label, value }) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {notes.length > 0 && (
        <section className={styles['section']}>
          <h3 className={controls['heading']}>{words.config}</h3>
          <p className={styles['notes']}>
            {notes.map((note) => (
              <code key={note}>{note}</code>
            ))}
          </p>
        </section>
      )}
      {slots.length > 0 && (
        <section className={styles['section']}>
          <h3 className={controls['heading']}>{words.holds}</h3>
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
        </section>
      )}
    </>
  )
}

const SLOTS_MAX = 60
