import type { Scenario } from '../format.ts'
import { duplicates, inOrder } from './duplicates.ts'
import { kafkaReferences } from './kafka-references.ts'
import { missing } from './missing.ts'
import { endsOf, orderProblems } from './orders.ts'
import { pathProblems } from './paths.ts'
import type { Problem } from './problems.ts'
import { rabbitReferences } from './rabbit-references.ts'

/** Names that a scenario uses and does not have: each with the nearest that it has. */
export function referenceProblems(scenario: Scenario): readonly Problem[] {
  return [
    ...setupReferences(scenario),
    ...sameIds(scenario),
    ...storyReferences(scenario),
    ...strayWords(scenario),
    ...knobProblems(scenario),
    ...orderProblems(scenario),
  ]
}

/** What is wrong within the set-up alone. */
export function setupReferences(scenario: Scenario): readonly Problem[] {
  const { links = [] } = scenario.setup.network ?? {}
  const ends = endsOf(scenario)
  return [
    ...(scenario.model === 'rabbitmq' ? rabbitReferences(scenario.setup) : kafkaReferences(scenario)),
    ...links.flatMap(({ between }, row) =>
      between.flatMap((end, at) => missing(`/setup/network/links/${row}/between/${at}`, 'place', end, ends)),
    ),
    ...inOrder(scenario.setup, '/setup'),
  ]
}

function sameIds({ knobs, branches, beats, bets, guarantees }: Scenario): readonly Problem[] {
  const lists = { knobs, branches, beats, bets, guarantees }
  return Object.entries(lists).flatMap(([field, list]) =>
    duplicates(
      list.map(({ id }) => id),
      (row) => `/${field}/${row}/id`,
      'id',
      field === 'branches' ? ['main'] : [],
    ),
  )
}

function storyReferences(scenario: Scenario): readonly Problem[] {
  const branches = ['main', ...scenario.branches.map(({ id }) => id)]
  const bets = scenario.bets.map(({ id }) => id)
  const measures = Object.keys(scenario.measures)
  return [
    ...scenario.beats.flatMap(({ branch = 'main', bet, when }, row) => [
      ...missing(`/beats/${row}/branch`, 'branch', branch, branches),
      ...(bet === undefined ? [] : missing(`/beats/${row}/bet`, 'bet', bet, bets)),
      ...('after' in when && when.after !== undefined
        ? missing(
            `/beats/${row}/when/after`,
            'beat before this one',
            when.after,
            scenario.beats.slice(0, row).map(({ id }) => id),
          )
        : []),
    ]),
    ...scenario.bets.flatMap(({ branch = 'main' }, row) =>
      missing(`/bets/${row}/branch`, 'branch', branch, branches),
    ),
    ...scenario.goldens.flatMap(({ branch = 'main', measure }, row) => [
      ...missing(`/goldens/${row}/branch`, 'branch', branch, branches),
      ...missing(`/goldens/${row}/measure`, 'measure', measure, measures),
    ]),
  ]
}

/** Words about what is not there: nobody would ever read them. */
function strayWords({ words = {}, beats, bets, knobs, branches }: Scenario): readonly Problem[] {
  const things = [
    { of: 'beats', what: 'beat', ids: beats.map(({ id }) => id) },
    { of: 'bets', what: 'bet', ids: bets.map(({ id }) => id) },
    { of: 'knobs', what: 'knob', ids: knobs.map(({ id }) => id) },
    { of: 'branches', what: 'branch', ids: ['main', ...branches.map(({ id }) => id)] },
  ] as const
  return Object.entries(words).flatMap(([language, told]) =>
    things.flatMap(({ of, what, ids }) =>
      Object.keys(told?.[of] ?? {}).flatMap((id) => missing(`/words/${language}/${of}/${id}`, what, id, ids)),
    ),
  )
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
    ...settings.filter(isPath).flatMap(({ path, knob }) => pathProblems(scenario, knob, path, 'start')),
    ...scenario.knobs.flatMap(({ paths, applies }, row) =>
      paths.flatMap((path, at) => pathProblems(scenario, path, `/knobs/${row}/paths/${at}`, applies)),
    ),
  ]
}
