import { type Matcher, ruleOf } from '../exchanges/index.ts'
import type { Table } from '../methods.ts'
import type { Profile } from '../profiles.ts'
import type { Binding, BrokerState, Exchange, Topology } from '../state.ts'
import { EMPTY_TABLE } from '../table.ts'

/** Where messages with one key at one exchange go, as long as nothing is declared or deleted. */
interface Routes {
  readonly topology: Topology
  readonly byExchange: Map<string, Map<string, readonly string[]>>
}

/** Keys an exchange whose routes are remembered; a publisher of ever new keys must not fill the memory. */
const KEYS_MAX = 4096

/**
 * Derived from the topology alone, so it is no state: whichever world asks, the same topology gives the same
 * routes. One suffices, since a run asks with the same one again and again.
 */
let routes: Routes = { topology: { version: -1 }, byExchange: new Map() }

const matchers = new WeakMap<readonly Binding[], Matcher>()

/** The queues that a message reaches, each once, sorted by name. */
export function routeOf(
  broker: BrokerState,
  exchange: Exchange,
  routingKey: string,
  copies: readonly string[],
  headers: Table | undefined,
): readonly string[] {
  if (copies.length > 0) return walk(broker, exchange, [routingKey, ...copies], headers ?? EMPTY_TABLE).queues
  if (routes.topology !== broker.topology) routes = { topology: broker.topology, byExchange: new Map() }
  let known = routes.byExchange.get(exchange.name)
  if (known === undefined) {
    known = new Map()
    routes.byExchange.set(exchange.name, known)
  }
  const found = known.get(routingKey)
  if (found !== undefined) return found
  const { queues, readsHeaders } = walk(broker, exchange, [routingKey], headers ?? EMPTY_TABLE)
  if (readsHeaders) return queues
  if (known.size >= KEYS_MAX) known.clear()
  known.set(routingKey, queues)
  return queues
}

interface Walked {
  readonly queues: readonly string[]
  readonly readsHeaders: boolean
}

/**
 * From exchange to exchange, each once, so that a cycle ends (e2e-03); the keys are matched again at each. An
 * exchange without a match hands on to its alternate (ae-01 to ae-07).
 */
function walk(broker: BrokerState, start: Exchange, keys: readonly string[], headers: Table): Walked {
  if (start.name === '')
    return { queues: sorted(keys.filter((key) => broker.queues.has(key))), readsHeaders: false }
  const queues: string[] = []
  const seen = new Set([start.name])
  const open = [start]
  let readsHeaders = false
  const go = (name: string) => {
    const next = seen.has(name) ? undefined : broker.exchanges.get(name)
    seen.add(name)
    if (next !== undefined) open.push(next)
  }
  for (let exchange = open.pop(); exchange !== undefined; exchange = open.pop()) {
    readsHeaders ||= ruleOf(exchange.type)?.readsHeaders === true
    let matched = false
    const found = ({ destination, destinationType }: Binding) => {
      matched = true
      if (destinationType === 'queue') queues.push(destination)
      else go(destination)
    }
    const match = matcherOf(exchange, broker.profile)
    for (const key of keys) match(key, headers, found)
    if (!matched && exchange.alternate !== undefined) go(exchange.alternate)
  }
  return { queues: sorted(queues), readsHeaders }
}

function matcherOf({ bindings, type }: Exchange, profile: Profile): Matcher {
  const known = matchers.get(bindings)
  if (known !== undefined) return known
  const matcher = ruleOf(type)?.matcher(bindings, profile) ?? (() => {})
  matchers.set(bindings, matcher)
  return matcher
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
}
