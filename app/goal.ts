import { nearest } from '../scenarios/schema/nearest.ts'

const KINDS = ['seq', 'tick', 'beat', 'reading'] as const

/**
 * What is wrong with where a script wants to go; undefined when it can be gone to. Beyond the end of the run is
 * no fault: that is its end.
 */
export function goalFault(goal: unknown, beats: readonly string[]): string | undefined {
  const how = 'say where: { seq: 12 }, { tick: 900 } or { beat: "id" }'
  if (typeof goal !== 'object' || goal === null) return `seek: ${JSON.stringify(goal)} is no goal; ${how}`
  const said = Object.entries(goal)
  const [kind, value] = said[0] ?? []
  if (kind === undefined) return `seek: the goal is empty; ${how}`
  if (said.length > 1)
    return `seek: the goal says ${said.map(([name]) => name).join(' and ')}; say one of them`
  if (!KINDS.some((known) => known === kind)) return `seek: there is no goal "${kind}"; ${how}`
  if (kind === 'beat') return beatFault(value, beats)
  const isNumber = typeof value === 'number' && Number.isFinite(value) && value >= 0
  if (!isNumber || (kind !== 'reading' && !Number.isInteger(value)))
    return `seek: ${kind} is a whole number from 0, not ${shown(value)}`
  return undefined
}

/** As a script would write it; NaN is no JSON. */
export function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
}

function beatFault(value: unknown, beats: readonly string[]): string | undefined {
  if (typeof value === 'number' ? beats[value] !== undefined : beats.includes(String(value))) return undefined
  if (beats.length === 0) return 'seek: this scenario has no beats; use seq or tick'
  if (typeof value === 'number') return `seek: there is no beat ${value}; they are 0 to ${beats.length - 1}`
  const near = nearest(String(value), beats)
  const hint = near === undefined ? '' : `; did you mean "${near}"?`
  return `seek: there is no beat "${String(value)}"${hint} (there are: ${beats.join(', ')})`
}
