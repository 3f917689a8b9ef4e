import { GLYPH_PATHS } from '../../stage/glyphs.ts'
import { lookAt } from '../../stage/keys.ts'
import { useLabWords } from '../words/index.ts'
import styles from './Hash.module.css'

/** Only so many keys are named in a partition; the others are counted. */
const NAMED_MAX = 24

interface PartitionsProps {
  readonly columns: readonly (readonly string[])[]
  /** All keys, in the order of their hues. */
  readonly keys: readonly string[]
  readonly chosen: string
  onChoose(key: string): void
}

/** Partitions side by side, each with the keys that fall on it. A key has its hue and its sign. */
export function Partitions({ columns, keys, chosen, onChoose }: PartitionsProps) {
  const { hash: words } = useLabWords()
  const ranks = new Map(keys.map((key, rank) => [key, rank]))
  const most = Math.max(1, ...columns.map((column) => column.length))
  return (
    <ul className={styles['partitions']} data-testid="placed">
      {columns.map((column, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a partition is its number.
        <li key={at} className={styles['partition']}>
          <header>
            <strong>P{at}</strong>
            <span>{words.inPartition(column.length)}</span>
          </header>
          <meter className={styles['bar']} min={0} max={most} value={column.length} aria-label={`P${at}`} />
          {column.length === 0 ? (
            <p className={styles['none']}>{words.none}</p>
          ) : (
            <p className={styles['keys']}>
              {column.slice(0, NAMED_MAX).map((key) => (
                <button
                  key={key}
                  type="button"
                  className={styles['key']}
                  aria-pressed={key === chosen}
                  onClick={() => onChoose(key)}
                >
                  <Sign rank={ranks.get(key) ?? 0} />
                  {key}
                </button>
              ))}
              {column.length > NAMED_MAX && <span>+{column.length - NAMED_MAX}</span>}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The sign and hue of the nth key, as on the stage. */
export function Sign({ rank }: { readonly rank: number }) {
  const { hue, glyph } = lookAt(rank)
  return (
    <svg width={14} height={14} viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true">
      <path
        d={GLYPH_PATHS[glyph]}
        fill={`var(--key-${hue}-fill)`}
        stroke={`var(--key-${hue}-stroke)`}
        strokeWidth={0.18}
      />
    </svg>
  )
}
