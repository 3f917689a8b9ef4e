import { fieldOf, type Measure, type Typed } from '../../engine/index.ts'
import type { Scenario } from '../format.ts'
import { nearest } from '../schema/nearest.ts'
import { patternsOf } from '../schema/words.ts'
import { type Finding, finding } from './finding.ts'
import type { AnyRun } from './run.ts'

/** A field of a kind of fact that the scenario asks for. */
interface Asked {
  readonly type: string
  readonly field: string
  readonly path: string
}

/** Fields that no such fact has on any branch: whoever asks for one counts nothing, and is not told. */
export function fieldFindings(scenario: Scenario, runs: ReadonlyMap<string, AnyRun>): readonly Finding[] {
  const facts = new Map<string, Typed[]>()
  for (const { trace } of runs.values()) {
    for (const event of trace.events) {
      const known = facts.get(event.type)
      if (known === undefined) facts.set(event.type, [event])
      else known.push(event)
    }
  }
  return askedBy(scenario).flatMap(({ type, field, path }) => {
    const all = facts.get(type) ?? []
    if (all.length === 0 || all.some((event) => fieldOf(event, field) !== undefined)) return []
    const has = [...new Set(all.flatMap(Object.keys))].filter((name) => name !== 'type')
    const near = nearest(field, has)
    const fix = near === undefined ? `it has ${has.join(', ')}` : `did you mean "${near}"?`
    const why = 'what asks for it never matches'
    return [finding('scenario.ts', path, `no "${type}" of its runs has a field "${field}"`, why, fix)]
  })
}

function askedBy(scenario: Scenario): readonly Asked[] {
  const ofPatterns = patternsOf(scenario).flatMap(({ pattern, path }) =>
    Object.keys(pattern).flatMap((field) =>
      field === 'type' ? [] : [{ type: pattern.type, field, path: `${path}/${field}` }],
    ),
  )
  const measures: readonly (readonly [string, Measure])[] = [
    ...Object.entries(scenario.measures).map(([id, what]) => [`/measures/${id}`, what] as const),
    ...scenario.bets.map(({ measure }, row) => [`/bets/${row}/measure`, measure] as const),
  ]
  return [...ofPatterns, ...measures.flatMap(([path, what]) => askedByMeasure(path, what))]
}

function askedByMeasure(path: string, what: Measure): readonly Asked[] {
  const by = 'by' in what ? [{ type: what.of.type, field: what.by, path: `${path}/by` }] : []
  const of = 'field' in what ? [{ type: what.of.type, field: what.field, path: `${path}/field` }] : []
  return [...by, ...of]
}
