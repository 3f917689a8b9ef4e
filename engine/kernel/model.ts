import type { Address } from './agenda.ts'
import type { Seq, Tick, Ticks } from './clock.ts'
import type { NetworkPlan } from './network.ts'
import type { Rng } from './rng.ts'

/** The least that a fact or a signal is: a name from a closed list, and fields. */
export interface Typed {
  readonly type: string
}

/** The whole contract between the kernel and a broker. */
export interface Model<State, Event extends Typed, Signal extends Typed, Setup>
  extends Fold<State, Event, Setup> {
  readonly name: string
  /** How long packets take between its places. */
  network(setup: Setup): NetworkPlan
  /** Sets the first transits on their way. */
  start(state: State, turn: Turn<Event, Signal>): void
  /** Decides: reads the state, and says through `turn` what becomes so and what departs. */
  handle(state: State, to: Address, signal: Signal, turn: Turn<Event, Signal>, from: Address): void
  readonly laws: readonly Law<State, Event>[]
}

/** What a reader of a trace needs of a model: to make a state, to fold a fact into it, to copy it. */
export interface Fold<State, Event extends Typed, Setup> {
  create(setup: Setup): State
  /** Folds one fact into the state. No decision, no clock, no dice: total and dumb. */
  evolve(state: State, event: Event, tick: Tick, seq: Seq): void
  copy(state: State): State
}

/** What a handler may do during its turn. `emit` is the only write. */
export interface Turn<Event, Signal> {
  readonly now: Tick
  /** The acting place's own stream of dice. */
  readonly rng: Rng
  /** The fact that sent what arrived; -1 when a command did. */
  readonly cause: Seq
  /**
   * Records a fact. It is folded into the state before `emit` returns; its place in the trace comes back.
   * `cause` is the fact about the same thing that it goes on from; without it, what set this turn off last.
   */
  emit(event: Event, cause?: Seq): Seq
  /** Over the network: takes the latency of the link, and is lost when the link is cut. */
  send(from: Address, to: Address, signal: Signal, cause?: Seq): void
  /** Inside a process: takes exactly `ticks`, never lost. From a place to itself it is work or a timer. */
  pass(from: Address, to: Address, ticks: Ticks, signal: Signal, cause?: Seq): void
}

/**
 * A law of the engine: broken means a bug of ours, and the run stops. `check` runs after every event of the
 * types in `on` (all, when absent) and must be O(1); `audit` needs the whole state and runs at checkpoints.
 * Both return what is broken, in words, or undefined.
 */
export interface Law<State, Event extends Typed> {
  readonly id: string
  readonly on?: readonly Event['type'][]
  check?(state: State, event: Event, tick: Tick): string | undefined
  audit?(state: State, tick: Tick): string | undefined
}

/** A run that does not come to its end, because of what it was asked to do: told in words, for its author. */
export class RunEndless extends Error {
  override readonly name = 'RunEndless'

  constructor(what: string, fix: string) {
    super(`${what}. Fix: ${fix}`)
  }
}

/** A law was broken: the engine's bug, with all that is needed to see it again. */
export class LawBroken extends Error {
  override readonly name = 'LawBroken'
  readonly law: string
  readonly tick: Tick
  readonly seq: Seq
  readonly seed: number

  constructor(law: string, tick: Tick, seq: Seq, seed: number, what: string) {
    super(`${law} at tick ${tick}, event ${seq}, seed ${seed}: ${what}`)
    this.law = law
    this.tick = tick
    this.seq = seq
    this.seed = seed
  }
}
