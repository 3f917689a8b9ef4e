import { Suspense } from 'react'
import { useWords } from '../i18n/index.ts'
import { openState, type StateView, useStore } from '../store.ts'
import styles from './StateTables.module.css'
import { StateTables } from './StateTables.tsx'
import { later } from './ui/later.tsx'
import { Segmented } from './ui/Segmented.tsx'

/** What is opened seldom is loaded when it is. */
const Charts = later(async () => (await import('../tools/charts/Charts.tsx')).Charts)

const Lives = later(async () => (await import('../tools/lives/Lives.tsx')).Lives)

const VIEWS: readonly StateView[] = ['tables', 'charts', 'lives']

/** The state as it is now, over time, and as lives with their stages. */
export function StateViews() {
  const { tables: words } = useWords().player
  const view = useStore((page) => page.stateView)
  return (
    <div className={styles['views']}>
      <Segmented<StateView>
        label={words.views.label}
        value={view}
        options={VIEWS.map((value) => ({ value, label: words.views[value] }))}
        onChange={openState}
      />
      <Suspense>
        {view === 'tables' && <StateTables />}
        {view === 'charts' && <Charts />}
        {view === 'lives' && <Lives />}
      </Suspense>
    </div>
  )
}
