import { MAIN } from '../../scenarios/play.ts'
import { hashOfRoute } from '../router.ts'

/** One of the two runs: which scenario, and which branch of it. */
export interface Chosen {
  readonly scenario: string
  readonly branch: string
}

/** Reads `round-robin-3x6~group-and-standby` or `retry:main~retry:w1`; undefined for anything else. */
export function readPair(id: string): { readonly left: Chosen; readonly right: Chosen } | undefined {
  const parts = id.split('~')
  const [left, right] = parts.map(chosenOf)
  return parts.length === 2 && left !== undefined && right !== undefined ? { left, right } : undefined
}

/** Writes what `readPair` reads. */
export function writePair(left: Chosen, right: Chosen): string {
  return `${nameOf(left)}~${nameOf(right)}`
}

/** The address of two scenarios side by side. */
export function hashOfPair(left: string, right: string): string {
  const id = writePair({ scenario: left, branch: MAIN }, { scenario: right, branch: MAIN })
  return hashOfRoute({ screen: 'compare', id, link: undefined })
}

function chosenOf(part: string): Chosen | undefined {
  const [scenario = '', branch = MAIN, ...more] = part.split(':')
  return /^[\w-]+$/.test(scenario) && more.length === 0 && branch !== '' ? { scenario, branch } : undefined
}

function nameOf({ scenario, branch }: Chosen): string {
  return branch === MAIN ? scenario : `${scenario}:${branch}`
}
