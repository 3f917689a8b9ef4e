import { Undo2, Zap } from 'lucide-react'
import { useWords } from '../i18n/index.ts'
import { currentSession } from '../playback/current.ts'
import { useStore } from '../store.ts'
import styles from './Knobs.module.css'
import controls from './ui/controls.module.css'
import { Rich } from './ui/Rich.tsx'

/** The one large button of a scenario, and the way back. */
export function BreakIt({ testId }: { readonly testId?: string | undefined }) {
  const { knobs } = useWords().player
  const hypothesis = useStore((page) => page.narration?.breakIt)
  const isBusy = useStore((page) => page.mode === 'forking' || page.mode === 'loading')
  const branch = useStore((page) => page.branches.find(({ id }) => id === page.branchId))
  if (currentSession()?.scenario.headline === undefined) return null
  if (branch?.kind === 'what-if') {
    return (
      <button
        type="button"
        className={controls['button']}
        disabled={isBusy}
        onClick={() => void currentSession()?.switchBranch(branch.parent ?? 'main')}
      >
        <Undo2 size={16} aria-hidden="true" />
        {knobs.undo}
      </button>
    )
  }
  return (
    <button
      type="button"
      className={`${controls['button']} ${styles['hot']}`}
      data-testid={testId}
      disabled={isBusy}
      title={hypothesis}
      onClick={() => void currentSession()?.breakIt()}
    >
      <Zap size={16} aria-hidden="true" />
      {knobs.breakIt}
    </button>
  )
}

/** The button with the hypothesis that it tests. */
export function Hypothesis({ testId }: { readonly testId?: string | undefined }) {
  const hypothesis = useStore((page) => page.narration?.breakIt)
  const isMain = useStore((page) => page.branches.find(({ id }) => id === page.branchId)?.kind !== 'what-if')
  if (currentSession()?.scenario.headline === undefined) return null
  return (
    <div className={styles['break']}>
      <BreakIt testId={testId} />
      {isMain && hypothesis !== undefined && (
        <p className={styles['hypothesis']}>
          <Rich text={hypothesis} />
        </p>
      )}
    </div>
  )
}
