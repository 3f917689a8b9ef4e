import type { Scenario } from '../../scenarios/index.ts'
import { MAIN } from '../../scenarios/play.ts'
import type { ToldBeat } from './session.ts'
import type { Telling } from './telling.ts'

/** A branch as far as the story is concerned. */
export interface StoryBranch {
  readonly id: string
  /** The branch whose beats it tells: its own id, unless it is a what-if. */
  readonly root: string
  readonly telling: Telling | undefined
}

/** Readings nearer than this are the same moment. */
export const SAME_MS = 0.01

/**
 * The story seen from a branch. Beats of this branch's root are told here; beats of other authored branches on
 * theirs. A what-if is a digression: from there, the story does not go elsewhere.
 */
export function beatsFrom(
  scenario: Scenario,
  current: StoryBranch,
  branchOf: (id: string) => StoryBranch | undefined,
): ToldBeat[] {
  return scenario.beats.map(({ id, branch = MAIN }, index) => {
    const isHere = branch === current.root
    const told = isHere ? current : branchOf(branch)
    const place = told?.telling?.beats.get(id)
    return {
      id,
      index,
      branchId: told?.id ?? branch,
      seq: place?.seq,
      reading: isHere ? place?.reading : undefined,
      isMissing: told?.telling !== undefined && place === undefined,
      holds: place?.holds ?? true,
    }
  })
}

/** The row of the last beat that was reached; on a branch before its first beat, the row before that. */
export function beatReached(beats: readonly ToldBeat[], branchId: string, reading: number): number {
  let reached: number | undefined
  for (const beat of beats) {
    if (beat.branchId !== branchId || beat.reading === undefined) continue
    if (beat.reading <= reading + SAME_MS) reached = beat.index
    else {
      reached ??= beat.index - 1
      break
    }
  }
  return reached ?? beats.findIndex((beat) => beat.branchId === branchId) - 1
}

/** The next beat to be told after a row, if there is one: here, or (from a written branch) on another one. */
export function beatAfter(
  beats: readonly ToldBeat[],
  row: number,
  current: { readonly id: string; readonly isWhatIf: boolean },
): ToldBeat | undefined {
  return beats.find(
    ({ index, branchId, isMissing }) =>
      index > row && !isMissing && (branchId === current.id || !current.isWhatIf),
  )
}

/** The beat before a row. */
export function beatBefore(
  beats: readonly ToldBeat[],
  row: number,
  current: { readonly id: string; readonly isWhatIf: boolean },
): ToldBeat | undefined {
  return beats.findLast(
    ({ index, branchId, isMissing }) =>
      index < row && !isMissing && (branchId === current.id || !current.isWhatIf),
  )
}
