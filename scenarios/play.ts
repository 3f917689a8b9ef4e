import {
  advance,
  type Command,
  createRun,
  type Engine,
  type Journal,
  type Plain,
  type Run,
  type Tick,
  type Typed,
  WORLD,
  withValueAt,
} from '../engine/index.ts'
import type { AuthoredBranch, Knob, Scenario } from './format.ts'

/** The branch without changes. */
export const MAIN = 'main'

/** Which run of a scenario. */
export interface PlayOptions {
  readonly seed?: number
  readonly branch?: string
  /** Knobs by id, or settings by their path in the setup, with a value from the start. */
  readonly knobs?: Readonly<Record<string, Plain>>
  readonly until?: Tick
}

/** The branches that a scenario tells of: main first. */
export function branchesOf(scenario: Scenario): readonly string[] {
  return [MAIN, ...scenario.branches.map(({ id }) => id)]
}

/** All that decides one run of a scenario. */
export function journalOf(scenario: Scenario, options: PlayOptions = {}): Journal<Typed, unknown> {
  const branch = scenario.branches.find(({ id }) => id === options.branch)
  const turned = { ...branch?.set, ...options.knobs }
  const setup = Object.entries(turned).reduce<unknown>(
    (before, [knob, value]) =>
      pathsOf(scenario, knob).reduce((data, path) => withValueAt(data, path, value), before),
    scenario.setup,
  )
  const commands = [...scenario.commands, ...(branch?.commands ?? []), ...turnsOf(scenario, branch)]
  return { seed: options.seed ?? scenario.seed, setup, commands }
}

/** The commands of a knob that is turned while the run goes on. */
export function turnOf(knob: Knob, value: Plain, at: Tick): readonly Command<Typed>[] {
  return knob.paths.map((path) => ({ at, to: WORLD, signal: { type: 'setup.changed', path, value } }))
}

/** Runs a scenario to its end, or to `until`. */
export function play<State, Event extends Typed, Signal extends Typed, Setup>(
  scenario: Scenario,
  engine: Engine<State, Event, Signal, Setup>,
  options: PlayOptions = {},
): Run<State, Event, Signal, Setup> {
  const journal = journalOf(scenario, options) as unknown as Journal<Signal, Setup>
  const run = createRun(engine.model, journal)
  advance(run, options.until ?? scenario.until)
  return run
}

function pathsOf(scenario: Scenario, knob: string): readonly string[] {
  return scenario.knobs.find(({ id }) => id === knob)?.paths ?? [knob]
}

function turnsOf(scenario: Scenario, branch: AuthoredBranch | undefined): readonly Command<Typed>[] {
  return (branch?.turns ?? []).flatMap(({ at, knob, value }) => {
    const known = scenario.knobs.find(({ id }) => id === knob)
    return known === undefined ? [] : turnOf(known, value, at)
  })
}
