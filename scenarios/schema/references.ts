import { valueAt } from '../../engine/index.ts'
import type { Scenario } from '../format.ts'
import { kafkaReferences } from './kafka-references.ts'
import { nearest, type Problem } from './problems.ts'
import { rabbitReferences } from './rabbit-references.ts'

/** Names that a scenario uses and does not have: each with the nearest that it has. */
export function referenceProblems(scenario: Scenario): readonly Problem[] {
  const ofModel =
    scenario.model === 'rabbitmq' ? rabbitReferences(scenario.setup) : kafkaReferences(scenario.setup)
  return [...ofModel, ...storyReferences(scenario), ...knobProblems(scenario), ...commandProblems(scenario)]
}

/** A name that must be one of those that are there. */
export function missing(
  path: string,
  what: string,
  name: string,
  known: readonly string[],
): readonly Problem[] {
  if (known.includes(name)) return []
  const near = nearest(name, known)
  const list =
    known.length === 0 ? 'there is none yet' : `there are: ${known.map((one) => `"${one}"`).join(', ')}`
  const fix = near === undefined ? `declare it, or use another; ${list}` : `did you mean "${near}"? ${list}`
  return [{ path, message: `there is no ${what} "${name}"`, fix }]
}

function storyReferences(scenario: Scenario): readonly Problem[] {
  const branches = ['main', ...scenario.branches.map(({ id }) => id)]
  const bets = scenario.bets.map(({ id }) => id)
  const measures = Object.keys(scenario.measures)
  return [
    ...scenario.beats.flatMap(({ branch = 'main', bet }, row) => [
      ...missing(`/beats/${row}/branch`, 'branch', branch, branches),
      ...(bet === undefined ? [] : missing(`/beats/${row}/bet`, 'bet', bet, bets)),
    ]),
    ...scenario.goldens.flatMap(({ branch = 'main', measure }, row) => [
      ...missing(`/goldens/${row}/branch`, 'branch', branch, branches),
      ...missing(`/goldens/${row}/measure`, 'measure', measure, measures),
    ]),
  ]
}

function knobProblems(scenario: Scenario): readonly Problem[] {
  const knobs = scenario.knobs.map(({ id }) => id)
  const settings = scenario.branches.flatMap(({ set }, row) =>
    Object.keys(set ?? {}).map((setting) => ({ path: `/branches/${row}/set/${setting}`, knob: setting })),
  )
  // A setting that nobody turns by hand is named by its path.
  const isPath = ({ knob }: { readonly knob: string }) => knob.startsWith('/')
  const turned = scenario.branches.flatMap(({ turns = [] }, row) =>
    turns.map(({ knob }, turn) => ({ path: `/branches/${row}/turns/${turn}/knob`, knob })),
  )
  const headline =
    scenario.headline === undefined ? [] : [{ path: '/headline/knob', knob: scenario.headline.knob }]
  return [
    ...[...settings.filter((one) => !isPath(one)), ...turned, ...headline].flatMap(({ path, knob }) =>
      missing(path, 'knob', knob, knobs),
    ),
    ...settings.filter(isPath).flatMap(({ path, knob }) => pathProblems(scenario, knob, path)),
    ...scenario.knobs.flatMap(({ paths }, row) =>
      paths.flatMap((path, at) => pathProblems(scenario, path, `/knobs/${row}/paths/${at}`)),
    ),
  ]
}

/** A knob turns something that is there: its parent, at least, since a default may be left out. */
function pathProblems(scenario: Scenario, path: string, where: string): readonly Problem[] {
  const parent = path.slice(0, path.lastIndexOf('/'))
  const holder = valueAt(scenario.setup, parent)
  if (typeof holder === 'object' && holder !== null) return []
  const message = `"${path}" leads nowhere in the setup`
  return [
    {
      path: where,
      message,
      fix: 'begin at the setup: /clients/<name>/<field>, /topics/<name>/config/<property>',
    },
  ]
}

/** An order reaches a process of the set-up, the physics of its machines, or the world's settings. */
function addressesOf(scenario: Scenario): readonly string[] {
  const common = ['physics', 'world']
  if (scenario.model === 'kafka') {
    const { brokers, producers, consumers } = scenario.setup
    const clients = [...producers, ...consumers].map(({ name }) => name)
    return [...common, ...brokers.map(({ id }) => `kafka-${id}`), ...clients]
  }
  const { nodes = 1, clients = [], systems = [] } = scenario.setup
  const further = Array.from({ length: nodes - 1 }, (_, at) => `broker-${at + 2}`)
  return [...common, 'broker', ...further, ...[...clients, ...systems].map(({ name }) => name)]
}

function commandProblems(scenario: Scenario): readonly Problem[] {
  const addresses = addressesOf(scenario)
  const lost = scenario.commands.flatMap(({ to }, row) =>
    missing(`/commands/${row}/to`, 'place', to, addresses),
  )
  return [...lost, ...lateCommands(scenario)]
}

function lateCommands(scenario: Scenario): readonly Problem[] {
  return scenario.commands
    .map(({ at }, row) => ({ at, row }))
    .filter(({ at }) => at > scenario.until)
    .map(({ at, row }) => ({
      path: `/commands/${row}/at`,
      message: `${at} ms is after the end of the run`,
      fix: `give a tick up to ${scenario.until}, or raise "until"`,
    }))
}
