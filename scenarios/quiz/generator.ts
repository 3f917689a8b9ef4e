import type { Measure, Measured, Pattern, Plain } from '../../engine/index.ts'
import type { Said } from '../curriculum/said.ts'
import type { ModelName } from '../format.ts'

/** One thing that is drawn: a knob by its id, or a setting by its path in the setup. */
export interface Draw {
  readonly set: string
  readonly from: readonly Plain[]
}

/** What is asked about a run. Every kind is answered by running the engine; nothing here says what is right. */
export type Ask =
  /** What a measure gives. Wrong answers are what other settings give. */
  | { readonly kind: 'measure'; readonly measure: string }
  /** With which value of the first thing drawn a measure gives what it gave. */
  | { readonly kind: 'setting'; readonly measure: string }
  /** Whether a promise is kept. */
  | { readonly kind: 'promise'; readonly guarantee: string }
  /** A field of a fact about something: who works on m3, who owns P1 in the end. */
  | { readonly kind: 'fact'; readonly fact: FactName }
  /** How often a message is processed: lost, once, twice. */
  | { readonly kind: 'times' }
  /** Whether a message with a key gets into a queue at all. */
  | { readonly kind: 'arrives' }
  /** A question in words of its own; the run answers it, and every wrong answer is somebody's belief. */
  | Written
  /** The scenario's own question. */
  | { readonly kind: 'bet'; readonly bet: string }

/** A question that was written for a scenario. `{work}` in its words is the value drawn for `work`. */
export interface Written {
  readonly kind: 'written'
  /** One of the scenario's measures by its name, or a measure. */
  readonly measure: string | Measure
  readonly question: Said
  /** Why the run gives what it gives, whatever was drawn. */
  readonly because: Said
  readonly beliefs: readonly Belief[]
  /** Words for answers that are neither numbers nor names. */
  readonly says?: Readonly<Record<string, Said>>
  /** Times are told as times. */
  readonly unit?: 'ms'
}

/** An answer that one would believe, and what is wrong with it: the first of these fields that is there. */
export interface Belief {
  /** This, whatever was drawn; null: it never happens. */
  readonly gives?: Measured | null
  /** The value drawn for a setting, so many times. */
  readonly is?: string
  readonly times?: number
  /** What the run gives on another branch, with other settings, or both. */
  readonly on?: string
  readonly as?: Readonly<Record<string, Plain>>
  readonly why: Said
}

/** Makes questions: the same seed, the same question. Plain data, as everything in a scenario. */
export interface Generator {
  /** Once in a scenario. */
  readonly id: string
  /** On which of its branches; main when absent. */
  readonly branch?: string
  readonly draw: readonly Draw[]
  readonly ask: Ask
}

/** Facts that can be asked about in any scenario of a broker, by name; the page has the words of each. */
export type FactName = 'worker' | 'queue' | 'owner' | 'tape'

/** Which events tell a fact, what it is about, and what is asked. */
export interface Fact {
  readonly model: ModelName
  readonly of: Pattern
  readonly about: string
  readonly asked: string
  /** Of several about the same thing: the first, or the last. */
  readonly which: 'first' | 'last'
}

/** All facts that can be asked about. */
export const FACTS: Readonly<Record<FactName, Fact>> = {
  worker: {
    model: 'rabbitmq',
    of: { type: 'work.started' },
    about: 'name',
    asked: 'client',
    which: 'first',
  },
  queue: {
    model: 'rabbitmq',
    of: { type: 'message.enqueued' },
    about: 'name',
    asked: 'queue',
    which: 'last',
  },
  owner: {
    model: 'kafka',
    of: { type: 'partition.owned' },
    about: 'partition',
    asked: 'client',
    which: 'last',
  },
  tape: {
    model: 'kafka',
    of: { type: 'records.sent' },
    about: 'key',
    asked: 'partition',
    which: 'last',
  },
}
