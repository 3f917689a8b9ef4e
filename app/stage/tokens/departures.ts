import { CAUSE_MS, type MovingView, type StageMoment } from '../props.ts'

/** What somebody who follows the playhead has to be told: those that came in, or all that there are. */
export interface Departed {
  readonly views: readonly MovingView[]
  /** Whatever was told before is void. */
  readonly isFresh: boolean
}

/** Follows the playhead: while it plays on, only what has come into sight since the last moment is looked at. */
export class Departures {
  #all: readonly MovingView[] = []
  #reading = 0
  #next = 0
  #isVoid = true

  /** The next moment begins anew. */
  reset(): void {
    this.#isVoid = true
  }

  /** What is new at a moment, by departure. */
  at(moment: StageMoment): Departed {
    const { all, reading, still } = moment
    const isFresh = this.#isVoid || still || all !== this.#all || reading < this.#reading
    this.#all = all
    this.#reading = reading
    this.#isVoid = false
    if (isFresh) {
      this.#next = firstUnseen(all, reading)
      return { views: moment.moving, isFresh }
    }
    const views: MovingView[] = []
    for (; this.#next < all.length; this.#next++) {
      const view = all[this.#next] as MovingView
      if (view.departs - CAUSE_MS > reading) break
      if (reading < view.arrives) views.push(view)
    }
    return { views, isFresh }
  }
}

/** The row of the first that is not in sight yet. */
function firstUnseen(all: readonly MovingView[], reading: number): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle] as MovingView).departs - CAUSE_MS <= reading) low = middle + 1
    else high = middle
  }
  return low
}
