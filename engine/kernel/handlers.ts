import type { Typed } from './model.ts'

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

/** Where something leads from a state; undefined when it leads nowhere from there. */
export function nextState<State extends string>(
  lifecycle: Readonly<Record<State, Readonly<Record<string, State>>>>,
  from: State,
  what: string,
): State | undefined {
  return lifecycle[from][what]
}
