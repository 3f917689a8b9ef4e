import type { Measure, Pattern } from '../../engine/index.ts'
import type { Beat, Scenario } from '../format.ts'
import { missing } from './missing.ts'
import type { Problem } from './problems.ts'

/** What only a broker's engine knows: the names of its facts, and what it can promise. */
export interface EngineWords {
  readonly facts: ReadonlySet<string>
  readonly guarantees: readonly { readonly id: string }[]
}

/** Facts that never happen, and promises that nobody keeps an eye on: a beat on one would wait for ever. */
export function wordProblems(scenario: Scenario, engine: EngineWords): readonly Problem[] {
  const facts = [...engine.facts].sort((one, other) => (one < other ? -1 : 1))
  const promises = engine.guarantees.map(({ id }) => id)
  return [
    ...patternsOf(scenario).flatMap(({ pattern, path }) =>
      missing(`${path}/type`, 'fact', pattern.type, facts, 'use another; the log of the page shows them').map(
        shortened,
      ),
    ),
    ...scenario.guarantees.flatMap(({ guarantee }, row) =>
      missing(`/guarantees/${row}/guarantee`, 'promise', guarantee, promises, 'use another'),
    ),
  ]
}

/** There are hundreds of facts: a list of all of them helps nobody. */
function shortened(problem: Problem): Problem {
  return {
    ...problem,
    fix: problem.fix.replace(/[;?] there are: .*/s, (list) => (list.startsWith('?') ? '?' : '')),
  }
}

/** A pattern, and where it stands. */
export interface Placed {
  readonly pattern: Pattern
  readonly path: string
}

/** Every pattern that a scenario looks for in its runs. */
export function patternsOf({ beats, measures, bets }: Scenario): readonly Placed[] {
  return [
    ...beats.flatMap((beat, row) => ofBeat(beat, `/beats/${row}`)),
    ...Object.entries(measures).flatMap(([id, what]) => ofMeasure(what, `/measures/${id}`)),
    ...bets.flatMap(({ measure }, row) => ofMeasure(measure, `/bets/${row}/measure`)),
  ]
}

function ofBeat({ when, holds = [] }: Beat, path: string): readonly Placed[] {
  const anchor = 'event' in when ? [{ pattern: when.event, path: `${path}/when/event` }] : []
  const conditions = holds.flatMap((condition, row) => {
    const at = `${path}/holds/${row}`
    if ('happened' in condition) return [{ pattern: condition.happened, path: `${at}/happened` }]
    if ('absent' in condition) return [{ pattern: condition.absent, path: `${at}/absent` }]
    return ofMeasure(condition.measure, `${at}/measure`)
  })
  return [...anchor, ...conditions]
}

function ofMeasure(measure: Measure, path: string): readonly Placed[] {
  if (measure.take !== 'span') return [{ pattern: measure.of, path: `${path}/of` }]
  return [
    { pattern: measure.from, path: `${path}/from` },
    { pattern: measure.to, path: `${path}/to` },
  ]
}
