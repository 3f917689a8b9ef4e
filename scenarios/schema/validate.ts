import * as v from 'valibot'
import type { Scenario } from '../format.ts'
import { kafkaSetup } from './kafka.ts'
import { PROBLEMS_MAX, type Problem, problemsOf, vocabularyOf } from './problems.ts'
import { rabbitSetup } from './rabbit.ts'
import { referenceProblems, setupReferences } from './references.ts'
import { common } from './scenario.ts'
import { settingProblems } from './settings.ts'

export type { Problem } from './problems.ts'

/** What came of validating: the scenario with its defaults filled in, or what is wrong with it. */
export type Parsed =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** The scenario format. `public/scenario.schema.json` is made from it. */
export const scenarioSchema = v.variant(
  'model',
  [
    v.strictObject({ ...common, model: v.literal('rabbitmq'), setup: rabbitSetup }),
    v.strictObject({ ...common, model: v.literal('kafka'), setup: kafkaSetup }),
  ],
  'must be "rabbitmq" or "kafka"',
)

/** Lists in lists in lists: a scenario has about ten of them, and a bomb has a million. */
const DEPTH_MAX = 64

const vocabulary = vocabularyOf(scenarioSchema)

/**
 * Reads a scenario from plain JSON. What is missing and has a default gets it; what is wrong is named with its
 * path and the fix, and then nothing is taken.
 */
export function parseScenario(json: unknown): Parsed {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const fix = 'begin with {"id": "my-scenario", "model": "rabbitmq", "setup": {...}}'
    return { ok: false, problems: [{ path: '/', message: 'a scenario is an object', fix }] }
  }
  const deep = tooDeep(json)
  if (deep !== undefined) return { ok: false, problems: [deep] }
  const reserved = reservedFields(json)
  if (reserved.length > 0) return { ok: false, problems: reserved }
  const parsed = v.safeParse(scenarioSchema, json)
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues, vocabulary) }
  const scenario = withPlainLatencies(parsed.output as unknown as Scenario)
  const written = referenceProblems(scenario)
  const problems = written.length > 0 ? written : settingProblems(scenario, (setup) => check(scenario, setup))
  return problems.length > 0
    ? { ok: false, problems: problems.slice(0, PROBLEMS_MAX) }
    : { ok: true, scenario }
}

/** What is wrong with another set-up in place of a scenario's own. */
function check({ id, model, commands, branches }: Scenario, setup: unknown): readonly Problem[] {
  const parsed = v.safeParse(scenarioSchema, { id, model, setup })
  if (!parsed.success) return problemsOf(parsed.issues, vocabulary)
  return setupReferences({ ...(parsed.output as unknown as Scenario), commands, branches })
}

/** Level by level and without recursion, which is what such a text is written to break. */
function tooDeep(json: object): Problem | undefined {
  let level: readonly unknown[] = [json]
  for (let depth = 0; depth < DEPTH_MAX; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    if (level.length === 0) return undefined
  }
  const message = `it is nested more than ${DEPTH_MAX} levels deep`
  return { path: '/', message, fix: 'a scenario has about ten: is it the right file?' }
}

/** Names that every object has in JavaScript: a field of that name would be dropped without a word. */
const RESERVED = ['__proto__', 'constructor', 'prototype']

/** Called when it is known not to be nested deeply. */
function reservedFields(json: object, path = ''): readonly Problem[] {
  return Object.entries(json).flatMap(([field, inner]) => {
    const at = `${path}/${field}`
    if (RESERVED.includes(field)) {
      return [{ path: at, message: `there is no field "${field}" here`, fix: 'remove it' }]
    }
    return typeof inner === 'object' && inner !== null ? reservedFields(inner, at) : []
  })
}

/** A latency may be written as one number; Kafka's set-up takes least and most. */
function withPlainLatencies(scenario: Scenario): Scenario {
  const { network } = scenario.setup
  if (network === undefined || scenario.model !== 'kafka') return scenario
  const links = (network.links ?? []).map((link) => ({ ...link, latency: rangeOf(link.latency) }))
  const latency = rangeOf(network.latency ?? 0)
  return { ...scenario, setup: { ...scenario.setup, network: { latency, links } } } as Scenario
}

function rangeOf(latency: unknown): unknown {
  return typeof latency === 'number' ? { least: latency, most: latency } : latency
}
