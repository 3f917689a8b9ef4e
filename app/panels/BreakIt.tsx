import { Undo2, Wrench, Zap } from 'lucide-react'
import { useWords } from '../i18n/index.ts'
import { currentSession, useSession } from '../playback/current.ts'
import { useStore } from '../store.ts'
import styles from './Knobs.module.css'
import { Button } from './ui/Button.tsx'
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
  const does = headline.does ?? 'changes'
  const [Sign, label] = isBroken
    ? [Undo2, knobs.undo[does]]
    : does === 'mends'
      ? [Wrench, knobs.mendIt]
      : [Zap, knobs.breakIt]
  const tone = isBroken ? '' : ` ${styles[does === 'mends' ? 'cool' : 'hot']}`
  const press = () =>
    void (isBroken ? currentSession()?.switchBranch(parent ?? 'main') : currentSession()?.breakIt())
  // One button for both ways: so it keeps the focus when it is pressed.
  return (
    <Button
      className={`${controls['button']}${tone}`}
      data-testid={isBroken ? undefined : testId}
      isOff={isBusy}
      title={isBroken ? undefined : hypothesis}
      onPress={press}
    >
      <Sign size={16} aria-hidden="true" />
      {label}
    </Button>
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
