/** A moment of simulated time: whole milliseconds since the run began. */
export type Tick = number

/** A length of simulated time, in milliseconds. */
export type Ticks = number

/** The place of an event in the trace, from 0. */
export type Seq = number

/** What caused the first events: the scenario itself. */
export const NO_CAUSE: Seq = -1
