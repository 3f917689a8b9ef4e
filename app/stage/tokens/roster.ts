import { type Freight, unpack } from './freight.ts'
import type { Lane, Track } from './tracks.ts'

/** Changes of what is on its way. */
export interface Traffic {
  /** Lanes on which nothing was so far, in the order of their rows. */
  readonly lanes: readonly Lane[]
  /** Everything stands elsewhere: lanes begin with row 0 again. */
  readonly isMoved: boolean
  readonly entered: Freight
  /** Nothing else is on its way. */
  readonly isFresh: boolean
}

const BEHIND_MS = 250

/** All that is on its way, as it is known where it is painted. */
export class Roster {
  #lanes: Lane[] = []
  #tracks: Track[] = []

  /** In order of departure. */
  get tracks(): readonly Track[] {
    return this.#tracks
  }

  /** Notes who has come, and forgets who has arrived; a painter may be a little behind the playhead. */
  take({ lanes, isMoved, entered, isFresh }: Traffic, reading: number): void {
    if (isMoved) this.#lanes = []
    this.#lanes.push(...lanes)
    const known = isFresh ? this.#tracks : []
    const stayed = isFresh ? [] : this.#tracks.filter(({ arrives }) => reading < arrives + BEHIND_MS)
    this.#tracks = stayed.concat(unpack(entered, this.#lanes))
    // Who is followed keeps its size, though all were told anew.
    const salient = new Set(known.filter(({ isSalient }) => isSalient).map(({ id }) => id))
    if (salient.size > 0) for (const track of this.#tracks) track.isSalient = salient.has(track.id)
  }
}
