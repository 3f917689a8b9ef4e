import { SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Card, type ModelName, scenarios } from '../../scenarios/index.ts'
import { useWords } from '../i18n/index.ts'
import controls from '../panels/ui/controls.module.css'
import { useIsWide } from '../panels/ui/use-media.ts'
import styles from './Gallery.module.css'
import {
  EVERYTHING,
  type GalleryFilter,
  restrictionsOf,
  setGalleryFilter,
  toggled,
  useGalleryFilter,
} from './gallery-filter.ts'
import { useProgress } from './progress.ts'

const LEVELS = [1, 2, 3] as const
const MODELS = ['rabbitmq', 'kafka'] as const
const GOALS = ['loss', 'duplicates', 'order', 'lag', 'fairness'] as const

/** By broker, level, and what can go wrong. On a phone they unfold. */
export function Filters() {
  const { gallery } = useWords().page
  const filter = useGalleryFilter()
  const isWide = useIsWide()
  const count = restrictionsOf(filter)
  const groups = (
    <div className={styles['filters']}>
      <Groups filter={filter} />
      {count > 0 && (
        <p>
          <button
            type="button"
            className={controls['button']}
            onClick={() => setGalleryFilter({ ...EVERYTHING, text: filter.text })}
          >
            {gallery.clear}
          </button>
        </p>
      )}
      <Done />
    </div>
  )
  if (isWide) return <section aria-label={gallery.filters}>{groups}</section>
  return (
    <details className={styles['fold']}>
      <summary className={controls['button']}>
        <SlidersHorizontal size={16} aria-hidden="true" />
        {gallery.openFilters(count)}
      </summary>
      {groups}
    </details>
  )
}

function Groups({ filter }: { readonly filter: GalleryFilter }) {
  const { gallery } = useWords().page
  const change = (part: Partial<GalleryFilter>) => setGalleryFilter({ ...filter, ...part })
  const { models, levels, goals, hasErrata } = filter
  return (
    <>
      <Group title={gallery.broker}>
        {MODELS.map((model) => {
          const toggle = () => change({ models: toggled<ModelName>(models, model) })
          return (
            <Check key={model} label={gallery.brokers[model]} isOn={models.has(model)} onToggle={toggle} />
          )
        })}
      </Group>
      <Group title={gallery.level}>
        {LEVELS.map((level) => {
          const toggle = () => change({ levels: toggled<Card['level']>(levels, level) })
          return (
            <Check key={level} label={gallery.levels[level]} isOn={levels.has(level)} onToggle={toggle} />
          )
        })}
      </Group>
      <Group title={gallery.goal}>
        {GOALS.map((goal) => {
          const toggle = () => change({ goals: toggled<Card['goals'][number]>(goals, goal) })
          return <Check key={goal} label={gallery.goals[goal]} isOn={goals.has(goal)} onToggle={toggle} />
        })}
        <Check label={gallery.errata} isOn={hasErrata} onToggle={() => change({ hasErrata: !hasErrata })} />
      </Group>
    </>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

function Check(props: { readonly label: string; readonly isOn: boolean; onToggle(): void }) {
  return (
    <label className={styles['check']}>
      <input type="checkbox" checked={props.isOn} onChange={props.onToggle} />
      {props.label}
    </label>
  )
}

function Done() {
  const { gallery } = useWords().page
  const book = useProgress()
  const done = scenarios.filter(({ card }) => book[card.id]?.isDone).length
  if (scenarios.length === 0) return null
  return (
    <div className={styles['progress']}>
      <h2 className={controls['heading']}>{gallery.progress}</h2>
      <progress value={done} max={scenarios.length} aria-label={gallery.progress} />
      <span className={styles['count']}>{gallery.doneOf(done, scenarios.length)}</span>
    </div>
  )
}
