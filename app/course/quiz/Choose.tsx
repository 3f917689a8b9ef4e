import { Play } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { PATHS, pathOf } from '../../../scenarios/curriculum/paths.ts'
import { scenarioOf } from '../../../scenarios/index.ts'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import { Segmented } from '../../panels/ui/Segmented.tsx'
import { useStore } from '../../store.ts'
import { useCourseWords } from '../words/index.ts'
import { useMarks, weakSpots } from './marks.ts'
import styles from './Quiz.module.css'
import { ALL, addressOfPlan, asksAbout, endRound, type Mode, QUESTIONS } from './round.ts'

const SEEDS = 10_000
const WEAK_MAX = 5

/** What to be asked about, and how. */
export function Choose({ path }: { readonly path: string | undefined }) {
  const { quiz: words } = useCourseWords()
  const [about, setAbout] = useState(pathOf(path)?.id ?? ALL)
  const [mode, setMode] = useState<Mode>('practice')
  const begin = (event: FormEvent) => {
    event.preventDefault()
    endRound()
    const [seed = 0] = crypto.getRandomValues(new Uint16Array(1))
    location.hash = addressOfPlan({ path: about === ALL ? undefined : about, mode, seed: seed % SEEDS })
  }
  return (
    <>
      <div className={styles['intro']}>
        <h2>{words.title}</h2>
        <p className={reading['lead']}>{words.lead}</p>
      </div>
      <form className={`${reading['card']} ${styles['choose']}`} onSubmit={begin}>
        <About about={about} onChange={setAbout} />
        <div className={styles['how']}>
          <Segmented<Mode>
            label={words.mode}
            isLabelShown
            value={mode}
            options={(['practice', 'exam'] as const).map((value) => ({ value, label: words.modes[value] }))}
            onChange={setMode}
          />
          <p className={reading['hint']}>
            {words.questions(QUESTIONS)}. {words.modeHints[mode]}
          </p>
          <button type="submit" className={controls['primary']}>
            <Play size={16} aria-hidden="true" />
            {words.begin}
          </button>
        </div>
      </form>
      <Weak />
    </>
  )
}

function About({ about, onChange }: { readonly about: string; onChange(about: string): void }) {
  const { quiz: words } = useCourseWords()
  const language = useStore((page) => page.language)
  const paths = PATHS.map(({ id, title }) => ({ id: id as string, title: title[language] }))
  return (
    <fieldset className={styles['about']}>
      <legend>{words.about}</legend>
      {[{ id: ALL, title: words.all }, ...paths].map(({ id, title }) => (
        <label key={id}>
          <input type="radio" name="about" value={id} checked={id === about} onChange={() => onChange(id)} />
          <span>{title}</span>
          <small>{words.scenarios(asksAbout(pathOf(id)).length)}</small>
        </label>
      ))}
    </fieldset>
  )
}

/** What was answered wrongly on this device, to be watched once more. */
function Weak() {
  const { quiz: words } = useCourseWords()
  const language = useStore((page) => page.language)
  const cards = weakSpots(useMarks())
    .flatMap((id) => scenarioOf(id)?.card ?? [])
    .slice(0, WEAK_MAX)
  if (cards.length === 0) return null
  return (
    <section className={reading['card']} aria-labelledby="weak">
      <h2 id="weak">{words.weak}</h2>
      <p className={reading['hint']}>{words.weakHint}</p>
      <ul className={styles['weak']}>
        {cards.map((card) => (
          <li key={card.id}>
            <a href={`#/s/${card.id}`}>
              {card.number} {card.title[language]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
