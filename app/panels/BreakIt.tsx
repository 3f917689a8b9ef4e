import { Undo2, Wrench, Zap } from 'lucide-react'
import { useWords } from '../i18n/index.ts'
import { currentSession, useSession } from '../playback/current.ts'
import { useStore } from '../store.ts'
import styles from './Knobs.module.css'
import controls from './ui/controls.module.css'
import { Rich } from './ui/Rich.tsx'

/** The one large button of a scenario, and the way back; named by what its knob does to what is promised. */
export function BreakIt({ testId }: { readonly testId?: string | undefined }) {
  const { knobs } = useWords().player
  const hypothesis = useStore((page) => page.narration?.breakIt)
  const isBusy = useStore((page) => page.mode === 'forking' || page.mode === 'loading')
  const parent = useStore((page) => page.branches.find(({ id }) => id === page.branchId)?.parent)
  const isBroken = useIsBroken()
  const headline = currentSession()?.scenario.headline
  if (headline === undefined) return null
  if (isBroken) {
    return (
      <button
        type="button"
        className={controls['button']}
        disabled={isBusy}
        onClick={() => void currentSession()?.switchBranch(parent ?? 'main')}
      >
        <Undo2 size={16} aria-hidden="true" />
        {knobs.undo[headline.does ?? 'changes']}
      </button>
    )
  }
  const mends = headline.does === 'mends'
  return (
    <button
      type="button"
      className={`${controls['button']} ${styles[mends ? 'cool' : 'hot']}`}
      data-testid={testId}
      disabled={isBusy}
      title={hypothesis}
      onClick={() => void currentSession()?.breakIt()}
    >
      {mends ? <Wrench size={16} aria-hidden="true" /> : <Zap size={16} aria-hidden="true" />}
      {mends ? knobs.mendIt : knobs.breakIt}
    </button>
  )
}

/** Whether the branch has the value that breaks it: a reader's own branch, or one that the story tells of. */
export function useIsBroken(): boolean {
  // The value is read anew with each branch: `revision` says when.
  useStore((page) => page.revision)
  const value = useSession((session) => {
    const { headline } = session.scenario
    return headline === undefined ? undefined : session.knobValue(headline.knob)
  })
  return value !== undefined && value === currentSession()?.scenario.headline?.value
}

/** The hypothesis that it tests, with the button once more. */
export function Hypothesis() {
  const hypothesis = useStore((page) => page.narration?.breakIt)
  const isBroken = useIsBroken()
  if (currentSession()?.scenario.headline === undefined) return null
  return (
    <div className={styles['break']}>
      <BreakIt />
      {!isBroken && hypothesis !== undefined && (
        <p className={styles['hypothesis']}>
          <Rich text={hypothesis} />
        </p>
      )}
    </div>
  )
}
