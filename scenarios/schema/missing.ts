import { nearest } from './nearest.ts'
import type { Problem } from './problems.ts'

/** A name that must be one of those that are there. */
export function missing(
  path: string,
  what: string,
  name: string,
  known: readonly string[],
  otherwise = 'declare it, or use another',
): readonly Problem[] {
  if (known.includes(name)) return []
  const near = nearest(name, known)
  const list =
    known.length === 0 ? 'there is none yet' : `there are: ${known.map((one) => `"${one}"`).join(', ')}`
  const fix = near === undefined ? `${otherwise}; ${list}` : `did you mean "${near}"? ${list}`
  return [{ path, message: `there is no ${what} "${name}"`, fix }]
}
