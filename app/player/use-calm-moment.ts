import { useEffect, useState } from 'react'
import { currentSession } from '../playback/current.ts'
import { type PageState, useStore } from '../store.ts'

/** How many facts in a row are shown at once, and how often one more may be when they come in crowds. */
const BURST = 8
const CALM_MS = 160
/** The more is on its way, the more a render costs and the less its digits are read: never more seldom than this. */
const CALM_MS_MAX = 330
const MOVING_A_MS = 10

/** A moment as the stage is told of it. */
export interface CalmMoment {
  readonly seq: number
  readonly tick: number
}

/**
 * The playhead's moment for what costs much to draw. As long as facts come singly it is told of at once; when
 * hundreds come a second, digits could not be read at that rate, and a few times a second has to do. What does
 * not play is always told of at once.
 */
export function useCalmMoment(): CalmMoment {
  const [moment, setMoment] = useState(() => momentOf(useStore.getState()))
  useEffect(() => listen(() => setMoment(momentOf(useStore.getState()))), [])
  return moment
}

const listeners = new Set<() => void>()
let release: (() => void) | undefined

/** All who listen are told in one go, so that React draws once. */
function listen(listener: () => void): () => void {
  listeners.add(listener)
  release ??= follow()
  // Something may have happened since it was rendered.
  listener()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    release?.()
    release = undefined
  }
}

function follow(): () => void {
  const valve = new Valve(
    () => {
      for (const listener of listeners) listener()
    },
    () => performance.now(),
    calmNow,
  )
  const stop = useStore.subscribe((page, before) => {
    if (page.seq === before.seq && page.tick === before.tick && page.revision === before.revision) return
    valve.push(page.mode === 'playing')
  })
  return () => {
    stop()
    valve.close()
  }
}

function calmNow(): number {
  const moving = currentSession()?.feed.now().moving.length ?? 0
  return Math.min(CALM_MS_MAX, CALM_MS + moving / MOVING_A_MS)
}

function momentOf({ seq, tick }: PageState): CalmMoment {
  return { seq, tick }
}

/** Lets a few through at once, then one at a time; the last one always comes through. */
export class Valve {
  readonly #open: () => void
  readonly #now: () => number
  readonly #calm: () => number
  #credit = BURST
  #since: number
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(open: () => void, now: () => number, calm: () => number = () => CALM_MS) {
    this.#open = open
    this.#now = now
    this.#calm = calm
    this.#since = now()
  }

  /** Something is to come through; what may not wait does not. */
  push(mayWait: boolean): void {
    this.refill()
    if (!mayWait || this.#credit >= 1) this.pass()
    else this.#timer ??= setTimeout(() => this.pass(), this.#calm() * (1 - this.#credit))
  }

  /** Nothing comes through any more. */
  close(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  private pass(): void {
    this.close()
    this.#credit = Math.max(0, this.#credit - 1)
    this.#open()
  }

  private refill(): void {
    const now = this.#now()
    this.#credit = Math.min(BURST, this.#credit + (now - this.#since) / this.#calm())
    this.#since = now
  }
}
