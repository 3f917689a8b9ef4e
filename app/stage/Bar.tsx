import { ChevronDown, Maximize, Minus, Plus } from 'lucide-react'
import { memo, useId } from 'react'
import type { Pin } from './density.ts'
import { Legend } from './Legend.tsx'
import styles from './Panel.module.css'
import type { ColourBy, StageWords } from './props.ts'

interface BarProps {
  readonly words: StageWords
  readonly colourBy: ColourBy
  readonly keys: readonly string[]
  readonly pin: Pin
  readonly isNarrow: boolean
  onPin(pin: Pin): void
  onZoom(step: 1 | -1 | 0): void
}

/** Over the picture: what hue means, how finely places are drawn, how closely one looks. */
export const Bar = memo(function Bar(props: BarProps) {
  const { words, colourBy, keys, pin, isNarrow, onPin, onZoom } = props
  return (
    <div className={styles.bar}>
      <Legend
        words={words}
        colourBy={colourBy}
        keys={keys}
        isNarrow={isNarrow}
        chevron={<ChevronDown className={styles.chevron} />}
      />
      <div className={styles.tools}>
        <Densities {...{ words, pin, isNarrow, onPin }} />
        <div className={styles.buttons}>
          <button
            type="button"
            aria-label={words.zoomOut}
            title={`${words.zoomOut} (−)`}
            onClick={() => onZoom(-1)}
          >
            <Minus size={16} aria-hidden />
          </button>
          <button type="button" aria-label={words.fit} title={`${words.fit} (0)`} onClick={() => onZoom(0)}>
            <Maximize size={15} aria-hidden />
          </button>
          <button
            type="button"
            aria-label={words.zoomIn}
            title={`${words.zoomIn} (+)`}
            onClick={() => onZoom(1)}
          >
            <Plus size={16} aria-hidden />
          </button>
        </div>
      </div>
    </div>
  )
})

const PINS: readonly (readonly [Pin, string])[] = [
  ['Z0', '5'],
  ['Z1', '50'],
  ['Z2', '1k'],
]

/** By itself, or pinned: for about 5 messages in a place, 50, or a thousand. */
function Densities({ words, pin, isNarrow, onPin }: Pick<BarProps, 'words' | 'pin' | 'isNarrow' | 'onPin'>) {
  // Two stages may stand side by side: each has a choice of its own.
  const name = useId()
  return (
    <fieldset className={styles.densities}>
      <legend className="visually-hidden">{words.density}</legend>
      {!isNarrow && <span aria-hidden>{words.density}</span>}
      <div className={styles.segments}>
        {([['auto', words.densityAuto], ...PINS] as const).map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={pin === value}
              onChange={() => onPin(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
