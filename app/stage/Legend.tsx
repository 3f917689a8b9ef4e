import type { ReactNode } from 'react'
import { CHIP } from './forms/chips.ts'
import { GLYPH_PATHS } from './glyphs.ts'
import { KeyBook } from './keys.ts'
import styles from './Panel.module.css'
import { classes, hueClass } from './places/parts.tsx'
import { tabPath } from './places/Slots.tsx'
import type { ColourBy, LegendState, StageWords } from './props.ts'
import stage from './Stage.module.css'

interface LegendProps {
  readonly words: StageWords
  readonly colourBy: ColourBy
  readonly keys: readonly string[]
  readonly isNarrow: boolean
  readonly chevron: ReactNode
}

/** How many keys stand in the bar; the sheet has as many as a reader looks through. */
const KEYS_IN_BAR = 4
/** What they may take together on a phone, in letters, and what the sign of each is worth. */
const LETTERS_IN_BAR = 25
const SIGN_LETTERS = 4
/** What "+12" after them is worth. */
const REST_LETTERS = 4
/** Hues and glyphs come in 36 pairs. A page with thousands of drawings spends its frames on them, seen or not. */
const KEYS_MAX = 72

/** What hue means now, and, unfolded, what the patterns and lines mean. */
export function Legend({ words, colourBy, keys, isNarrow, chevron }: LegendProps) {
  const book = new KeyBook(keys)
  const first = firstOf(keys, isNarrow ? LETTERS_IN_BAR : Infinity)
  return (
    <details className={styles.legend}>
      <summary aria-label={`${words.legend}: ${words.hueIs[colourBy]}`}>
        <span className={styles.hueIs}>{words.hueIs[colourBy]}</span>
        <span className={styles.keys}>
          {first.map((key) => (
            <Key key={key} name={key} book={book} />
          ))}
          {keys.length > first.length && <span>+{keys.length - first.length}</span>}
        </span>
        {chevron}
      </summary>
      <div className={styles.sheet}>
        <p className={styles.wide}>
          {keys.length === 0 && words.noKeys}
          {keys.slice(0, KEYS_MAX).map((key) => (
            <Key key={key} name={key} book={book} />
          ))}
          {keys.length > KEYS_MAX && <span>{words.more(keys.length - KEYS_MAX)}</span>}
        </p>
        {STATES.map((state) => (
          <span key={state} className={styles.sign}>
            <StateSign state={state} />
            {words.states[state]}
          </span>
        ))}
      </div>
    </details>
  )
}

/** As many as there is room for, and one in any case. */
function firstOf(keys: readonly string[], room: number): readonly string[] {
  let taken = keys.length > KEYS_IN_BAR ? REST_LETTERS : 0
  return keys.slice(0, KEYS_IN_BAR).filter((key, at) => {
    taken += key.length + SIGN_LETTERS
    return at === 0 || taken <= room
  })
}

const STATES: readonly LegendState[] = [
  'ready',
  'data',
  'claimed',
  'control',
  'tentative',
  'configuration',
  'redelivered',
  'ownership',
  'duplicate',
  'deadLettered',
  'cameBack',
  'gone',
]

function Key({ name, book }: { name: string; book: KeyBook }) {
  const look = book.lookOf(name)
  return (
    <span className={classes(styles.key, hueClass(look))}>
      <svg width={16} height={16} viewBox="-8 -8 16 16" aria-hidden>
        <rect className={stage.tab} x={-8} y={-8} width={16} height={16} rx={4} />
        <path className={stage.tabGlyph} d={GLYPH_PATHS[look.glyph]} transform="scale(4.4)" />
      </svg>
      {name}
      {look.letter !== undefined && ` ${look.letter}`}
    </span>
  )
}

/** A small drawing of what a pattern or a line is. */
function StateSign({ state }: { state: LegendState }) {
  return (
    <svg width={46} height={24} viewBox="-4 -4 46 24" aria-hidden className={stage.hue0}>
      {isLine(state) ? <LineSign state={state} /> : <ChipSign state={state} />}
    </svg>
  )
}

function isLine(state: LegendState): state is 'data' | 'control' | 'configuration' | 'ownership' {
  return state === 'data' || state === 'control' || state === 'configuration' || state === 'ownership'
}

function LineSign({ state }: { state: LegendState }) {
  if (state === 'ownership') {
    return (
      <>
        <path className={stage.ribbonEdge} d="M0 8H38" />
        <path className={stage.ribbon} d="M0 8H38" />
        <rect x={0} y={2.5} width={38} height={11} fill="url(#stage-texture-1)" />
      </>
    )
  }
  return (
    <>
      <path className={classes(stage.wire, state !== 'data' && stage[state])} d="M0 8H30" />
      <path className={stage.head} d="M38 8l-9-4.5v9Z" />
    </>
  )
}

function ChipSign({ state }: { state: LegendState }) {
  const [width, height] = [CHIP.width, 16]
  if (state === 'gone') {
    return (
      <>
        <path className={stage.stone} d="M7 18V8A10 10 0 0 1 27 8V18Z" />
        <path className={stage.stoneCross} d="M13 6l8 8m0-8l-8 8" />
      </>
    )
  }
  const fill = state === 'claimed' ? { fill: 'url(#stage-hatch-0)' } : undefined
  return (
    <>
      {state === 'duplicate' && <rect className={stage.behind} x={3} y={-3} {...{ width, height }} rx={6} />}
      <rect
        className={classes(stage.chip, state === 'tentative' && stage.tentative)}
        style={fill}
        {...{ width, height }}
        rx={6}
      />
      <path className={stage.tab} d={tabPath(CHIP.tab, height, 6)} />
      {state === 'redelivered' && (
        <rect className={stage.double} x={2.5} y={2.5} width={29} height={11} rx={4} />
      )}
      {state === 'deadLettered' && <path className={stage.cut} d="M25 0H34V9Z" />}
      {state === 'cameBack' && (
        <g transform="translate(27 6)" className={stage.drawing}>
          <rect className={stage.markBack} x={-12} y={-8.5} width={24} height={16} rx={8} />
          <text className={stage.mark} y={4}>
            ↻2
          </text>
        </g>
      )}
    </>
  )
}
