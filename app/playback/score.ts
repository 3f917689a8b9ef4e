import type { Column, Seq, Tick } from '../../engine/index.ts'

/**
 * How much an event wants to be seen. A `hop` is a step inside of a broker that is drawn as a move; `loud` is
 * worth a look; a `murmur` is what machines tell each other all the time.
 */
export type Loudness = 'hop' | 'loud' | 'murmur'

/** Something on its way that is shown. */
export interface Way {
  /** Its row among the transits. */
  readonly row: number
  readonly departs: Tick
  readonly arrives: Tick
  readonly cause: Seq
  readonly weight: 'message' | 'control' | 'work'
  /** It is not one of those that this run does all the time. */
  readonly isNews: boolean
  /** It gets no further than this share of the way. */
  readonly reach?: number
}

/** A run as far as its pacing is concerned: when, why, and how loud; nothing of what it is about. */
export interface Score {
  readonly until: Tick
  readonly ticks: Column
  readonly causes: Column
  readonly triggers: Column
  readonly kinds: readonly Loudness[]
  /** Which events are not what this run does all the time. */
  readonly news: readonly boolean[]
  /** In order of departure. */
  readonly ways: readonly Way[]
  /** Events that sent a message which arrives in the same tick. */
  readonly instant: ReadonlySet<Seq>
  /** Ticks at which the story says something: never within a fold. */
  readonly told: readonly Tick[]
}
