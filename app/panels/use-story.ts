import { useSession } from '../playback/current.ts'

/** How a beat stands on the branch that is shown. */
export type BeatState = 'known' | 'unknown' | 'missing'

/** One word a beat, so that a list of them can be compared. */
export function useBeatStates(): readonly BeatState[] {
  return (
    useSession((session) =>
      session.beats().map(({ seq, isMissing }): BeatState => {
        if (isMissing) return 'missing'
        return seq === undefined ? 'unknown' : 'known'
      }),
    ) ?? NONE
  )
}

const NONE: readonly BeatState[] = []

/** The row of the last beat that can come; -1 without beats. */
export function lastBeatOf(states: readonly BeatState[]): number {
  return states.findLastIndex((state) => state !== 'missing')
}

/** The beats that would have come next but do not happen: those in a row after this one. */
export function missingAfter(states: readonly BeatState[], beat: number): readonly number[] {
  const missing: number[] = []
  for (let at = beat + 1; states[at] === 'missing'; at++) missing.push(at)
  return missing
}
