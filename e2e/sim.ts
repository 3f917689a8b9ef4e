import { existsSync, readFileSync, statSync } from 'node:fs'
import {
  digestOf,
  LawBroken,
  measure,
  type Plain,
  RunEndless,
  type Trace,
  type Typed,
  valueAt,
} from '../engine/index.ts'
import { scenarioFromDefinitions } from '../scenarios/definitions.ts'
import { type Scenario, scenarioOf, scenarios } from '../scenarios/index.ts'
import { branchesOf, journalOf, type PlayOptions, play } from '../scenarios/play.ts'
import { nearest } from '../scenarios/schema/nearest.ts'
import type { Problem } from '../scenarios/schema/problems.ts'
import { FILE_BYTES_MAX, readJson } from '../scenarios/schema/read.ts'
import { parseScenario } from '../scenarios/schema/validate.ts'
import { wordProblems } from '../scenarios/schema/words.ts'
import { engines } from './engines.ts'
import { asksForHelp, type Options, parseOptions, USAGE } from './sim-options.ts'

/** Something wrong with what was asked: told in words, without a stack. */
class Refused extends Error {}

const FORMATS = { ndjson: printEvents, table: printTable, hash: printHash }

async function main(words: readonly string[]): Promise<void> {
  if (words.some(asksForHelp)) return console.log(USAGE)
  const options = parseOptions(words)
  if (typeof options === 'string') throw new Refused(`${options}\n${USAGE}`)
  const scenario = await scenarioAt(options.scenario)
  const branch = options.branch ?? 'main'
  if (!branchesOf(scenario).includes(branch)) {
    throw new Refused(
      `${options.scenario}: there is no branch "${branch}"; there are: ${branchesOf(scenario).join(', ')}`,
    )
  }
  const until = options.until ?? scenario.until
  const knobs = knobsOf(scenario, options)
  refuseBadSettings(scenario, branch, knobs)
  const { trace } = run(scenario, options, { ...seedOf(options), branch, knobs, until })
  FORMATS[options.format](trace, scenario, until)
}

/** A run that does not come to its end is the scenario's own: its file and where to look are told. */
function run(
  scenario: Scenario,
  { scenario: file }: Options,
  how: PlayOptions,
): { readonly trace: AnyTrace } {
  try {
    return play(scenario, engines[scenario.model], how)
  } catch (fault) {
    if (fault instanceof RunEndless) throw new Refused(`${file}: /setup: ${fault.message}`)
    throw fault
  }
}

type AnyTrace = Trace<Typed, Typed>

function printEvents({ events, ticks, causes }: AnyTrace): void {
  const lines: string[] = []
  for (let seq = 0; seq < events.length; seq++) {
    lines.push(JSON.stringify({ seq, tick: ticks.get(seq), cause: causes.get(seq), ...events[seq] }))
  }
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
}

/** The golden measures, each with what this run gave. */
function printTable(trace: AnyTrace, { measures }: Scenario, until: number): void {
  const rows = Object.entries(measures).map(
    ([id, what]) => [id, String(measure(trace, what, until) ?? '-')] as const,
  )
  const all = [...rows, ['events', String(trace.events.length)] as const, ['hash', digestOf(trace)] as const]
  const width = Math.max(...all.map(([id]) => id.length))
  for (const [id, value] of all) console.log(`${id.padEnd(width)}  ${value}`)
}

function printHash(trace: AnyTrace): void {
  console.log(digestOf(trace))
}

async function scenarioAt(name: string): Promise<Scenario> {
  const entry = scenarioOf(name)
  if (entry !== undefined) return (await entry.scenario()).default
  if (!existsSync(name)) {
    const near = nearest(
      name,
      scenarios.map(({ card }) => card.id),
    )
    const known = scenarios.map(({ card }) => card.id).join(', ')
    throw new Refused(
      `${name}: there is no such scenario and no such file${near === undefined ? '' : `; did you mean "${near}"?`}\n` +
        `scenarios: ${known}`,
    )
  }
  return scenarioInFile(name)
}

function scenarioInFile(file: string): Scenario {
  if (!statSync(file).isFile()) throw new Refused(`${file}: it is not a file; give a scenario's JSON file`)
  const bytes = statSync(file).size
  if (bytes > FILE_BYTES_MAX) {
    throw new Refused(
      `${file}: /: the file has ${bytes} bytes. Fix: a scenario has at most ${FILE_BYTES_MAX}: is it the right file?`,
    )
  }
  const read = readJson(textOf(file))
  if (!read.ok) throw new Refused(listOf(file, [read.problem]))
  const parsed = scenarioFromDefinitions(read.json) ?? parseScenario(read.json)
  if (!parsed.ok) throw new Refused(listOf(file, parsed.problems))
  const unknown = wordProblems(parsed.scenario, engines[parsed.scenario.model])
  if (unknown.length > 0) throw new Refused(listOf(file, unknown))
  return parsed.scenario
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    throw new Refused(
      `${file}: it cannot be read (${(fault as NodeJS.ErrnoException).code}). Fix: look at its permissions`,
    )
  }
}

function listOf(file: string, problems: readonly Problem[]): string {
  return problems.map(({ path, message, fix }) => `${file}: ${path}: ${message}. Fix: ${fix}`).join('\n')
}

function seedOf({ seed }: Options): { seed?: number } {
  return seed === undefined ? {} : { seed }
}

/** The knobs that `--set` turns: by id, or by a path into the setup. */
function knobsOf(scenario: Scenario, { set }: Options): Readonly<Record<string, Plain>> {
  const ids = scenario.knobs.map(({ id }) => id)
  for (const knob of Object.keys(set)) {
    if (ids.includes(knob) || knob.startsWith('/')) continue
    const near = nearest(knob, ids)
    const hint = near === undefined ? '.' : `; did you mean "${near}"?`
    throw new Refused(
      `--set ${knob}: there is no such knob${hint} There are: ${ids.join(', ') || 'none'}; ` +
        'a path into the setup, as /clients/W1/work, is taken too',
    )
  }
  return set
}

/** What is set must be as right as what is written: the set-up that comes of it is validated as a whole. */
function refuseBadSettings(scenario: Scenario, branch: string, knobs: Readonly<Record<string, Plain>>): void {
  for (const path of Object.keys(knobs).filter((knob) => knob.startsWith('/'))) {
    const holder = valueAt(scenario.setup, path.slice(0, path.lastIndexOf('/')))
    if (typeof holder === 'object' && holder !== null) continue
    throw new Refused(`--set ${path}: it leads nowhere in the setup; begin as /clients/<name>/<field>`)
  }
  const { setup } = journalOf(scenario, { branch, knobs })
  const parsed = parseScenario({ ...scenario, setup })
  if (!parsed.ok) throw new Refused(listOf('--set', parsed.problems))
}

try {
  await main(process.argv.slice(2))
} catch (fault) {
  const told = fault instanceof Refused || fault instanceof LawBroken
  console.error(fault instanceof Error ? fault.message : String(fault))
  if (!told)
    console.error('This is a fault of Brokerscope itself: please report it with the command that you gave.')
  process.exitCode = 1
}
