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
  readonly #ranks = new Map<string, number>()

  constructor(keys: readonly string[] = []) {
    for (const key of keys) this.rankOf(key)
  }

  /** The look of a key. */
  lookOf(key: string | undefined): KeyLook {
    if (key === undefined || key === '') return NEUTRAL
    return lookAt(this.rankOf(key))
  }

  /** Keys in the order of their hues. */
  get keys(): readonly string[] {
    return [...this.#ranks.keys()]
  }

  private rankOf(key: string): number {
    const known = this.#ranks.get(key)
    if (known !== undefined) return known
    const rank = this.#ranks.size
    this.#ranks.set(key, rank)
    return rank
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
