import { useCallback, useMemo } from 'react'
import type { ActionView, Scene } from '../../engine/index.ts'
import { useWords } from '../i18n/index.ts'
import { branchName } from '../panels/branch-name.ts'
import { profileOf } from '../panels/profile.ts'
import { Rich } from '../panels/ui/Rich.tsx'
import { sumsOf } from '../playback/sums.ts'
import type { Answer } from '../stage/props.ts'
import { Stage } from '../stage/Stage.tsx'
import { spokenScene } from '../stage/spoken.ts'
import { useStore } from '../store.ts'
import styles from './Compare.module.css'
import { type CompareSession, useCompare } from './compare-session.ts'
import { PaneKnobs } from './PaneKnobs.tsx'
import { PaneTime } from './PaneTime.tsx'
import type { Side } from './pair.ts'

interface Props {
  readonly side: Side
  readonly session: CompareSession
  readonly isShown: boolean
  /** A phone has no room for both worlds and their times. */
  readonly isWide: boolean
}

/** One of the two worlds: what it is, its stage, and what there is in all. */
export function Pane({ side, session, isShown, isWide }: Props) {
  const { stage } = useWords()
  const selection = useCompare((page) => page.selection)
  useCompare((page) => page.tick)
  useCompare((page) => page.shared)
  const revision = useCompare((page) => page.revision)
  const { scenario, telling } = session.worlds[side]
  const { cast, keys } = telling.survey
  const scene = session.scene(side)
  const onAct = useCallback(
    (action: ActionView, answer?: Answer) => void session.act(side, action, answer),
    [session, side],
  )
  const onSelect = useCallback((id: string | undefined) => useCompare.setState({ selection: id }), [])
  const name = useName(session, side)
  // Two stages on one page are told apart by their names.
  const words = useMemo(() => ({ ...stage, stage: `${name}. ${stage.stage}` }), [stage, name])
  if (!isShown) return null
  const seq = session.player.seqOf(side)
  const focus = session.focusOf(side)
  return (
    <section className={`${styles['pane']} ${styles[side]}`} aria-label={name} data-testid={`pane:${side}`}>
      <Name session={session} side={side} />
      <PaneKnobs session={session} side={side} name={name} />
      <div className={styles['stage']}>
        <Stage
          scene={scene}
          cast={cast}
          feed={session.player.feeds[side]}
          layout={scenario.layout}
          colourBy={scenario.colourBy}
          keys={keys}
          words={words}
          selection={selection}
          focus={focus.places}
          chapter={`${side} ${revision} ${focus.beat}`}
          marks={{ seq, tick: session.player.tick, branch: session.worlds[side].card.number }}
          onSelect={onSelect}
          onAct={onAct}
        />
      </div>
      {scenario.beats.length > 0 && <Told side={side} beat={session.beatOf(side)?.id} />}
      <Sums scene={scene} />
      {isWide && <PaneTime side={side} session={session} />}
    </section>
  )
}

/** What a side is called: its scenario, or its branch when both are of one. */
export function useName(session: CompareSession, side: Side): string {
  const words = useWords()
  const language = useStore((page) => page.language)
  const narration = useCompare((page) => page.narrations[side])
  useCompare((page) => page.revision)
  const { card, scenario } = session.worlds[side]
  const branch = branchName(card, { narration, language, words }, scenario.knobs)
  if (session.isSameScenario) return branch
  const title = narration?.title ?? scenario.id
  return card.kind === 'main' ? title : `${title}: ${branch}`
}

function Name({ session, side }: Pick<Props, 'session' | 'side'>) {
  const name = useName(session, side)
  return (
    <header className={styles['paneHead']}>
      <h2 title={name}>{name}</h2>
      <span className={styles['badge']}>{profileOf(session.worlds[side].scenario)}</span>
    </header>
  )
}

/** What its story says of this moment. */
function Told({ side, beat }: { readonly side: Side; readonly beat: string | undefined }) {
  const title = useCompare((page) =>
    beat === undefined ? undefined : page.narrations[side]?.beats[beat]?.title,
  )
  return (
    <p className={styles['said']} data-testid={`said:${side}`}>
      {title !== undefined && <Rich text={title} />}
    </p>
  )
}

/** Everything that is counted on the stage, once more in one line. */
function Sums({ scene }: { readonly scene: Scene }) {
  const { stage } = useWords()
  const sums = useMemo(() => sumsOf(spokenScene(scene, stage)), [scene, stage])
  return (
    <dl className={styles['sums']}>
      {sums.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
