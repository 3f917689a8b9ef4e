import type { PublishSetup } from '../engine/rabbit/setup.ts'
import type { Problem } from './schema/problems.ts'
import { type Parsed, parseScenario } from './schema/validate.ts'

/** What `rabbitmqctl export_definitions` writes, as far as it matters here. */
interface Exported {
  readonly exchanges?: readonly Named[]
  readonly queues?: readonly Named[]
  readonly bindings?: readonly ExportedBinding[]
  readonly policies?: readonly Named[]
}

interface Named {
  readonly name?: unknown
  readonly vhost?: unknown
}

interface ExportedBinding {
  readonly vhost?: unknown
  readonly source?: unknown
  readonly destination?: unknown
  readonly routing_key?: unknown
}

const GAP_TICKS = 100
const AFTER_TICKS = 60_000

/**
 * A scenario that runs an exported topology: one message through every binding of an exchange, 100 ms apart,
 * with nobody consuming, so that one sees where each comes to rest, expires, overflows or is dead-lettered.
 * Undefined when the file is no export. Users, permissions and parameters are left out: they decide no route.
 */
export function scenarioFromDefinitions(json: unknown): Parsed | undefined {
  if (!isExported(json)) return undefined
  const spaces = vhostsOf(json)
  if (spaces.length > 1) return { ok: false, problems: [tooManySpaces(spaces)] }
  const publish = probesOf(json.bindings ?? [])
  const parsed = parseScenario({
    id: 'imported-definitions',
    model: 'rabbitmq',
    until: publish.length * GAP_TICKS + AFTER_TICKS,
    setup: {
      definitions: {
        exchanges: json.exchanges ?? [],
        queues: json.queues ?? [],
        bindings: json.bindings ?? [],
        policies: json.policies ?? [],
      },
      clients: [{ name: 'probe', kind: 'publisher', publish }],
    },
    measures: {
      published: { take: 'count', of: { type: 'message.published' } },
      enqueued: {
        take: 'split',
        of: { type: 'message.enqueued' },
        by: 'queue',
        among: (json.queues ?? []).map(({ name }) => String(name)),
      },
    },
  })
  return parsed.ok ? parsed : { ok: false, problems: parsed.problems.map(asInFile) }
}

/** What is wrong with the export stands in the export: without the scenario that was made around it. */
function asInFile(problem: Problem): Problem {
  return { ...problem, path: problem.path.replace(/^\/setup\/definitions(?=\/)/, '') }
}

function isExported(json: unknown): json is Exported {
  if (typeof json !== 'object' || json === null || 'model' in json || 'setup' in json) return false
  return ['queues', 'exchanges', 'bindings'].some((field) =>
    Array.isArray((json as Record<string, unknown>)[field]),
  )
}

/** The virtual hosts that the queues are in: each is a world of its own. */
function vhostsOf({ queues = [], exchanges = [] }: Exported): string[] {
  const names = [...queues, ...exchanges].map(({ vhost }) => String(vhost ?? '/'))
  return [...new Set(names)].sort((one, other) => (one < other ? -1 : 1))
}

function tooManySpaces(spaces: readonly string[]): Problem {
  return {
    path: '/queues',
    message: `the file has several virtual hosts: ${spaces.join(', ')}`,
    fix: 'export one of them: rabbitmqctl export_definitions cannot, so keep the entries of one "vhost" only',
  }
}

/** A message that takes each binding: words in place of `*`, none in place of `#`. */
function probesOf(bindings: readonly ExportedBinding[]): PublishSetup[] {
  const routes = new Map<string, { exchange: string; routing_key: string }>()
  for (const { source, routing_key = '' } of bindings) {
    if (typeof source !== 'string' || typeof routing_key !== 'string') continue
    const key = keyFor(routing_key)
    routes.set(`${source}\n${key}`, { exchange: source, routing_key: key })
  }
  return [...routes.values()].map((route, row) => ({ ...route, id: `m${row + 1}`, at: row * GAP_TICKS }))
}

function keyFor(bindingKey: string): string {
  const words = bindingKey.split('.').filter((word) => word !== '#')
  return words.map((word) => (word === '*' ? 'word' : word)).join('.')
}
