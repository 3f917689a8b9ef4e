import type { Address } from './agenda.ts'
import type { Guarantee } from './guarantee.ts'
import type { Fold, Model, Typed } from './model.ts'
import type { Plain } from './pattern.ts'
import type { Projection } from './scene.ts'

/**
 * A broker as a reader of its traces sees it: how facts make a state, how that is shown, what it can promise.
 * Nothing of how it decides: a page that plays a trace need not load that.
 */
export interface Account<State, Event extends Typed, Signal extends Typed, Setup> {
  readonly model: Fold<State, Event, Setup>
  readonly projection: Projection<State, Event, Signal>
  /** The types of all facts that its runs can have: whoever waits for another one waits for ever. */
  readonly facts: ReadonlySet<string>
  // biome-ignore lint/suspicious/noExplicitAny: each promise remembers something else, and only it looks inside.
  readonly guarantees: readonly Guarantee<Event, any>[]
}

/** A broker, whole: its account, and how it runs. */
export interface Engine<State, Event extends Typed, Signal extends Typed, Setup>
  extends Account<State, Event, Signal, Setup> {
  readonly model: Model<State, Event, Signal, Setup>
}

/** Where changes of the setup go while the run goes on: a model's `handle` takes them at this address. */
export const WORLD: Address = 'world'

/**
 * A setting of an application or of a system outside of the brokers that changes now: the path in the setup
 * and the new value. What only a declaration can set (a queue's arguments) cannot be changed like this.
 */
export interface SetupChanged {
  readonly type: 'setup.changed'
  readonly path: string
  readonly value: Plain
}
