import { Download, Eye, Minus, Plus, StretchHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
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
