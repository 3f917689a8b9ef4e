import type { Scenario } from '../format.ts'
import { type Ask, type Draw, FACTS, type FactName, type Generator } from './generator.ts'
import { OWN_GENERATORS } from './own.ts'
import { WRITTEN } from './written/index.ts'

const GENERATORS_MIN = 2
const GENERATORS_MAX = 4

/**
 * What a scenario is examined by: what was written for it, and its own bet. One that nothing was written for, as a
 * draft of an author, is asked about by what its knobs and measures allow.
 */
export function generatorsOf(scenario: Scenario): readonly Generator[] {
  const own = [...(OWN_GENERATORS[scenario.id] ?? []), ...(WRITTEN[scenario.id] ?? [])]
  const derived = derivedFrom(scenario)
  const all = own.length < GENERATORS_MIN ? [...own, ...derived] : [...own, ...derived.slice(0, 1)]
  const first = all.filter(({ id }, row) => all.findIndex((other) => other.id === id) === row)
  return first.slice(0, Math.max(GENERATORS_MAX, own.length))
}

/** Generators for any scenario: no one has to write a word for them. */
function derivedFrom(scenario: Scenario): readonly Generator[] {
  const draw = drawsOf(scenario)
  const measures = Object.keys(scenario.measures)
  const measure = (name: string): Ask => ({ kind: 'measure', measure: name })
  const facts = (Object.keys(FACTS) as FactName[]).filter((fact) => FACTS[fact].model === scenario.model)
  const asks: readonly Ask[] = [
    ...scenario.bets.slice(0, 1).map(({ id }): Ask => ({ kind: 'bet', bet: id })),
    ...measures.slice(0, 1).map(measure),
    ...(scenario.model === 'rabbitmq' ? [{ kind: 'times' } as const] : []),
    ...scenario.guarantees.slice(0, 1).map(({ id }): Ask => ({ kind: 'promise', guarantee: id })),
    ...measures.slice(1, 2).map(measure),
    ...facts.map((fact): Ask => ({ kind: 'fact', fact })),
    ...measures.slice(0, 1).map((name): Ask => ({ kind: 'setting', measure: name })),
  ]
  return asks
    .filter(({ kind }) => draw.length > 0 || kind === 'bet' || kind === 'fact' || kind === 'times')
    .map((ask) => ({ id: idOf(ask), draw: ask.kind === 'bet' ? [] : draw, ask }))
}

/** The headline knob first: it is the one that changes what the scenario is about. */
function drawsOf({ knobs, headline }: Scenario): readonly Draw[] {
  return [...knobs]
    .sort((one, other) => Number(other.id === headline?.knob) - Number(one.id === headline?.knob))
    .map(({ id, values }) => ({ set: id, from: values }))
}

function idOf(ask: Ask): string {
  const about = Object.entries(ask).flatMap(([field, value]) => (field === 'kind' ? [] : [value]))
  return [ask.kind, ...about].join('-')
}
