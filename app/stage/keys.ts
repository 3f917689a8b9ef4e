import type { MotionView, SlotView } from '../../engine/index.ts'
import type { ColourBy } from './props.ts'

/** How many hues there are; from the next key on, hues repeat with another glyph. */
export const HUES = 6
/** The look of what has no key. */
export const NEUTRAL: KeyLook = { hue: 0, glyph: 'ring' }

/** The shapes that say the same as the hue: one each. */
export const GLYPHS = ['disc', 'square', 'triangle', 'diamond', 'star', 'pentagon'] as const

/** A drawn sign. */
export type Glyph = (typeof GLYPHS)[number] | 'ring'

/** What a key looks like. */
export interface KeyLook {
  /** 1 to 6; 0 has no hue. */
  readonly hue: number
  readonly glyph: Glyph
  /** From the seventh key on: A, B ... as the pair of hue and glyph alone could be misread. */
  readonly letter?: string
}

/** Gives each key its hue and glyph in the order of the list; keys that are not in it come after, as they come. */
export class KeyBook {
  readonly #looks = new Map<string, KeyLook>()

  constructor(keys: readonly string[] = []) {
    for (const key of keys) this.lookOf(key)
  }

  /** The look of a key: the same object each time. */
  lookOf(key: string | undefined): KeyLook {
    if (key === undefined || key === '') return NEUTRAL
    const known = this.#looks.get(key)
    if (known !== undefined) return known
    const look = lookAt(this.#looks.size)
    this.#looks.set(key, look)
    return look
  }

  /** Keys in the order of their hues. */
  get keys(): readonly string[] {
    return [...this.#looks.keys()]
  }
}

/** The look of the nth key. In each round of six the glyphs move on by one, so no pair comes twice in 36. */
export function lookAt(rank: number): KeyLook {
  const hue = rank % HUES
  const round = Math.floor(rank / HUES)
  const glyph = GLYPHS[(hue + round) % GLYPHS.length] as Glyph
  if (round === 0) return { hue: hue + 1, glyph }
  return { hue: hue + 1, glyph, letter: String.fromCharCode(65 + ((round - 1) % 26)) }
}

/** What the hue of something that rests stands for. */
export function hueKeyOf(slot: SlotView, colourBy: ColourBy): string {
  if (colourBy === 'consumer') return slot.holder ?? ''
  if (colourBy === 'attempt') return `${(slot.attempts ?? 0) + 1}`
  return slot.key
}

/** What the hue of something on its way stands for. */
export function hueKeyOfMotion(motion: MotionView, colourBy: ColourBy): string | undefined {
  if (colourBy === 'attempt' && motion.key !== undefined) return motion.redelivered === true ? '2' : '1'
  return motion.key
}

const NATURAL = new Intl.Collator('en', { numeric: true })

/** Keys as a reader counts them: P0, P1, P2, and m2 before m10, whichever came first. */
export function inNaturalOrder(keys: Iterable<string>): string[] {
  return [...keys].sort((one, other) => NATURAL.compare(one, other) || (one < other ? -1 : 1))
}
