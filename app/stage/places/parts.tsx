import type { FactView, PlaceView } from '../../../engine/index.ts'
import { FACT_GAP, type Form, factWidth, STATUS_GAP } from '../forms/form.ts'
import { GLYPH_PATHS, SIGN_NAMES, SIGN_PATHS } from '../glyphs.ts'
import type { KeyLook } from '../keys.ts'
import styles from '../Stage.module.css'
import { isAtRest, wordOf } from '../spoken.ts'
import { LINE_HEIGHT } from '../text.ts'

/** The class that gives a hue to what is inside. */
export function hueClass({ hue }: KeyLook): string {
  return styles[`hue${hue}`] ?? ''
}

/** Several classes in one. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

interface GlyphProps {
  readonly look: KeyLook
  readonly x: number
  readonly y: number
  readonly size: number
  /** How high the tab is. */
  readonly room: number
}

/** In a lower tab there is no room for a letter; the pair of hue and glyph is one of a kind without it. */
const LETTER_ROOM = 30

/** The glyph of a key. */
export function Glyph({ look, x, y, size, room }: GlyphProps) {
  const hasLetter = look.letter !== undefined && room > LETTER_ROOM
  return (
    <>
      <path
        className={styles.tabGlyph}
        d={GLYPH_PATHS[look.glyph]}
        transform={`translate(${x} ${hasLetter ? y - 6 : y}) scale(${size / 2})`}
      />
      {hasLetter && (
        <text className={styles.tabLetter} x={x} y={y + size + 5}>
          {look.letter}
        </text>
      )}
    </>
  )
}

/** The sign in a shape: drawn if it is known, else written. */
export function Sign({ glyph, x = 0, y = 0 }: { glyph: string; x?: number; y?: number }) {
  const path = SIGN_PATHS[SIGN_NAMES[glyph] ?? glyph]
  if (path !== undefined) return <path className={styles.sign} d={path} transform={`translate(${x} ${y})`} />
  return (
    <text className={classes(styles.name, styles.middle)} x={x} y={y + 5}>
      {glyph}
    </text>
  )
}

/** A quantity: its name, and the number that a test can find. */
function Fact({ place, fact }: { place: string; fact: FactView }) {
  return (
    <>
      {fact.label !== '' && <tspan>{fact.label} </tspan>}
      <tspan
        className={fact.trouble === true ? styles.trouble : styles.value}
        data-testid={`count:${place}:${wordOf(fact)}`}
      >
        {fact.value}
      </tspan>
    </>
  )
}

interface FactsProps {
  readonly place: PlaceView
  readonly lines: Form['facts']
  readonly x: number
  readonly y: number
  readonly isCentred?: boolean
}

/** Lines of quantities. Numbers change, lines stay. */
export function Facts({ place, lines, x, y, isCentred = false }: FactsProps) {
  return lines.map((line, at) => (
    <text
      key={line[0]?.label}
      className={isCentred ? styles.middle : undefined}
      x={x}
      y={y + at * LINE_HEIGHT}
    >
      {line.map(({ label }, column) => {
        const fact = place.facts.find((now) => now.label === label)
        if (fact === undefined) return null
        const off = isCentred ? (column === 0 ? undefined : FACT_GAP) : undefined
        return (
          <tspan
            key={label}
            dx={off}
            x={isCentred || column === 0 ? undefined : x + startOf(line, column, place.facts)}
          >
            <Fact place={place.id} fact={fact} />
          </tspan>
        )
      })}
    </text>
  ))
}

/** Where a fact begins in its line: it does not move when the number before it grows within its room. */
function startOf(line: readonly FactView[], column: number, facts: readonly FactView[]): number {
  return line.slice(0, column).reduce((sum, fact) => {
    const now = facts.find(({ label }) => label === fact.label) ?? fact
    return sum + Math.max(factWidth(fact), factWidth(now)) + FACT_GAP
  }, 0)
}

/** Its small print at the moment, in as many lines as there is room for: on another branch it had other ones. */
export function notesNow({ notes = [] }: PlaceView, form: Form): readonly string[] {
  return notes.slice(0, form.notes.length)
}

interface CaptionProps {
  readonly place: PlaceView
  readonly form: Form
}

/** The words of a shape that has no room inside. */
export function Caption({ place, form }: CaptionProps) {
  const { x = 0, top = 0, isCentred = true, isOneLine = false } = form.caption ?? {}
  const line = (row: number) => top + 13 + row * LINE_HEIGHT
  const first = isOneLine ? 1 : 2
  const middle = isCentred && styles.middle
  return (
    <>
      <text className={classes(styles.name, middle)} x={x} y={line(0)}>
        {place.name}
        {isOneLine && (
          <tspan className={styles.beside} dx={STATUS_GAP}>
            {place.status}
          </tspan>
        )}
      </text>
      {!isOneLine && (
        <text className={classes(styles.status, middle)} x={x} y={line(1)}>
          {place.status}
        </text>
      )}
      {notesNow(place, form).map((note, row) => (
        <text key={note} className={classes(styles.note, middle)} x={x} y={line(first + row)}>
          {note}
        </text>
      ))}
      <Facts
        place={place}
        lines={form.facts}
        x={x}
        y={line(first + form.notes.length)}
        isCentred={isCentred}
      />
    </>
  )
}

/** What befell it: a cross, or two bars. */
export function Health({ place, x, y }: { place: PlaceView; x: number; y: number }) {
  if (place.health === 'down' && !isAtRest(place)) {
    return <path className={styles.cross} d="M-9-9L9 9M9-9L-9 9" transform={`translate(${x} ${y})`} />
  }
  if (place.health !== 'paused') return null
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle className={styles.badge} r={10} />
      <path className={styles.halt} d="M-3-4.5V4.5M3-4.5V4.5" />
    </g>
  )
}
