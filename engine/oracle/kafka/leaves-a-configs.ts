import { type ConfigScope, defaultOf, profileOfVersion } from '../../kafka/config/defaults.ts'
import { stateMachines } from '../../kafka/config/state-machines.ts'
import { compareFields, type Difference, differencesBetween } from './leaves-a-difference.ts'

/** How the recorder writes a configuration that the version does not have. */
const ABSENT = '(absent)'

/** A default; each field `v<version>` is the value in that version. */
export function checkDefault(oracleCase: unknown): Difference[] {
  const configCase = oracleCase as { readonly scope: ConfigScope; readonly name: string }
  const versions = Object.keys(configCase).flatMap((key) => /^v(\d+\.\d+\.\d+)$/.exec(key)?.[1] ?? [])
  const got = versions.map((version) => {
    const value = defaultOf(configCase.scope, configCase.name, profileOfVersion(version))
    return [`v${version}`, value === undefined ? ABSENT : value]
  })
  return compareFields(configCase, Object.fromEntries(got))
}

/** The states of a lifecycle, and the transitions in any order. */
export function checkStateMachine(oracleCase: unknown): Difference[] {
  const {
    machine: name,
    states,
    legalTransitions,
  } = oracleCase as {
    readonly machine: string
    readonly states: readonly string[]
    readonly legalTransitions?: readonly (readonly [string, string])[]
  }
  const machine = stateMachines.get(name)
  if (machine === undefined) return [{ path: 'machine', expected: name, got: undefined }]
  const { transitions } = machine
  const legal = transitions === null ? undefined : Object.entries(transitions).flatMap(pairsFrom)
  return [
    ...differencesBetween(states, machine.states, 'states'),
    ...differencesBetween(asSet(legalTransitions), asSet(legal), 'legalTransitions'),
  ]
}

function pairsFrom([from, targets]: [string, readonly string[]]): [string, string][] {
  return targets.map((to) => [from, to])
}

/** As an object, whose keys have no order. */
function asSet(pairs: readonly (readonly [string, string])[] | undefined): Record<string, true> | undefined {
  return pairs === undefined
    ? undefined
    : Object.fromEntries(pairs.map(([from, to]) => [`${from} -> ${to}`, true]))
}
