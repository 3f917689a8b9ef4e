import { deflateSync, strToU8 } from 'fflate'
import { hashOf } from '../engine/index.ts'
import type { Deed } from './playback/recipe.ts'

/** The version of what stands in a link. An old one is read for ever. */
export const VERSION = 'v1'

/** All that a link reproduces, besides the scenario that its route names. */
export interface LinkState {
  /** What-ifs in the order in which they were made: the first is `w1`. */
  readonly whatIfs: readonly { readonly parent: string; readonly deed: Deed }[]
  /** The branch that is shown. */
  readonly branch: string
  readonly seq: number
  readonly tick: number
  readonly language?: 'en' | 'ru' | undefined
  readonly tab?: 'story' | 'why' | 'state' | 'log' | 'time' | undefined
  /** Of two worlds side by side: what was done there to each, in order, from the branch on that the address names. */
  readonly done?: Readonly<Record<'left' | 'right', readonly Deed[]>> | undefined
  /** Another seed than the scenario's. */
  readonly seed?: number | undefined
  /** The scenario itself, when it is none of the built-in ones. */
  readonly scenario?: unknown
}

/** A link's last part: its version, what it shows, and a sum over it that tells a damaged one. */
export function writeLink(shown: LinkState): string {
  const text = JSON.stringify(shown)
  const letters = lettersOf(deflateSync(strToU8(text), { level: 9 }))
  return `${VERSION}.${letters}.${sumOf(letters)}`
}

/** A sum over a link's letters. */
export function sumOf(letters: string): string {
  return hashOf(letters).slice(0, 6)
}

function lettersOf(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
