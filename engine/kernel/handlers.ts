import type { Turn, Typed } from './model.ts'

/**
 * What one kind of place does at each signal it may get. `Mind` is that place's own part of the state: the
 * type keeps a client from reading what only its broker knows.
 */
export type Handlers<Mind, Received extends Typed, Event, Signal> = {
  readonly [Type in Received['type']]: (
    mind: Mind,
    signal: Extract<Received, { type: Type }>,
    turn: Turn<Event, Signal>,
  ) => void
}

/** How each fact is folded into a state: a fact without its fold does not compile. */
export type Folds<State, Event extends Typed> = {
  readonly [Type in Event['type']]: (
    state: State,
    event: Extract<Event, { type: Type }>,
    tick: number,
    seq: number,
  ) => void
}

/** The life of something, as data: state -> what happens -> next state. */
export type Lifecycle = Readonly<Record<string, Readonly<Record<string, string>>>>
