import { type Engine, type Typed, verdictsOf } from '../../engine/index.ts'
import type { Card, Narration, Scenario } from '../format.ts'
import { branchesOf, MAIN, play } from '../play.ts'
import { parseScenario } from '../schema/validate.ts'
import { wordProblems } from '../schema/words.ts'
import { fieldFindings } from './fields.ts'
import { type Finding, finding } from './finding.ts'
import { type AnyRun, runFindings } from './run.ts'
import { wordFindings } from './words.ts'

export type { Finding } from './finding.ts'

/** A scenario's folder, read. */
export interface Folder {
  readonly card: Card
  readonly scenario: Scenario
  readonly en: Narration
  readonly ru: Narration
}

type AnyEngine = Engine<unknown, Typed, Typed, unknown>

/** All that is to be mended in a scenario's folder. What does not even have the format is not run. */
export function lint(folder: Folder, engine: AnyEngine): readonly Finding[] {
  const { card, scenario, en, ru } = folder
  const broken = formatFindings(scenario, engine)
  if (broken.length > 0) return broken
  const runs = new Map<string, AnyRun>()
  for (const branch of branchesOf(scenario)) {
    try {
      runs.set(branch, play(scenario, engine, { branch }))
    } catch (fault) {
      const what = fault instanceof Error ? fault.message : String(fault)
      return [faultOf(branch, what)]
    }
  }
  return [
    ...cardFindings(card, scenario, en, ru),
    ...wordFindings(scenario, en, ru),
    ...fieldFindings(scenario, runs),
    ...runFindings(scenario, engine, runs),
    ...promiseFindings(scenario, engine, runs.get(MAIN) as AnyRun),
  ]
}

function formatFindings(scenario: Scenario, engine: AnyEngine): readonly Finding[] {
  const parsed = parseScenario(JSON.parse(JSON.stringify(scenario)))
  const problems = parsed.ok ? wordProblems(parsed.scenario, engine) : parsed.problems
  const why = 'the same would be refused in a file of somebody else'
  return problems.map(({ path, message, fix }) => finding('scenario.ts', path, message, why, fix))
}

function faultOf(branch: string, what: string): Finding {
  const why = `the branch "${branch}" does not run to its end`
  return finding(
    'scenario.ts',
    '/setup',
    what,
    why,
    'report it with this folder: it is a fault of the engine',
  )
}

function cardFindings(card: Card, scenario: Scenario, en: Narration, ru: Narration): readonly Finding[] {
  const errata = scenario.beats.flatMap(({ erratum }) => erratum ?? []).sort()
  const pairs: readonly (readonly [path: string, says: unknown, is: unknown, where: string])[] = [
    ['/id', card.id, scenario.id, 'scenario.ts'],
    ['/model', card.model, scenario.model, 'scenario.ts'],
    ['/beats', card.beats, scenario.beats.length, 'scenario.ts'],
    ['/errata', [...card.errata].sort().join(' '), errata.join(' '), 'scenario.ts'],
    ['/title/en', card.title.en, en.title, 'en.ts'],
    ['/title/ru', card.title.ru, ru.title, 'ru.ts'],
  ]
  return pairs
    .filter(([, says, is]) => says !== is)
    .map(([path, says, is, where]) =>
      finding(
        'card.ts',
        path,
        `it says ${JSON.stringify(says)}, and ${where} ${JSON.stringify(is)}`,
        'the gallery shows the card before anything else is loaded',
        `write ${JSON.stringify(is)}, or change ${where}`,
      ),
    )
}

function promiseFindings(scenario: Scenario, engine: AnyEngine, { trace }: AnyRun): readonly Finding[] {
  return scenario.guarantees.flatMap(({ id, guarantee, options, expect }, row) => {
    const known = engine.guarantees.find((one) => one.id === guarantee)
    if (known === undefined) return []
    const holds = verdictsOf(known, options, trace.events, trace.ticks).at(-1)?.verdict.holds
    if (holds === expect) return []
    const message = `"${id}" is expected to be ${expect}, and is ${holds} at the end of main`
    const why = 'a chip that surprises its author misleads its reader'
    return [
      finding(
        'scenario.ts',
        `/guarantees/${row}/expect`,
        message,
        why,
        `write ${JSON.stringify(holds)} if that is what you mean`,
      ),
    ]
  })
}
