import { Undo2, Zap } from 'lucide-react'
import { useWords } from '../i18n/index.ts'
import { currentSession } from '../playback/current.ts'
import { useStore } from '../store.ts'
import styles from './Knobs.module.css'
import controls from './ui/controls.module.css'
import { Rich } from './ui/Rich.tsx'

/** The one large button of a scenario, with the hypothesis that it tests; and the way back. */
export function BreakIt({ isHinted = false }: { readonly isHinted?: boolean }) {
  const { knobs, takeaway } = useWords().player
  const hypothesis = useStore((page) => page.narration?.breakIt)
  const isBusy = useStore((page) => page.mode === 'forking' || page.mode === 'loading')
  const branch = useStore((page) => page.branches.find(({ id }) => id === page.branchId))
  const headline = currentSession()?.scenario.headline
  if (headline === undefined) return null
  const isBroken = branch?.kind === 'what-if'
  return (
    <div className={styles['break']}>
      {isBroken ? (
        <button
          type="button"
          className={controls['button']}
          disabled={isBusy}
          onClick={() => void currentSession()?.switchBranch(branch.parent ?? 'main')}
        >
          <Undo2 size={16} aria-hidden="true" />
          {knobs.undo}
        </button>
      ) : (
        <button
          type="button"
          className={`${controls['button']} ${styles['hot']}`}
          data-testid="break-it"
          disabled={isBusy}
          onClick={() => void currentSession()?.breakIt()}
        >
          <Zap size={16} aria-hidden="true" />
          {knobs.breakIt}
        </button>
      )}
      {hypothesis !== undefined && !isBroken && (
        <p className={styles['hypothesis']}>
          {isHinted && `${takeaway.breakHint} `}
          <Rich text={hypothesis} />
        </p>
      )}
    </div>
  )
}
