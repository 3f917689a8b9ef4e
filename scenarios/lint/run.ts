import {
  createReplay,
  type Engine,
  locateBeats,
  measure,
  type Run,
  type Seq,
  seek,
  type Typed,
} from '../../engine/index.ts'
import type { Beat, Scenario } from '../format.ts'
import { MAIN, play } from '../play.ts'
import { type Finding, finding } from './finding.ts'

/** A run whose words nobody here has to know. */
export type AnyRun = Run<unknown, Typed, Typed, unknown>

type AnyEngine = Engine<unknown, Typed, Typed, unknown>

/** What the runs of a scenario do not give, though the scenario says so. */
export function runFindings(
  scenario: Scenario,
  engine: AnyEngine,
  runs: ReadonlyMap<string, AnyRun>,
): readonly Finding[] {
  return [
    ...[...runs].flatMap(([branch, run]) => beatFindings(scenario, engine, branch, run)),
    ...layoutFindings(scenario, engine, runs),
    ...goldenFindings(scenario, runs),
    ...betFindings(scenario, runs),
    ...headlineFindings(scenario, engine, runs.get(MAIN) as AnyRun),
  ]
}

function beatFindings(
  scenario: Scenario,
  engine: AnyEngine,
  branch: string,
  run: AnyRun,
): readonly Finding[] {
  const own = scenario.beats.filter((beat) => (beat.branch ?? MAIN) === branch)
  const located = locateBeats(run.trace, own, scenario.until)
  return own.flatMap((beat, at) => {
    const path = `/beats/${scenario.beats.indexOf(beat)}`
    const { seq, holds } = located[at] as (typeof located)[number]
    if (seq === undefined) {
      const why = 'the story would tell it struck out'
      const fix = `look at the facts: npm run sim -- ${scenario.id} --branch ${branch}`
      return [finding('scenario.ts', `${path}/when`, `"${beat.id}" does not happen on ${branch}`, why, fix)]
    }
    const unmet = finding(
      'scenario.ts',
      `${path}/holds`,
      `a condition of "${beat.id}" is not met on ${branch}, its own branch`,
      'the story would say that the run went otherwise',
      'correct the condition, or the anchor',
    )
    const before = located.slice(0, at).findLast((one) => one.seq !== undefined)
    const late = finding(
      'scenario.ts',
      path,
      `"${beat.id}" comes before "${before?.id}", which stands above it`,
      'a story is told in the order in which it happens',
      'exchange them',
    )
    return [
      ...(holds ? [] : [unmet]),
      ...((before?.seq ?? 0) > seq ? [late] : []),
      ...focusFindings(beat, path, placesAt(engine, run, seq)),
    ]
  })
}

/** The places of the stage at a moment of a run. */
function placesAt(engine: AnyEngine, { trace, journal }: AnyRun, seq: Seq): readonly string[] {
  const { state, physics } = seek(createReplay(engine.model, journal.setup, trace), seq)
  return engine.projection.sceneOf(state, physics, trace.ticks.get(seq) ?? 0).places.map(({ id }) => id)
}

function focusFindings(beat: Beat, path: string, ids: readonly string[]): readonly Finding[] {
  return beat.focus.flatMap((id, at) => {
    if (ids.includes(id)) return []
    const message = `there is no place "${id}" at "${beat.id}"`
    const why = 'the stage has no such place at that moment'
    return [finding('scenario.ts', `${path}/focus/${at}`, message, why, `use one of: ${ids.join(', ')}`)]
  })
}

/** A place may come late, and on one branch only: but there it must come. */
function layoutFindings(
  scenario: Scenario,
  engine: AnyEngine,
  runs: ReadonlyMap<string, AnyRun>,
): readonly Finding[] {
  const known = new Set<string>()
  for (const [branch, run] of runs) {
    const own = scenario.beats.filter((beat) => (beat.branch ?? MAIN) === branch)
    const told = locateBeats(run.trace, own, scenario.until).flatMap(({ seq }) => seq ?? [])
    for (const seq of [...told, run.trace.events.length])
      for (const id of placesAt(engine, run, seq)) known.add(id)
  }
  return Object.keys(scenario.layout).flatMap((id) => {
    if (known.has(id)) return []
    const why = 'no branch shows such a place at any beat'
    const fix = `use one of: ${[...known].join(', ')}`
    return [finding('scenario.ts', `/layout/${id}`, `there is no place "${id}"`, why, fix)]
  })
}

function goldenFindings(scenario: Scenario, runs: ReadonlyMap<string, AnyRun>): readonly Finding[] {
  return scenario.goldens.flatMap(({ measure: id, branch = MAIN, value }, row) => {
    const what = scenario.measures[id]
    const run = runs.get(branch)
    if (what === undefined || run === undefined) return []
    const found = measure(run.trace, what)
    if (found === value) return []
    const message = `"${id}" is to be ${JSON.stringify(value)} on ${branch}, and the run gives ${JSON.stringify(found)}`
    const why = 'a golden is what the run must give, by simulation'
    const fix = `write ${JSON.stringify(found)} if the run is right, else correct the set-up`
    return [finding('scenario.ts', `/goldens/${row}/value`, message, why, fix)]
  })
}

function betFindings(scenario: Scenario, runs: ReadonlyMap<string, AnyRun>): readonly Finding[] {
  return scenario.bets.flatMap((bet, row) => {
    const asking = scenario.beats.find((beat) => beat.bet === bet.id)
    const path = `/bets/${row}`
    if (asking === undefined) {
      const fix = `give the beat that answers it "bet": "${bet.id}"`
      return [finding('scenario.ts', path, `nobody asks "${bet.id}"`, 'a bet is asked before a beat', fix)]
    }
    const run = runs.get(bet.branch ?? asking.branch ?? MAIN)
    const value = run === undefined ? undefined : measure(run.trace, bet.measure)
    const isAnswered =
      bet.kind === 'choice' ? bet.options.some((option) => option.value === value) : value !== undefined
    if (isAnswered) return []
    const message = `the run gives ${JSON.stringify(value)}, which is no answer to "${bet.id}"`
    const why = 'what is right is read off the run: then nobody could be right'
    return [finding('scenario.ts', path, message, why, 'correct the measure, or give an option this value')]
  })
}

function headlineFindings(scenario: Scenario, engine: AnyEngine, main: AnyRun): readonly Finding[] {
  const { headline } = scenario
  if (headline === undefined) return []
  const turned = play(scenario, engine, { knobs: { [headline.knob]: headline.value } })
  const changes = Object.values(scenario.measures).some(
    (what) => measure(turned.trace, what) !== measure(main.trace, what),
  )
  if (changes || scenario.guarantees.length > 0) return []
  const message = `"${headline.knob}" at ${JSON.stringify(headline.value)} changes no measure`
  const why = '"Break it" would break nothing that can be seen'
  return [
    finding(
      'scenario.ts',
      '/headline',
      message,
      why,
      'add a measure of what it changes, or choose another knob',
    ),
  ]
}
