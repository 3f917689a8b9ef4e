import type { Command, Journal, Model, Seq, Tick, Transit, Typed } from '../../engine/index.ts'

/** A broker's rules as far as this folder is concerned: something that runs. */
export type AnyModel = Model<unknown, Typed, Typed, unknown>

/** All that decides a run, whatever runs. */
export type AnyJournal = Journal<Typed, unknown>

/**
 * What the page asks of its worker. Every request names its run: the number goes up with each run that is
 * begun, and what belongs to another number is the past (as a Kafka generation fences a zombie's commit).
 */
export type Request =
  /** A model that will be wanted: it is loaded while the page gets ready to ask. */
  | { readonly type: 'prepare'; readonly model: string }
  /** Another run, from tick 0. */
  | { readonly type: 'open'; readonly run: number; readonly model: string; readonly journal: AnyJournal }
  /** The run that the worker holds, as it would have been with these commands too. */
  | { readonly type: 'fork'; readonly run: number; readonly commands: readonly Command<Typed>[] }
  /** Goes on, at most to `until`, and at most about `events` events: the page pulls, the worker never pushes. */
  | {
      readonly type: 'pull'
      readonly run: number
      readonly pull: number
      readonly until: Tick
      readonly events: number
    }

/** What the worker answers to a pull. */
export type Reply = Batch | Failed

/** A piece of the trace, to be laid down from these rows on. */
export interface Batch {
  readonly type: 'batch'
  readonly run: number
  readonly pull: number
  readonly fromEvent: Seq
  readonly fromTransit: number
  readonly events: readonly Typed[]
  readonly ticks: ArrayLike<Tick>
  readonly causes: ArrayLike<Seq>
  readonly triggers: ArrayLike<Seq>
  readonly transits: readonly Transit<Typed>[]
  /** Everything up to this tick is in. */
  readonly now: Tick
}

/** The run stopped: a law was broken, or the engine threw. What happened before is in the batches. */
export interface Failed {
  readonly type: 'failed'
  readonly run: number
  readonly pull: number
  readonly fault: Fault
}

/** What went wrong in a run, as data. `law`, `tick` and `seq` are there when a law was broken. */
export interface Fault {
  readonly message: string
  readonly stack: string
  readonly law?: string
  readonly tick?: Tick
  readonly seq?: Seq
  /** The worker itself is not there: nothing was wrong with the run. */
  readonly isLost?: boolean
}

/** One end of a channel: a worker, a worker's own scope, or a port. */
export interface Port {
  postMessage(message: unknown): void
  onmessage: ((event: MessageEvent) => unknown) | null
}
