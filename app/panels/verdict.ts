import type { Seq } from '../../engine/index.ts'
import type { JudgedPromise } from '../playback/session.ts'

/**
 * The event at which a promise broke that is broken now: the first of the verdicts in a row that say so, as
 * more witnesses may have come since. -1 while it is not broken.
 */
export function brokenAt({ verdict, since, changes }: Omit<JudgedPromise, 'id'>): Seq {
  if (verdict.holds !== false) return -1
  let at = changes.findIndex(({ seq }) => seq === since)
  while (at > 0 && changes[at - 1]?.verdict.holds === false) at--
  return changes[at]?.seq ?? since
}
