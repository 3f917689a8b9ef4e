import {
  type Engine,
  fieldOf,
  findAll,
  type Measure,
  type Measured,
  type Plain,
  type Run,
  type Typed,
  verdictsOf,
} from '../../engine/index.ts'
import type { Said } from '../curriculum/said.ts'
import type { Bet, Scenario } from '../format.ts'
import { MAIN, play } from '../play.ts'
import type { Dice } from './dice.ts'
import type { Draw, Generator } from './generator.ts'

/** An engine whose words nobody here has to know. */
export type AnyEngine = Engine<unknown, Typed, Typed, unknown>

/** A run of it. */
export type AnyRun = Run<unknown, Typed, Typed, unknown>

/** A value that was drawn, and is told to the reader. */
export interface Setting {
  readonly set: string
  readonly value: Plain
}

/** A question about one run, with what that run has answered. */
export interface Question {
  readonly scenario: string
  readonly generator: Generator
  readonly branch: string
  readonly settings: readonly Setting[]
  /** The message, key or partition that is asked about. */
  readonly subject?: string
  /** What the measure gave, when the setting is asked for. */
  readonly given?: Measured
  /** The form of the answer. */
  readonly form: Bet
  readonly truth: Measured
  /** What is wrong with an option, or right, by its id. */
  readonly why?: Readonly<Record<string, Said>>
  /** Where it is decided: events told by then, and the tick. */
  readonly moment: { readonly seq: number; readonly tick: number }
}

/** All that a kind of question needs to be made. */
export interface Making {
  readonly scenario: Scenario
  readonly engine: AnyEngine
  readonly generator: Generator
  readonly dice: Dice
  /** Runs that were made for it: settings may be drawn twice. */
  readonly runs: Map<string, AnyRun>
}

/** Runs the scenario with settings. */
export function runWith(making: Making, settings: readonly Setting[]): AnyRun {
  const { scenario, engine, runs } = making
  const { branch = MAIN } = making.generator
  const key = JSON.stringify([branch, settings])
  const knobs = Object.fromEntries(settings.map(({ set, value }) => [set, value]))
  const run = runs.get(key) ?? play(scenario, engine, { branch, knobs })
  runs.set(key, run)
  return run
}

/** One value for each thing that is drawn. */
export function drawn(draws: readonly Draw[], dice: Dice): readonly Setting[] {
  return draws.map(({ set, from }) => ({ set, value: dice.oneOf(from) ?? null }))
}

/** A question as all kinds have it. */
export function questionFrom(
  { scenario, generator }: Making,
  run: AnyRun,
  seq: number,
  rest: Pick<Question, 'settings' | 'form' | 'truth' | 'subject' | 'given' | 'why'>,
): Question {
  const at = Math.min(Math.max(0, seq), run.trace.events.length)
  const tick = run.trace.ticks.get(at - 1) ?? 0
  const { branch = MAIN } = generator
  return { scenario: scenario.id, generator, branch, ...rest, moment: { seq: at, tick } }
}

/** A choice among values; the same whichever was drawn first. */
export function choiceOf(values: readonly (Measured | null)[], dice: Dice): Bet {
  const options = dice.shuffled(values).map((value) => ({ id: String(value ?? null), value: value ?? null }))
  return { id: 'asked', kind: 'choice', measure: NOTHING, options }
}

/** More options cannot be weighed at a glance. */
export const OPTIONS_MAX = 4

/** The form of an answer has a measure; here the answer comes with the question. */
export const NOTHING: Measure = { take: 'count', of: { type: 'nothing' } }

/** After which event a measure is decided. */
export function decidedAt({ trace }: AnyRun, what: Measure): number {
  const of = what.take === 'span' ? what.to : what.of
  const rows = findAll(trace, of)
  const nth = what.take === 'tick' || what.take === 'value' ? (what.nth ?? -1) : -1
  const row = rows.at(nth > 0 ? nth - 1 : nth)
  return row === undefined ? trace.events.length : row + 1
}

/** The last word on a promise, and after which event it was spoken. */
export function verdictIn(
  { scenario, engine }: Making,
  { trace }: AnyRun,
  id: string,
): { readonly holds: boolean | 'open'; readonly seq: number } | undefined {
  const promised = scenario.guarantees.find((one) => one.id === id)
  const guarantee = engine.guarantees.find((one) => one.id === promised?.guarantee)
  if (promised === undefined || guarantee === undefined) return undefined
  const last = verdictsOf(guarantee, promised.options, trace.events, trace.ticks).at(-1)
  if (last === undefined) return undefined
  const { verdict, seq } = last
  const isAtTheEnd = verdict.holds !== false || seq < 0
  return { holds: verdict.holds, seq: isAtTheEnd ? trace.events.length : seq + 1 }
}

/** A field of an event, as text. */
export function textIn(event: Typed | undefined, field: string): string | undefined {
  const value = event === undefined ? undefined : fieldOf(event, field)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
