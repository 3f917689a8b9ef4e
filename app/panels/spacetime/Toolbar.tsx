import {
  ArrowRightFromLine,
  ArrowRightToLine,
  Download,
  Eye,
  Minus,
  Plus,
  RepeatOff,
  StretchHorizontal,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { currentSession } from '../../playback/current.ts'
import { useStore } from '../../store.ts'
import controls from '../ui/controls.module.css'
import { Segmented } from '../ui/Segmented.tsx'
import { type Lane, type LaneWish, toggled } from './lanes.ts'
import styles from './SpaceTime.module.css'
import { useSpaceTimeWords } from './words/index.ts'

interface Props {
  readonly lanes: readonly Lane[]
  readonly wish: LaneWish
  readonly isEven: boolean
  onWish(wish: LaneWish): void
  onEven(isEven: boolean): void
  onZoom(factor: number | 'fit'): void
  onSave(): void
}

/** How the picture is looked at. None of it changes how fast the run is told. */
export function Toolbar({ lanes, wish, isEven, onWish, onEven, onZoom, onSave }: Props) {
  const words = useSpaceTimeWords()
  const hidden = lanes.filter(({ id }) => wish.hidden.has(id))
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={words.title}>
      <Sign
        label={words.zoomOut}
        onPress={() => onZoom(1 / 1.6)}
        sign={<Minus size={16} aria-hidden="true" />}
      />
      <Sign
        label={words.fit}
        onPress={() => onZoom('fit')}
        sign={<StretchHorizontal size={16} aria-hidden="true" />}
      />
      <Sign label={words.zoomIn} onPress={() => onZoom(1.6)} sign={<Plus size={16} aria-hidden="true" />} />
      <Segmented
        label={words.scale}
        value={isEven ? 'even' : 'told'}
        options={[
          { value: 'told', label: words.told, title: words.toldHint },
          { value: 'even', label: words.even, title: words.evenHint },
        ]}
        onChange={(value) => onEven(value === 'even')}
      />
      <Loop />
      {hidden.length > 0 && <span className={styles['hiddenLabel']}>{words.hidden}</span>}
      {hidden.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className={styles['hiddenLane']}
          aria-label={words.show(name)}
          title={words.show(name)}
          onClick={() => onWish(toggled(wish, 'hidden', id))}
        >
          <Eye size={13} aria-hidden="true" /> {name}
        </button>
      ))}
      <span className={styles['space']} />
      <Sign label={words.save} onPress={onSave} sign={<Download size={16} aria-hidden="true" />} />
    </div>
  )
}

/** The ends of what is played again and again are set where the playhead is. */
function Loop() {
  const words = useSpaceTimeWords()
  const interval = useStore((page) => page.interval)
  const setEnd = (end: 'from' | 'to') => {
    const { reading, readingEnd } = useStore.getState()
    const { from, to } = interval ?? { from: 0, to: readingEnd }
    // An end that would lie on the wrong side of the other one sets that one free.
    const isFrom = end === 'from'
    const next = isFrom
      ? { from: reading, to: to > reading ? to : readingEnd }
      : { from: from < reading ? from : 0, to: reading }
    if (next.from < next.to) currentSession()?.loopOver(next)
  }
  return (
    <>
      <Sign
        label={words.loopFrom}
        onPress={() => setEnd('from')}
        sign={<ArrowRightFromLine size={16} aria-hidden="true" />}
      />
      <Sign
        label={words.loopTo}
        onPress={() => setEnd('to')}
        sign={<ArrowRightToLine size={16} aria-hidden="true" />}
      />
      {interval !== undefined && (
        <Sign
          label={words.loopEnd}
          onPress={() => currentSession()?.loopOver(undefined)}
          sign={<RepeatOff size={16} aria-hidden="true" />}
        />
      )}
    </>
  )
}

function Sign(props: { readonly label: string; readonly sign: ReactNode; onPress(): void }) {
  return (
    <button
      type="button"
      className={controls['icon']}
      aria-label={props.label}
      title={props.label}
      onClick={props.onPress}
    >
      {props.sign}
    </button>
  )
}
