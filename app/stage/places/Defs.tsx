import styles from '../Stage.module.css'
import { TEXTURES } from '../wires/wiring.ts'

/** Patterns: what is claimed is hatched in its hue, what is down is grey, ribbons differ by texture. */
export function Defs() {
  return (
    <defs>
      {HUE_ROWS.map((hue) => (
        <pattern
          key={`hue-${hue}`}
          id={`stage-hatch-${hue}`}
          className={styles[`hue${hue}`]}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={styles.hatchBack} width={6} height={6} />
          <path className={styles.hatchLine} d="M1 0V6" />
        </pattern>
      ))}
      <pattern
        id="stage-down"
        width={5}
        height={5}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className={styles.hatchBack} width={5} height={5} />
        <path className={styles.downLine} d="M1 0V5" />
      </pattern>
      {TEXTURE_PATHS.slice(0, TEXTURES).map((path, at) => (
        <pattern key={path} id={`stage-texture-${at}`} width={8} height={8} patternUnits="userSpaceOnUse">
          <path className={styles.textureInk} d={path} />
        </pattern>
      ))}
    </defs>
  )
}

/** No hue, and the six. */
const HUE_ROWS = [0, 1, 2, 3, 4, 5, 6]

/** Plain, strokes, dots, squares: told apart without a hue. */
const TEXTURE_PATHS: readonly string[] = [
  'M0-9',
  'M-1 9L9-1M-5 5L5-5M3 13L13 3',
  'M4 3V5M3 4H5',
  'M0 .5H8M.5 0V8',
]
