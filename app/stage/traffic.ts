import type { Passage } from '../playback/passages.ts'
import type { Pin } from './density.ts'

/** From so many messages a second on, what matters of a way is how much goes there. */
export const BUSY = 50

/** What went where, if that is what the picture has to say: nothing of it while each message can be followed. */
export function trafficOf(
  passages: readonly Passage[] | undefined,
  pin: Pin,
): readonly Passage[] | undefined {
  if (passages === undefined || passages.length === 0) return undefined
  return pin === 'Z2' || passages.some(isBusy) ? passages : undefined
}

/** For more than a second: one burst can be followed, and what is counted would be gone before it is read. */
function isBusy({ lately }: Passage): boolean {
  return lately() >= BUSY && lately(1) >= BUSY
}
