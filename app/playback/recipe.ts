import { type Command, type Plain, type Tick, type Typed, valueAt } from '../../engine/index.ts'
import type { Knob, Scenario } from '../../scenarios/index.ts'
import { journalOf, MAIN, turnOf } from '../../scenarios/play.ts'
import type { Order } from '../worker/client.ts'
import type { AnyJournal } from '../worker/protocol.ts'

/** One thing that a reader did to a run. */
export type Deed =
  /** A knob with another value from the start. */
  | { readonly do: 'set'; readonly knob: string; readonly value: Plain }
  /** A knob turned while the run goes on. */
  | { readonly do: 'turn'; readonly at: Tick; readonly knob: string; readonly value: Plain }
  /** An order. `name` and `place` are for the rail: which action, on what. */
  | {
      readonly do: 'order'
      readonly at: Tick
      readonly name: string
      readonly place: string
      readonly to: string
      readonly signal: Typed
    }

/** All that makes a branch: where its story is written, and what a reader did, in order. */
export interface Recipe {
  /** Main, or an authored branch. */
  readonly root: string
  readonly deeds: readonly Deed[]
}

/** After the last deed a run goes on at least so long, for what follows from it to be seen. */
const AFTERMATH_TICKS = 5_000

/** The scenario's own run. */
export const MAIN_RECIPE: Recipe = { root: MAIN, deeds: [] }

/** The commands of a deed; none when it changes the set-up. */
export function commandsOf(scenario: Scenario, deed: Deed): readonly Command<Typed>[] {
  if (deed.do === 'set') return []
  if (deed.do === 'order') return [{ at: deed.at, to: deed.to, signal: deed.signal }]
  const knob = knobOf(scenario, deed.knob)
  return knob === undefined ? [] : turnOf(knob, deed.value, deed.at)
}

/** All that decides a branch's run. */
export function journalOfRecipe(scenario: Scenario, { root, deeds }: Recipe): AnyJournal {
  const knobs: Record<string, Plain> = {}
  for (const deed of deeds) if (deed.do === 'set') knobs[deed.knob] = deed.value
  const journal = journalOf(scenario, { branch: root, knobs })
  const commands = [...journal.commands, ...deeds.flatMap((deed) => commandsOf(scenario, deed))]
  return { ...journal, commands }
}

/** What is asked of the worker for a run from its start. `key` names it among the runs of a page. */
export function orderOf(scenario: Scenario, key: string, recipe: Recipe): Order {
  const journal = journalOfRecipe(scenario, recipe)
  return { key, model: scenario.model, journal, until: untilOf(scenario, recipe) }
}

/** Where a branch's run ends. */
function untilOf(scenario: Scenario, { deeds }: Recipe): Tick {
  const ends = deeds.map((deed) => (deed.do === 'set' ? 0 : deed.at + AFTERMATH_TICKS))
  return Math.max(scenario.until, ...ends)
}

/** When the last of the deeds was done; 0 when one of them changes the run from its start. */
export function forkTickOf({ deeds }: Recipe): Tick {
  const last = deeds.at(-1)
  return last === undefined || last.do === 'set' ? 0 : last.at
}

/** The value that a knob has on a branch, in the end. */
export function knobValueOf(scenario: Scenario, { root, deeds }: Recipe, id: string): Plain {
  for (const deed of deeds.toReversed()) if (deed.do !== 'order' && deed.knob === id) return deed.value
  const authored = scenario.branches.find((branch) => branch.id === root)
  const turned = authored?.turns?.findLast(({ knob }) => knob === id)
  const set = authored?.set?.[id]
  const path = knobOf(scenario, id)?.paths[0] ?? (id.startsWith('/') ? id : undefined)
  const value = path === undefined ? undefined : valueAt(scenario.setup, path)
  return turned?.value ?? set ?? (value as Plain | undefined) ?? null
}

/** A knob of the scenario. */
export function knobOf(scenario: Scenario, id: string): Knob | undefined {
  return scenario.knobs.find((knob) => knob.id === id)
}
